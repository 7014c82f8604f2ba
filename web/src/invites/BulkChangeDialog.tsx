import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { type BulkChange, changeInvites } from '#contract/invites/managing.ts';
import { fromLocalInput } from '#lib/local-time.ts';
import { sentenceOf } from '#lib/problems.ts';
import { formatMoment, serverNow } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { type InviteOptions, validUntilError } from './draft.ts';
import { EndField, suggestedEnd } from './EndField.tsx';
import styles from './list.module.css';
import { t, useText } from './list-text.ts';
import { RoleField } from './RoleField.tsx';
import type { Target } from './selection.ts';
import { type BulkOutcome, useBulkChange } from './useBulkChange.ts';

type Action = BulkChange['action'];
type Props = {
  readonly mediaId: string;
  readonly action: Action;
  readonly count: number;
  readonly targets: readonly Target[];
  readonly options: InviteOptions;
  /** `done` once something was changed. */
  readonly onClose: (what: 'cancelled' | 'done') => void;
};

/** Asks before many are changed, shows how far it is, and says what became of them. */
export function BulkChangeDialog({ mediaId, action, count, targets, options, onClose }: Props) {
  const text = useText();
  const changing = useBulkChange(mediaId);
  const [until, setUntil] = useState(() => suggestedEnd(options, null));
  const [role, setRole] = useState(options.roles[0] ?? 'viewer');
  const [requestId] = useState(() => crypto.randomUUID());
  const [wasTried, setWasTried] = useState(false);
  const { data, error, isPending, soFar } = changing;
  const close = () => onClose(data === undefined && error === null ? 'cancelled' : 'done');

  function change(): void {
    setWasTried(true);
    if (action === 'extend' && validUntilError(until, options) !== null) return;
    changing.mutate({ targets, change: changeOf({ action, until, role, requestId }) });
  }

  if (data !== undefined) {
    return (
      <Dialog
        isOpen
        title={<Outcome action={action} outcome={data} />}
        onClose={close}
        footer={
          <Button kind="primary" autoFocus onPress={close}>
            {text('done')}
          </Button>
        }
      >
        <Refused outcome={data} />
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      title={text(`ask.${action}`, { count })}
      onClose={close}
      onSubmit={change}
      footer={
        <>
          <Button onPress={close} autoFocus={action === 'remove'}>
            {text('cancel')}
          </Button>
          <Button
            kind={action === 'remove' ? 'danger' : 'primary'}
            type="submit"
            state={isPending ? 'pending' : 'ready'}
          >
            {error === null ? text(`do.${action}`) : text('tryAgain')}
          </Button>
        </>
      }
    >
      {action === 'extend' ? (
        <EndField options={options} value={until} onChange={setUntil} wasTried={wasTried} />
      ) : null}
      {action === 'change-role' ? (
        <RoleField roles={options.roles} value={role} error={null} onChange={setRole} />
      ) : null}
      <p className={styles.quiet}>{text(`tell.${action}`)}</p>
      {isPending ? <Progress soFar={soFar} count={count} /> : null}
      {error === null ? null : <ErrorBlock what={whyNone(error)} />}
    </Dialog>
  );
}

function Progress({ soFar, count }: { readonly soFar: BulkOutcome; readonly count: number }) {
  const text = useText();
  const done = handledIn(soFar);
  return (
    <ProgressBar
      label={text('underWay')}
      percent={Math.min(100, (done / Math.max(count, 1)) * 100)}
      note={text('soFar', { done, count })}
    />
  );
}

function Outcome({ action, outcome: { done } }: { readonly action: Action; readonly outcome: BulkOutcome }) {
  return (
    <span className={styles.outcome}>
      <span className={done > 0 ? styles.tick : styles.warning}>
        <Icon of={done > 0 ? CircleCheck : CircleAlert} size="large" />
      </span>
      {didWords(action, done)}
    </span>
  );
}

function Refused({ outcome: { refused } }: { readonly outcome: BulkOutcome }) {
  const text = useText();
  const count = [...refused.values()].reduce((sum, each) => sum + each, 0);
  if (count === 0) return null;
  return (
    <div className={styles.refused}>
      <p>{text('notDone', { count })}</p>
      <ul>
        {Array.from(refused, ([problem, each]) => (
          <li key={problem}>{text('because', { count: each, reason: text(`because.${problem}`) })}</li>
        ))}
      </ul>
    </div>
  );
}

function didWords(action: Action, count: number): string {
  if (action !== 'allow-new-device') return t(`did.${action}`, { count });
  return t('did.allow-new-device', {
    count,
    time: formatMoment(new Date(serverNow().getTime() + 30 * 60_000), 'time'),
  });
}

function handledIn({ done, refused }: BulkOutcome): number {
  return done + [...refused.values()].reduce((sum, each) => sum + each, 0);
}

type Chosen = { readonly action: Action; readonly until: string; readonly requestId: string } & Pick<
  Extract<BulkChange, { action: 'change-role' }>,
  'role'
>;

function changeOf({ action, until, role, requestId }: Chosen): BulkChange {
  switch (action) {
    case 'resend':
      return { action, requestId };
    case 'extend':
      return { action, validUntil: (fromLocalInput(until) ?? serverNow()).toISOString() };
    case 'change-role':
      return { action, role };
    case 'allow-new-device':
    case 'remove':
      return { action };
  }
}

/** Why none was changed, or not all: the connection, or what concerns them all. */
function whyNone(error: unknown): string {
  const words = {
    'media.unknown': t('refused.media.unknown'),
    'media.is-deleted': t('refused.media.is-deleted'),
    'invites.role-not-offered': t('refused.invites.role-not-offered'),
    'invites.valid-too-long': t('refused.invites.valid-too-long'),
  };
  return sentenceOf(changeInvites, words, error);
}
