import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showToast } from '#ui/toasts.ts';
import { groupKeys } from './group-queries.ts';

type Options<T, R> = {
  readonly change: (wanted: T) => Promise<R>;
  /** What is said when it is done; null for nothing. */
  readonly done: (answer: R, wanted: T) => string | null;
  readonly refused: (error: unknown) => string;
};

/** Changes groups or their people, says so, and draws the lists anew. */
export function useGroupChange<T, R>({ change, done, refused }: Options<T, R>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (answer, wanted) => {
      const message = done(answer, wanted);
      if (message !== null) showToast({ message });
    },
    onError: (error) => showToast({ tone: 'danger', message: refused(error) }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: groupKeys.all }),
  });
}
