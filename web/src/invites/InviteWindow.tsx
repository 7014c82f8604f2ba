import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Failure } from '#lib/Failure.tsx';
import { useLeaving } from '#lib/useLeaving.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog, FooterStart } from '#ui/Dialog.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { AlreadyInvited } from './AlreadyInvited.tsx';
import { type Draft, isWritten, newDraft } from './draft.ts';
import { InviteForm } from './InviteForm.tsx';
import styles from './invites.module.css';
import { LinkMade, LinkTitle } from './LinkMade.tsx';
import { inviteOptionsOf } from './queries.ts';
import { earlierInviteOf } from './refusals.ts';
import { useText } from './text.ts';
import { useInviting } from './useInviting.ts';

type Props = { readonly mediaId: string; readonly onMany: () => void; readonly onClose: () => void };

/** "Invite users": the form, and in its place the link it made. */
export function InviteWindow({ mediaId, onMany, onClose }: Props) {
  const text = useText();
  const formId = useId();
  const options = useQuery(inviteOptionsOf(mediaId));
  const inviting = useInviting(mediaId);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [earlierId, setEarlierId] = useState<string | null>(null);
  const state = inviting.isPending ? 'pending' : 'ready';
  const made = inviting.data;
  const leaving = useLeaving(
    made === undefined && draft !== null && isWritten(draft),
    { title: text('discardTitle'), confirm: text('discard'), note: text('discardNote') },
    onClose,
  );

  if (made !== undefined) {
    return (
      <Dialog
        isOpen
        title={<LinkTitle invite={made.invite} />}
        onClose={onClose}
        footer={
          <>
            <Button onPress={startAnew}>{text('inviteAnother')}</Button>
            <Button onPress={onClose}>{text('done')}</Button>
          </>
        }
      >
        <LinkMade mediaId={mediaId} made={made} />
      </Dialog>
    );
  }
  return (
    <Dialog isOpen title={text('inviteUsers')} help={text('help')} onClose={leaving.leave} footer={footer()}>
      {content()}
      {leaving.question}
    </Dialog>
  );

  function content() {
    if (options.data === undefined) {
      return options.isError ? (
        <Failure error={options.error} onRetry={() => void options.refetch()} />
      ) : (
        <div className={styles.skeleton} role="status" aria-label={text('working')}>
          <Skeleton shape="control" count={4} />
        </div>
      );
    }
    const current = draft ?? newDraft(options.data);
    if (earlierId !== null) {
      return (
        <AlreadyInvited
          address={current.email}
          canMail={options.data.canMail}
          state={state}
          error={inviting.error}
          onRenew={({ mail }) => inviting.mutate({ kind: 'renewal', inviteId: earlierId, mail })}
          onAnother={() => inviting.mutate({ kind: 'another', draft: current })}
        />
      );
    }
    return (
      <InviteForm
        id={formId}
        mediaId={mediaId}
        options={options.data}
        draft={current}
        error={inviting.error}
        onChange={(changed) => {
          setDraft(changed);
          if (inviting.isError) inviting.reset();
        }}
        onSubmit={() =>
          inviting.mutate(
            { kind: 'first', draft: current },
            { onError: (error) => setEarlierId(earlierInviteOf(error)) },
          )
        }
      />
    );
  }

  function footer() {
    if (earlierId !== null) {
      return (
        <Button
          state={state === 'pending' ? 'disabled' : 'ready'}
          onPress={() => {
            inviting.reset();
            setEarlierId(null);
          }}
        >
          {text('back')}
        </Button>
      );
    }
    return (
      <>
        <FooterStart>
          <Button kind="quiet" onPress={onMany}>
            {text('inviteMany')}
          </Button>
        </FooterStart>
        <Button onPress={onClose}>{text('cancel')}</Button>
        <Button kind="primary" type="submit" form={formId} state={options.data === undefined ? 'disabled' : state}>
          {text('generate')}
        </Button>
      </>
    );
  }

  function startAnew(): void {
    inviting.reset();
    setDraft(null);
    setEarlierId(null);
  }
}
