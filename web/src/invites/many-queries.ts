import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type BatchVerdict, getInviteBatch, listInviteBatches } from '#contract/invites/batches.ts';
import { call } from '#lib/api.ts';

type Named = { readonly mediaId: string; readonly batchId: string };

export const batchKeys = {
  committed: (mediaId: string) => ['invite-batches', mediaId, 'committed'],
  ofBatch: ({ mediaId, batchId }: Named) => ['invite-batches', mediaId, batchId],
} as const;

export const committedBatchesOf = (mediaId: string) =>
  queryOptions({
    queryKey: batchKeys.committed(mediaId),
    queryFn: ({ signal }) => call(listInviteBatches, { params: { mediaId } }, signal),
  });

export const batchOf = (named: Named) =>
  queryOptions({
    queryKey: [...batchKeys.ofBatch(named), 'progress'],
    queryFn: async ({ signal }) => {
      const { batch } = await call(getInviteBatch, { params: named, query: { limit: 1 } }, signal);
      return batch;
    },
  });

export const batchRowsOf = (named: Named, verdict: BatchVerdict | undefined) =>
  infiniteQueryOptions({
    queryKey: [...batchKeys.ofBatch(named), 'rows', verdict ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(
        getInviteBatch,
        { params: named, query: { after: pageParam, ...(verdict === undefined ? {} : { verdict }) } },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
