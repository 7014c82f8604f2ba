import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteMedia, type MediaView } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { mediaKeys } from './queries.ts';
import { t, useText } from './text.ts';
import { useRestore } from './useRestore.ts';
import { entryProblems } from './words.ts';

type Props = { readonly media: MediaView; readonly onDeleted: () => void; readonly onClose: () => void };

export function DeleteMedia({ media, onDeleted, onClose }: Props) {
  const text = useText();
  const { id: mediaId, title } = media;
  const queryClient = useQueryClient();
  const restore = useRestore({ mediaId, title });
  const remove = useMutation({
    mutationFn: () => call(deleteMedia, { params: { mediaId } }),
    onSuccess: async () => {
      showToast({ message: t('deleted', { title }), action: { name: t('undo'), onPress: () => restore.mutate() } });
      onDeleted();
      await queryClient.invalidateQueries({ queryKey: mediaKeys.lists });
    },
    onError: (error) => {
      showToast({ tone: 'danger', message: sentenceOf(deleteMedia, entryProblems(), error) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('deleteTitle', { title })}
      lost={[text('lostWatching'), text('lostInvitations')]}
      confirm={text('delete')}
      state={remove.isPending ? 'pending' : 'ready'}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      {text('deleteUndo')}
    </ConfirmDialog>
  );
}
