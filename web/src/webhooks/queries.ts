import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listDeliveries, listWebhooks } from '#contract/webhooks/endpoints.ts';
import { call } from '#lib/api.ts';

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => call(listWebhooks, {}, signal),
});

/** Looked at anew every few seconds while somebody watches: attempts are made by another process. */
export const deliveriesOf = (webhookId: string) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', webhookId, 'deliveries'],
    queryFn: ({ signal, pageParam }) =>
      call(listDeliveries, { params: { webhookId }, query: pageParam === null ? {} : { after: pageParam } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 3000,
  });
