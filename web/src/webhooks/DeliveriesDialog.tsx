import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, CircleX, Clock, Inbox, type LucideIcon, RotateCw } from 'lucide-react';
import { type DeliveryView, replayDelivery, type WebhookView } from '#contract/webhooks/endpoints.ts';
import { call } from '#lib/api.ts';
import { Failure } from '#lib/Failure.tsx';
import { wordsOfFailure } from '#lib/problems.ts';
import { formatRelative } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { showToast } from '#ui/toasts.ts';
import { deliveriesOf } from './queries.ts';
import { useText } from './text.ts';

const LOOKS = {
  waiting: { tone: 'warning', icon: Clock },
  delivered: { tone: 'success', icon: Check },
  failed: { tone: 'danger', icon: CircleX },
} as const satisfies Record<DeliveryView['state'], { tone: Tone; icon: LucideIcon }>;

type Props = { readonly webhook: WebhookView; readonly onClose: () => void };

/** What was sent, what came back, and once more by hand. */
export function DeliveriesDialog({ webhook, onClose }: Props) {
  const text = useText();
  return (
    <Dialog
      isOpen
      title={text('messagesOf', { host: new URL(webhook.url).host })}
      onClose={onClose}
      footer={<Button onPress={onClose}>{text('done')}</Button>}
    >
      <Deliveries webhookId={webhook.id} />
    </Dialog>
  );
}

function Deliveries({ webhookId }: { readonly webhookId: string }) {
  const text = useText();
  const found = useInfiniteQuery(deliveriesOf(webhookId));
  if (found.data === undefined) {
    if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
    return <SkeletonList rows={4} />;
  }
  const deliveries = found.data.pages.flatMap((page) => page.deliveries);
  if (deliveries.length === 0)
    return (
      <EmptyState icon={Inbox} title={text('noMessages')}>
        {text('noMessagesHelp')}
      </EmptyState>
    );
  return (
    <>
      <List label={text('messages')}>
        {deliveries.map((delivery) => (
          <Delivery key={delivery.id} webhookId={webhookId} delivery={delivery} />
        ))}
      </List>
      {found.hasNextPage ? (
        <Button state={found.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void found.fetchNextPage()}>
          {text('showMore')}
        </Button>
      ) : null}
    </>
  );
}

function Delivery({ webhookId, delivery }: { readonly webhookId: string; readonly delivery: DeliveryView }) {
  const text = useText();
  const queryClient = useQueryClient();
  const { id: deliveryId, event, state, attempts, status, reason, createdAt } = delivery;
  const replaying = useMutation({
    mutationFn: () => call(replayDelivery, { params: { webhookId, deliveryId } }),
    onSuccess: () => showToast({ message: text('sentAgain') }),
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: deliveriesOf(webhookId).queryKey }),
  });
  const details = [
    formatRelative(new Date(createdAt)),
    ...(status === null ? [] : [text('answered', { status })]),
    text('tries', { count: attempts }),
  ];
  return (
    <ListRow
      title={<code>{event}</code>}
      detail={details.join(' · ')}
      marks={
        <Chip tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
          {text(`state.${state}`)}
        </Chip>
      }
      actions={
        state === 'waiting' && attempts === 0 ? undefined : (
          <Button
            kind="quiet"
            size="small"
            icon={RotateCw}
            state={replaying.isPending ? 'pending' : 'ready'}
            onPress={() => replaying.mutate()}
          >
            {text('again')}
          </Button>
        )
      }
    >
      {reason === null || status !== null ? undefined : <p>{reason}</p>}
    </ListRow>
  );
}
