import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { InvitedAs } from '#contract/access/invited-as.ts';
import { leaveAsGuest } from '#contract/guests/door.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { HereBar } from '#ui/HereBar.tsx';
import { showToast } from '#ui/toasts.ts';
import { ProveAddress } from './ProveAddress.tsx';
import { useText } from './text.ts';

type Props = {
  readonly invitedAs: Extract<InvitedAs, { readonly kind: 'guest' }>;
  readonly onLeft: () => void;
};

/** A guest always sees as whom they are here, and the way out (5.4, 5.8). */
export function GuestBar({ invitedAs: { name, guestId, proof }, onLeft }: Props) {
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  const [isProving, setIsProving] = useState(false);
  const leaving = useMutation({
    mutationFn: () => call(leaveAsGuest, { params: { guestId } }),
    onSuccess: onLeft,
    onError: (error) => {
      showToast({ tone: 'danger', message: wordsOfFailure(error).what });
      setIsAsking(false);
    },
  });
  return (
    <HereBar words={text(proof === 'guest' ? 'youAreHere' : 'youAreHereProved', { name })}>
      {proof === 'guest' ? (
        <Button kind="quiet" size="small" onPress={() => setIsProving(true)}>
          {text('prove')}
        </Button>
      ) : null}
      {isProving ? <ProveAddress guestId={guestId} onClose={() => setIsProving(false)} /> : null}
      <Button kind="quiet" size="small" onPress={() => setIsAsking(true)}>
        {text('leave')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={text('leaveTitle')}
        lost={[text('leaveLost')]}
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
