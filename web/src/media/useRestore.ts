import { useMutation, useQueryClient } from '@tanstack/react-query';
import { restoreMedia } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { showToast } from '#ui/toasts.ts';
import { mediaKeys, mediaOf } from './queries.ts';
import { t } from './text.ts';

type Entry = { readonly mediaId: string; readonly title: string };

/** Takes an entry out of the recycle bin and says so. */
export function useRestore({ mediaId, title }: Entry) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call(restoreMedia, { params: { mediaId } }),
    onSuccess: async (media) => {
      queryClient.setQueryData(mediaOf(mediaId).queryKey, media);
      showToast({ message: t('restored', { title }) });
      await queryClient.invalidateQueries({ queryKey: mediaKeys.lists });
    },
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
  });
}
