import { infiniteQueryOptions } from '@tanstack/react-query';
import { listGroupMembers, listGroups } from '#contract/accounts/groups.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { call } from '#lib/api.ts';

export type Group = AnswerOf<typeof listGroups>['groups'][number];

export const groupKeys = { all: ['groups'], members: (groupId: string) => ['groups', groupId, 'members'] } as const;

const page = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: { readonly next: string | null }) => next,
};
const afterOf = (last: string | null) => (last === null ? {} : { after: last });

export const groupsMatching = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...groupKeys.all, 'list', search],
    queryFn: ({ signal, pageParam }) => call(listGroups, { query: { search, ...afterOf(pageParam) } }, signal),
    ...page,
    placeholderData: (before) => before,
  });

export const membersOf = (groupId: string) =>
  infiniteQueryOptions({
    queryKey: groupKeys.members(groupId),
    queryFn: ({ signal, pageParam }) =>
      call(listGroupMembers, { params: { groupId }, query: afterOf(pageParam) }, signal),
    ...page,
  });
