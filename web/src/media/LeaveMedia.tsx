import { useMutation, useQueryClient } from '@tanstack/react-query';
import { leaveMedia } from '#contract/media/collaborators.ts';
import type { MediaView } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { mediaKeys } from './queries.ts';
import { t, useText } from './text.ts';

type Props = { readonly media: MediaView; readonly onLeft: () => void; readonly onClose: () => void };

/** Whoever works on it with its owner goes by themselves. */
export function LeaveMedia({ media: { id: mediaId, title, ownerName }, onLeft, onClose }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const refusals = { 'media.unknown': text('problem.media.unknown'), 'media.no-collaborator': text('leftAlready') };
  const leaving = useMutation({
    mutationFn: () => call(leaveMedia, { params: { mediaId } }),
    onSuccess: async () => {
      showToast({ message: t('leftEntry', { title }) });
      onLeft();
      await queryClient.invalidateQueries({ queryKey: mediaKeys.lists });
    },
    onError: (error) => {
      showToast({ tone: 'danger', message: sentenceOf(leaveMedia, refusals, error) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('leaveTitle', { title })}
      lost={[text('leaveLost')]}
      confirm={text('leaveConfirm')}
      state={leaving.isPending ? 'pending' : 'ready'}
      onConfirm={() => leaving.mutate()}
      onCancel={onClose}
    >
      {text('leaveUndo', { name: ownerName })}
    </ConfirmDialog>
  );
}
