import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listApiKeys, listPeople } from '#contract/accounts/endpoints.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { call } from '#lib/api.ts';

export type PersonListed = AnswerOf<typeof listPeople>['people'][number];

export const accountKeys = { keys: ['api-keys'], people: ['people'] } as const;

export const apiKeysQuery = queryOptions({
  queryKey: accountKeys.keys,
  queryFn: ({ signal }) => call(listApiKeys, {}, signal),
});

export const peopleMatching = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...accountKeys.people, search],
    queryFn: ({ signal, pageParam }) =>
      call(listPeople, { query: { search, ...(pageParam === null ? {} : { after: pageParam }) } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
