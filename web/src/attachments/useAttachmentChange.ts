import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type AttachmentsView,
  changeAttachment,
  deleteAttachment,
  orderAttachments,
  setRelated,
} from '#contract/attachments/endpoints.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { showToast } from '#ui/toasts.ts';
import { attachmentsOf } from './queries.ts';

/** What can be done to the files beside an entry; each answer is the new list. */
export function useAttachmentChange(mediaId: string) {
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (change: () => Promise<AttachmentsView>) => change(),
    onSuccess: (answer) => queryClient.setQueryData(attachmentsOf(mediaId).queryKey, answer),
    onError: (error) => {
      const { what, now } = wordsOfFailure(error);
      showToast({ tone: 'danger', message: `${what} ${now}` });
    },
  });
  const params = { mediaId };
  return {
    isPending,
    rename: (attachmentId: string, body: { name: string; title: string }, onDone: () => void) =>
      mutate(() => call(changeAttachment, { params: { mediaId, attachmentId }, body }), { onSuccess: onDone }),
    remove: (attachmentId: string, onDone: () => void) =>
      mutate(() => call(deleteAttachment, { params: { mediaId, attachmentId } }), { onSuccess: onDone }),
    order: (attachmentIds: readonly string[]) =>
      mutate(() => call(orderAttachments, { params, body: { attachmentIds: [...attachmentIds] } })),
    relate: (mediaIds: readonly string[]) =>
      mutate(() => call(setRelated, { params, body: { mediaIds: [...mediaIds] } })),
  };
}
