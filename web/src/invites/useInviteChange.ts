import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InviteView } from '#contract/invites/view.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { showToast } from '#ui/toasts.ts';
import { inviteKeys } from './queries.ts';

type Change<V> = {
  readonly mediaId: string;
  readonly change: (wanted: V) => Promise<InviteView>;
  /** What is said once it is done. */
  readonly done: (changed: InviteView) => string;
  /** Words for a refusal; else the first sentence that fits any. */
  readonly whyNot?: (error: unknown) => string;
  readonly onClose: () => void;
};

/** Changes one invitation, says so, and closes what asked for it. */
export function useInviteChange<V = void>({ mediaId, change, done, whyNot = firstSentence, onClose }: Change<V>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (changed) => {
      showToast({ message: done(changed) });
      onClose();
    },
    onError: (error) => {
      showToast({ tone: 'danger', message: whyNot(error) });
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: inviteKeys.ofMedia(mediaId) }),
  });
}

function firstSentence(error: unknown): string {
  return wordsOfFailure(error).what;
}
