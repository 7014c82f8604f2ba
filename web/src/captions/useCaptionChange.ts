import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Endpoint } from '#contract/endpoint.ts';
import { sentenceOf } from '#lib/problems.ts';
import { showToast } from '#ui/toasts.ts';
import { captionProblems } from './problems.ts';
import { captionKeys } from './queries.ts';

type Wish<T> = {
  readonly endpoint: Endpoint & { readonly problems: readonly (keyof ReturnType<typeof captionProblems>)[] };
  readonly mediaId: string;
  readonly change: (wanted: T) => Promise<unknown>;
  /** What is said once it is done; null where the page shows it. */
  readonly done: (wanted: T) => string | null;
};

/** Changes something about the captions of an entry, and says so. */
export function useCaptionChange<T = void>({ endpoint, mediaId, change, done }: Wish<T>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (_, wanted) => {
      const message = done(wanted);
      if (message !== null) showToast({ message });
    },
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(endpoint, captionProblems(), error) }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: captionKeys.ofMedia(mediaId) }),
  });
}
