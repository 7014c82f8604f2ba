import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { InvitedAs } from '#contract/access/invited-as.ts';
import { leaveInvitation } from '#contract/invites/door.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { HereBar } from '#ui/HereBar.tsx';
import { showToast } from '#ui/toasts.ts';
import { useText } from './text.ts';

type Props = {
  readonly invitedAs: Extract<InvitedAs, { readonly kind: 'invitee' }>;
  readonly onLeft: () => void;
};

/** Who was invited always sees as whom they are here, and the way out (5.4). */
export function InviteeBar({ invitedAs: { name, inviteId }, onLeft }: Props) {
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  const leaving = useMutation({
    mutationFn: () => call(leaveInvitation, { params: { inviteId } }),
    onSuccess: onLeft,
    onError: (error) => {
      showToast({ tone: 'danger', message: wordsOfFailure(error).what });
      setIsAsking(false);
    },
  });
  return (
    <HereBar words={text('youAreHere', { name })}>
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
    </HereBar>
  );
}
