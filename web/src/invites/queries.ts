import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getInviteOptions, listInvites, previewInvite, suggestInvitees } from '#contract/invites/endpoints.ts';
import { getInviteCounts } from '#contract/invites/managing.ts';
import { call } from '#lib/api.ts';
import { bodyOf, type Draft } from './draft.ts';
import { type ListFilter, wireOf } from './list-filter.ts';
import { takeSearch } from './search-allowance.ts';

export const LEAST_SEARCH = 2;
const SUGGESTIONS_FRESH_FOR_MS = 5 * 60_000;

export const inviteKeys = {
  ofMedia: (mediaId: string) => ['invites', mediaId],
} as const;

export const inviteOptionsOf = (mediaId: string) =>
  queryOptions({
    queryKey: [...inviteKeys.ofMedia(mediaId), 'options'],
    queryFn: ({ signal }) => call(getInviteOptions, { params: { mediaId } }, signal),
  });

/** What another filter showed stays until this one's is here: nothing flickers while somebody types. */
export const invitesOf = (mediaId: string, filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: [...inviteKeys.ofMedia(mediaId), 'list', wireOf(filter)],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...wireOf(filter), ...(pageParam === null ? {} : { after: pageParam }) };
      return call(listInvites, { params: { mediaId }, query }, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const inviteCountsOf = (mediaId: string, filter: ListFilter) =>
  queryOptions({
    queryKey: [...inviteKeys.ofMedia(mediaId), 'counts', wireOf(filter)],
    queryFn: ({ signal }) => call(getInviteCounts, { params: { mediaId }, query: wireOf(filter) }, signal),
    placeholderData: keepPreviousData,
  });

/** Not below the key of the list: no event makes it stale, and each search is counted. */
export const inviteesLike = (mediaId: string, search: string) =>
  queryOptions({
    queryKey: ['invitee-suggestions', mediaId, search],
    queryFn: ({ signal }) => {
      takeSearch(Date.now());
      return call(suggestInvitees, { params: { mediaId }, query: { search } }, signal);
    },
    enabled: search.length >= LEAST_SEARCH,
    staleTime: SUGGESTIONS_FRESH_FOR_MS,
    retry: false,
  });

/** Made anew each time it is looked at: the template may have changed meanwhile. */
export const mailPreviewOf = (mediaId: string, draft: Draft) => {
  const { mail, ...body } = bodyOf({ ...draft, mail: true });
  return queryOptions({
    queryKey: ['invite-preview', mediaId, body],
    queryFn: ({ signal }) => call(previewInvite, { params: { mediaId }, body }, signal),
    gcTime: 0,
    retry: false,
  });
};
