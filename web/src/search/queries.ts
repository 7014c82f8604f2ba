import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { searchMedia } from '#contract/search/endpoints.ts';
import { call } from '#lib/api.ts';
import { sinceOf } from '#lib/made.ts';
import type { SearchFilter } from './address.ts';

const QUICK_RESULTS = 8;
/** Signed pictures last a few minutes. */
const FRESH_FOR_MS = 60_000;

/** While one types; the earlier results stay until the next are here. */
export const quickSearchOf = (q: string) =>
  queryOptions({
    queryKey: ['search', 'quick', q],
    queryFn: ({ signal }) => call(searchMedia, { query: { q, limit: QUICK_RESULTS } }, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH_FOR_MS,
  });

export const searchOf = (q: string, { type, owner, made }: SearchFilter) =>
  infiniteQueryOptions({
    queryKey: ['search', 'all', q, type, owner, made],
    queryFn: ({ pageParam, signal }) => {
      const query = { q, type: type.join(','), owner, since: sinceOf(made), after: pageParam ?? undefined };
      return call(searchMedia, { query }, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: FRESH_FOR_MS,
  });
