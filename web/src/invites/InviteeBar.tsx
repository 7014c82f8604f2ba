import { useMutation } from '@tanstack/react-query';
import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import type { InvitedAs } from '#contract/access/invited-as.ts';
import { leaveAsGuest } from '#contract/guests/door.ts';
import { leaveInvitation } from '#contract/invites/door.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './invites.module.css';
import { useText } from './text.ts';

type Props = {
  readonly invitedAs: InvitedAs;
  readonly onLeft: () => void;
};

/** Who was invited, or came by a guest link, always sees as whom they are here, and the way out (5.4). */
export function InviteeBar({ invitedAs, onLeft }: Props) {
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  const leaving = useMutation({
    mutationFn: () => leave(invitedAs),
    onSuccess: onLeft,
    onError: (error) => {
      showToast({ tone: 'danger', message: wordsOfFailure(error).what });
      setIsAsking(false);
    },
  });
  return (
    <div className={styles.bar}>
      <p className={styles.barWords}>
        <Icon of={DoorOpen} />
        {text(invitedAs.kind === 'guest' ? 'youAreHereAsGuest' : 'youAreHere', { name: invitedAs.name })}
      </p>
      <Button kind="quiet" size="small" onPress={() => setIsAsking(true)}>
        {text('leave')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={text('leaveTitle')}
        lost={[text('lostHere')]}
        confirm={text('leave')}
        state={leaving.isPending ? 'pending' : 'ready'}
        onConfirm={() => leaving.mutate()}
        onCancel={() => setIsAsking(false)}
      >
        {text('leaveWords')}
      </ConfirmDialog>
    </div>
  );
}

function leave(invitedAs: InvitedAs): Promise<null> {
  switch (invitedAs.kind) {
    case 'invitee':
      return call(leaveInvitation, { params: { inviteId: invitedAs.inviteId } });
    case 'guest':
      return call(leaveAsGuest, { params: { guestId: invitedAs.guestId } });
  }
}
