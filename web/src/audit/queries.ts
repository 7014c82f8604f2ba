import { infiniteQueryOptions } from '@tanstack/react-query';
import { listAudit } from '#contract/audit/endpoints.ts';
import { call } from '#lib/api.ts';

export type AuditFilter = { readonly action: string; readonly from?: string; readonly to?: string };

export const auditMatching = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) =>
      call(listAudit, { query: { ...filter, ...(pageParam === null ? {} : { after: pageParam }) } }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
