import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getInviteOptions, listInvites, previewInvite, suggestInvitees } from '#contract/invites/endpoints.ts';
import { call } from '#lib/api.ts';
import { bodyOf, type Draft } from './draft.ts';
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

export const invitesOf = (mediaId: string) =>
  infiniteQueryOptions({
    queryKey: [...inviteKeys.ofMedia(mediaId), 'list'],
    queryFn: ({ pageParam, signal }) =>
      call(listInvites, { params: { mediaId }, query: pageParam === null ? {} : { after: pageParam } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
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
