import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InviteView } from '#contract/invites/view.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { showToast } from '#ui/toasts.ts';
import { inviteKeys } from './queries.ts';

type Change = {
  readonly mediaId: string;
  readonly change: () => Promise<InviteView>;
  /** What is said once it is done. */
  readonly done: (changed: InviteView) => string;
  readonly onClose: () => void;
};

/** Changes one invitation, says so, and closes what asked for it. */
export function useInviteChange({ mediaId, change, done, onClose }: Change) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (changed) => {
      showToast({ message: done(changed) });
      onClose();
    },
    onError: (error) => {
      showToast({ tone: 'danger', message: wordsOfFailure(error).what });
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: inviteKeys.ofMedia(mediaId) }),
  });
}
