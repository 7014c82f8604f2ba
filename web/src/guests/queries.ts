import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listGuestLinks, listGuests } from '#contract/guests/endpoints.ts';
import { call } from '#lib/api.ts';

export const guestKeys = {
  ofMedia: (mediaId: string) => ['guests', mediaId],
} as const;

export const guestLinksOf = (mediaId: string) =>
  queryOptions({
    queryKey: [...guestKeys.ofMedia(mediaId), 'links'],
    queryFn: ({ signal }) => call(listGuestLinks, { params: { mediaId } }, signal),
  });

export const guestsOf = (mediaId: string) =>
  infiniteQueryOptions({
    queryKey: [...guestKeys.ofMedia(mediaId), 'list'],
    queryFn: ({ pageParam, signal }) =>
      call(listGuests, { params: { mediaId }, query: pageParam === null ? {} : { after: pageParam } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
