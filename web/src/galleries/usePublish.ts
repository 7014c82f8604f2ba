import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Publication, setPublishStatus } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { showToast } from '#ui/toasts.ts';
import { galleryKeys } from './queries.ts';
import { t } from './text.ts';

/** Saves where an entry is published, and says what that means now. */
export function usePublish(mediaId: string, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (publication: Publication) => call(setPublishStatus, { params: { mediaId }, body: publication }),
    onSuccess: async (changed) => {
      const { title, status, waitsForApproval } = changed;
      queryClient.setQueryData(['media', mediaId], changed);
      showToast({
        message: waitsForApproval ? t('statusWaits', { title }) : t('statusSaved', { title, status: t(status) }),
      });
      onSaved();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: galleryKeys.publication(mediaId) }),
        queryClient.invalidateQueries({ queryKey: galleryKeys.all }),
        queryClient.invalidateQueries({ queryKey: ['media-lists'] }),
      ]);
    },
  });
}
