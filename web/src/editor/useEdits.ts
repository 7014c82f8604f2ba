import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelEdit, type EditView, restoreVersion, startEdit } from '#contract/editor/endpoints.ts';
import type { BodyInput } from '#contract/endpoint.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { showToast } from '#ui/toasts.ts';
import { editorKeys } from './queries.ts';
import { t } from './text.ts';
import { problemsOfCancelling, problemsOfRestoring, problemsOfStart } from './words.ts';

export type WantedEdit = BodyInput<typeof startEdit>;

export function useStartEdit(mediaId: string, onStarted: (edit: EditView) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: WantedEdit) => call(startEdit, { params: { mediaId }, body }),
    onSuccess: async (edit) => {
      onStarted(edit);
      await queryClient.invalidateQueries({ queryKey: editorKeys.ofMedia(mediaId) });
    },
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(startEdit, problemsOfStart(), error) }),
  });
}

export function useCancelEdit(mediaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (editId: string) => call(cancelEdit, { params: { mediaId, editId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: editorKeys.ofMedia(mediaId) }),
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(cancelEdit, problemsOfCancelling(), error) }),
  });
}

export function useRestoreVersion(mediaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (number: number) => call(restoreVersion, { params: { mediaId, number } }),
    onSuccess: (_, number) => showToast({ message: t('broughtBack', { number }) }),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: editorKeys.ofMedia(mediaId) });
      await queryClient.invalidateQueries({ queryKey: ['media', mediaId] });
      await queryClient.invalidateQueries({ queryKey: ['playback', mediaId] });
    },
    onError: (error) =>
      showToast({ tone: 'danger', message: sentenceOf(restoreVersion, problemsOfRestoring(), error) }),
  });
}
