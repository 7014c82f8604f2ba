import { type CaptionsView, deleteCaptions } from '#contract/captions/endpoints.ts';
import { call } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { useText } from './studio-text.ts';
import { useCaptionChange } from './useCaptionChange.ts';

type Props = { readonly mediaId: string; readonly captions: CaptionsView; readonly onClose: () => void };

export function DeleteCaptions({ mediaId, captions: { id: captionsId, label, cueCount }, onClose }: Props) {
  const text = useText();
  const deleting = useCaptionChange({
    endpoint: deleteCaptions,
    mediaId,
    change: () => call(deleteCaptions, { params: { mediaId, captionsId } }),
    done: () => text('deleted', { label }),
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('deleteTitle', { label })}
      lost={[text('deleteLost', { count: cueCount })]}
      confirm={text('delete')}
      state={deleting.isPending ? 'pending' : 'ready'}
      onConfirm={() => deleting.mutate(undefined, { onSettled: onClose })}
      onCancel={onClose}
    >
      {text('deleteWords')}
    </ConfirmDialog>
  );
}
