import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wordsOfFailure } from '#lib/problems.ts';
import { showToast } from '#ui/toasts.ts';
import { guestKeys } from './queries.ts';

type Change = {
  readonly mediaId: string;
  readonly change: () => Promise<unknown>;
  /** What is said once it is done. */
  readonly done: string;
  readonly onClose: () => void;
};

/** Changes a guest link or a guest, says so, and closes what asked for it. */
export function useGuestChange({ mediaId, change, done, onClose }: Change) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => showToast({ message: done }),
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
    onSettled: () => {
      onClose();
      return queryClient.invalidateQueries({ queryKey: guestKeys.ofMedia(mediaId) });
    },
  });
}
