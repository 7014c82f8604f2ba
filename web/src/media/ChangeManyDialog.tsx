import { useState } from 'react';
import { COLLABORATOR_KINDS, type CollaboratorKind } from '#contract/access/roles.ts';
import { EmailAddress } from '#contract/accounts/email.ts';
import type { MediaChange } from '#contract/media/listing.ts';
import { oneLine } from '#contract/text.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useText } from './list-text.ts';
import { nameOfKind } from './words.ts';

type Props = {
  readonly action: MediaChange['action'];
  readonly count: number;
  /** How many have been handled; null: it has not begun. */
  readonly soFar: number | null;
  readonly onChange: (change: MediaChange) => void;
  readonly onClose: () => void;
};

/** What must be known, or thought about, before many are changed. */
export function ChangeManyDialog(props: Props) {
  const { action, count, soFar, onChange, onClose } = props;
  const text = useText();
  switch (action) {
    case 'delete':
      return (
        <ConfirmDialog
          isOpen
          title={text('ask.delete', { count })}
          lost={[text('lostWatching'), text('lostInvitations')]}
          confirm={text('delete')}
          state={soFar === null ? 'ready' : 'pending'}
          onConfirm={() => onChange({ action })}
          onCancel={onClose}
        >
          {text('deleteUndo')}
        </ConfirmDialog>
      );
    case 'add-tags':
    case 'remove-tags':
      return <TagsDialog {...props} action={action} />;
    case 'add-collaborator':
    case 'transfer':
      return <PersonDialog {...props} action={action} />;
    case 'restore':
    case 'set-status':
      // Done at once: nothing is lost by them.
      return null;
  }
}

function TagsDialog({
  action,
  count,
  soFar,
  onChange,
  onClose,
}: Props & { readonly action: 'add-tags' | 'remove-tags' }) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const tags = typed
    .split(',')
    .map((tag) => oneLine(tag).slice(0, 40))
    .filter((tag) => tag !== '');
  const error = tags.length === 0 ? text('tagsMissing') : tags.length > 20 ? text('tagsTooMany') : null;
  return (
    <Dialog
      isOpen
      title={text(`ask.${action}`, { count })}
      onClose={onClose}
      onSubmit={() => {
        setWasTried(true);
        if (error === null) onChange({ action, tags });
      }}
      footer={<Footer name={text(`do.${action}`)} soFar={soFar} onClose={onClose} />}
    >
      <TextField
        label={text('tags')}
        description={text('tagsHelp')}
        error={wasTried ? error : null}
        value={typed}
        onChange={setTyped}
        maxLength={800}
        autoFocus
      />
      <Progress soFar={soFar} count={count} />
    </Dialog>
  );
}

type PersonProps = Props & { readonly action: 'add-collaborator' | 'transfer' };

function PersonDialog({ action, count, soFar, onChange, onClose }: PersonProps) {
  const text = useText();
  const [email, setEmail] = useState('');
  const [kind, setKind] = useState<CollaboratorKind>('co-editor');
  const [wasTried, setWasTried] = useState(false);
  const address = EmailAddress.safeParse(email.trim());
  return (
    <Dialog
      isOpen
      title={text(`ask.${action}`, { count })}
      {...(action === 'transfer' ? { help: text('transferHelp') } : {})}
      onClose={onClose}
      onSubmit={() => {
        setWasTried(true);
        if (!address.success) return;
        onChange(action === 'transfer' ? { action, email: address.data } : { action, email: address.data, kind });
      }}
      footer={<Footer name={text(`do.${action}`)} soFar={soFar} onClose={onClose} />}
    >
      <TextField
        label={text('email')}
        type="email"
        autoComplete="off"
        error={wasTried && !address.success ? text('emailMissing') : null}
        value={email}
        onChange={setEmail}
        maxLength={254}
        autoFocus
      />
      {action === 'add-collaborator' ? (
        <Select
          label={text('role')}
          options={COLLABORATOR_KINDS.map((value) => ({ value, name: nameOfKind(value) }))}
          value={kind}
          onChange={setKind}
        />
      ) : null}
      <Progress soFar={soFar} count={count} />
    </Dialog>
  );
}

type FooterProps = Pick<Props, 'soFar' | 'onClose'> & { readonly name: string };

function Footer({ name, soFar, onClose }: FooterProps) {
  const text = useText();
  return (
    <>
      <Button onPress={onClose}>{text('cancel')}</Button>
      <Button kind="primary" type="submit" state={soFar === null ? 'ready' : 'pending'}>
        {name}
      </Button>
    </>
  );
}

function Progress({ soFar, count }: Pick<Props, 'soFar' | 'count'>) {
  const text = useText();
  if (soFar === null) return null;
  return (
    <ProgressBar
      label={text('working')}
      percent={Math.min(100, (soFar / Math.max(count, 1)) * 100)}
      note={text('soFar', { done: soFar, count })}
    />
  );
}
