import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listBin } from '#contract/media/bin.ts';
import { suggestCollaborators } from '#contract/media/collaborators.ts';
import { getMedia, listCollaborators } from '#contract/media/endpoints.ts';
import { listMedia } from '#contract/media/listing.ts';
import { call } from '#lib/api.ts';
import { type Listing, wireOf } from './list-address.ts';

export type Collaborator = AnswerOf<typeof listCollaborators>['collaborators'][number];

/** Signed pictures of a list last a few minutes. */
const LIST_FRESH_FOR_MS = 60_000;

export const mediaKeys = {
  lists: ['media-lists'],
  one: (mediaId: string) => ['media', mediaId],
  collaborators: (mediaId: string) => ['media', mediaId, 'collaborators'],
} as const;

export const mediaListOf = ({ filter, sort }: Listing) =>
  infiniteQueryOptions({
    queryKey: [...mediaKeys.lists, filter, sort],
    queryFn: ({ pageParam, signal }) =>
      call(
        listMedia,
        { query: { ...wireOf(filter), sort, ...(pageParam === null ? {} : { after: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: LIST_FRESH_FOR_MS,
  });

export const mediaOf = (mediaId: string) =>
  queryOptions({
    queryKey: mediaKeys.one(mediaId),
    queryFn: ({ signal }) => call(getMedia, { params: { mediaId } }, signal),
  });

export const collaboratorsOf = (mediaId: string) =>
  queryOptions({
    queryKey: mediaKeys.collaborators(mediaId),
    queryFn: ({ signal }) => call(listCollaborators, { params: { mediaId } }, signal),
  });

/** Everybody's, for the console. */
export const binMatching = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...mediaKeys.lists, 'everybodys-bin', search],
    queryFn: ({ pageParam, signal }) =>
      call(listBin, { query: { search, ...(pageParam === null ? {} : { after: pageParam }) } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });

const SUGGESTIONS_FRESH_FOR_MS = 60_000;

export const colleaguesLike = (mediaId: string, search: string) =>
  queryOptions({
    queryKey: ['colleague-suggestions', mediaId, search],
    queryFn: ({ signal }) => call(suggestCollaborators, { params: { mediaId }, query: { search } }, signal),
    staleTime: SUGGESTIONS_FRESH_FOR_MS,
    retry: false,
  });
