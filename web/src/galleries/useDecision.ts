import { useMutation, useQueryClient } from '@tanstack/react-query';
import { decideGalleryMedia, removeGalleryMedia } from '#contract/galleries/media.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { showToast } from '#ui/toasts.ts';
import { galleryKeys } from './queries.ts';
import { t } from './text.ts';

export type Decision = { readonly verdict: 'approve' | 'reject' | 'take-out'; readonly reason: string };
type Place = { readonly galleryId: string; readonly media: { readonly id: string; readonly title: string } };

/** What a moderator decides about one entry, and says so. */
export function useDecision({ galleryId, media: { id: mediaId, title } }: Place, onDone: () => void = () => {}) {
  const queryClient = useQueryClient();
  const refusals = { 'galleries.unknown': t('unknownWhy'), 'galleries.not-there': t('gone') };
  const said = { approve: 'approved', reject: 'rejected', 'take-out': 'takenOut' } as const;
  return useMutation({
    mutationFn: ({ verdict, reason }: Decision) => {
      const params = { galleryId, mediaId };
      return verdict === 'take-out'
        ? call(removeGalleryMedia, { params, body: { reason } })
        : call(decideGalleryMedia, { params, body: { verdict, reason } });
    },
    onSuccess: (_, { verdict }) => showToast({ message: t(said[verdict], { title }) }),
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(decideGalleryMedia, refusals, error) }),
    onSettled: () => {
      onDone();
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: galleryKeys.all }),
        queryClient.invalidateQueries({ queryKey: ['notices'] }),
      ]);
    },
  });
}
