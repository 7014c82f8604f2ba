import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteWebhook, type WebhookView } from '#contract/webhooks/endpoints.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { webhooksQuery } from './queries.ts';
import { useText } from './text.ts';

export function DeleteWebhook({ webhook, onClose }: { readonly webhook: WebhookView; readonly onClose: () => void }) {
  const text = useText();
  const queryClient = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => call(deleteWebhook, { params: { webhookId: webhook.id } }),
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
    onSettled: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('deleteTitle')}
      lost={[text('lostMessages')]}
      confirm={text('delete')}
      state={deleting.isPending ? 'pending' : 'ready'}
      onConfirm={() => deleting.mutate()}
      onCancel={onClose}
    >
      {text('deleteWords')}
    </ConfirmDialog>
  );
}
