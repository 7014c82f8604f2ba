import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addGalleryPeople, changeGalleryPerson } from '#contract/galleries/people.ts';
import { sentenceOf } from '#lib/problems.ts';
import { showToast } from '#ui/toasts.ts';
import { galleryKeys } from './queries.ts';
import { t } from './text.ts';

type Options<T, R> = {
  readonly change: (wanted: T) => Promise<R>;
  /** What is said when it is done; null for nothing. */
  readonly done: (answer: R, wanted: T) => string | null;
};

/** Changes who is in a gallery, says so, and draws the list anew. */
export function usePeopleChange<T, R>(galleryId: string, { change, done }: Options<T, R>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (answer, wanted) => {
      const message = done(answer, wanted);
      if (message !== null) showToast({ message });
    },
    onError: (error) => showToast({ tone: 'danger', message: wordsOf(error) }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: galleryKeys.one(galleryId) }),
  });
}

/** The endpoints of the list of people refuse for these reasons together. */
function wordsOf(error: unknown): string {
  const unknown = { 'galleries.unknown': t('unknownWhy') };
  const problems = [...addGalleryPeople.problems, ...changeGalleryPerson.problems];
  return sentenceOf(
    { ...addGalleryPeople, problems },
    { ...unknown, 'groups.unknown': t('groupGone'), 'galleries.nobody-here': t('personGone') },
    error,
  );
}
