import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CirclePause, ListChecks, Pencil, Power, Send, Trash2, TriangleAlert } from 'lucide-react';
import { changeWebhook, testWebhook, type WebhookView } from '#contract/webhooks/endpoints.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { Chip } from '#ui/Chip.tsx';
import { ListRow } from '#ui/List.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { webhooksQuery } from './queries.ts';
import { useText } from './text.ts';

type Props = {
  readonly webhook: WebhookView;
  readonly onMessages: () => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
};

export function WebhookRow({ webhook, onMessages, onEdit, onDelete }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const { id: webhookId, url, events, isActive, recent } = webhook;
  const whenDone = {
    onError: (error: unknown) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  };
  const switching = useMutation({
    mutationFn: () => call(changeWebhook, { params: { webhookId }, body: { url, events, isActive: !isActive } }),
    ...whenDone,
  });
  const testing = useMutation({
    mutationFn: () => call(testWebhook, { params: { webhookId } }),
    onSuccess: () => showToast({ message: text('tested', { host: new URL(url).host }) }),
    ...whenDone,
  });
  const [newest] = recent;
  return (
    <ListRow
      title={<bdi dir="ltr">{url}</bdi>}
      detail={events.map((event) => text(`event.${event}`)).join(' · ')}
      marks={
        <>
          <Chip tone={isActive ? 'success' : 'neutral'} icon={isActive ? CircleCheck : CirclePause}>
            {text(isActive ? 'active' : 'inactive')}
          </Chip>
          {newest === 'failed' ? (
            <Chip tone="danger" icon={TriangleAlert}>
              {text('state.failed')}
            </Chip>
          ) : null}
        </>
      }
      actions={
        <Menu label={text('actionsFor', { url })}>
          <MenuItem icon={ListChecks} onChoose={onMessages}>
            {text('messages')}
          </MenuItem>
          <MenuItem icon={Send} onChoose={() => testing.mutate()}>
            {text('test')}
          </MenuItem>
          <MenuItem icon={Pencil} onChoose={onEdit}>
            {text('edit')}
          </MenuItem>
          <MenuItem icon={Power} onChoose={() => switching.mutate()}>
            {text(isActive ? 'switchOff' : 'switchOn')}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={Trash2} tone="danger" onChoose={onDelete}>
            {text('delete')}
          </MenuItem>
        </Menu>
      }
    />
  );
}
