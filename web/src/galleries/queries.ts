import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getGallery, listGalleries } from '#contract/galleries/endpoints.ts';
import { type GalleryOrder, getPublication, listGalleryMedia, listWaitingMedia } from '#contract/galleries/media.ts';
import { listGalleryPeople, suggestGalleryPeople } from '#contract/galleries/people.ts';
import { listMedia } from '#contract/media/listing.ts';
import { call } from '#lib/api.ts';

/** Signed pictures of a list last a few minutes. */
const LIST_FRESH_FOR_MS = 60_000;

export const galleryKeys = {
  all: ['galleries'],
  list: ['galleries', 'list'],
  one: (galleryId: string) => ['galleries', galleryId],
  publication: (mediaId: string) => ['media', mediaId, 'publication'],
} as const;

const page = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: { readonly next: string | null }) => next,
};
const afterOf = (last: string | null) => (last === null ? {} : { after: last });

export const galleriesMatching = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...galleryKeys.list, search],
    queryFn: ({ pageParam, signal }) => call(listGalleries, { query: { search, ...afterOf(pageParam) } }, signal),
    ...page,
    placeholderData: (before) => before,
  });

export const galleryOf = (galleryId: string) =>
  queryOptions({
    queryKey: galleryKeys.one(galleryId),
    queryFn: ({ signal }) => call(getGallery, { params: { galleryId } }, signal),
  });

export const mediaIn = (galleryId: string, order: GalleryOrder) =>
  infiniteQueryOptions({
    queryKey: [...galleryKeys.one(galleryId), 'media', order],
    queryFn: ({ pageParam, signal }) =>
      call(listGalleryMedia, { params: { galleryId }, query: { order, ...afterOf(pageParam) } }, signal),
    ...page,
    staleTime: LIST_FRESH_FOR_MS,
  });

export const waitingIn = (galleryId: string) =>
  infiniteQueryOptions({
    queryKey: [...galleryKeys.one(galleryId), 'waiting'],
    queryFn: ({ pageParam, signal }) =>
      call(listWaitingMedia, { params: { galleryId }, query: afterOf(pageParam) }, signal),
    ...page,
    staleTime: LIST_FRESH_FOR_MS,
  });

export const peopleIn = (galleryId: string) =>
  infiniteQueryOptions({
    queryKey: [...galleryKeys.one(galleryId), 'people'],
    queryFn: ({ pageParam, signal }) =>
      call(listGalleryPeople, { params: { galleryId }, query: afterOf(pageParam) }, signal),
    ...page,
  });

export const peopleLike = (galleryId: string, search: string) =>
  queryOptions({
    queryKey: [...galleryKeys.one(galleryId), 'suggestions', search],
    queryFn: ({ signal }) => call(suggestGalleryPeople, { params: { galleryId }, query: { search } }, signal),
    staleTime: LIST_FRESH_FOR_MS,
    retry: false,
  });

export const publicationOf = (mediaId: string) =>
  queryOptions({
    queryKey: galleryKeys.publication(mediaId),
    queryFn: ({ signal }) => call(getPublication, { params: { mediaId } }, signal),
  });

/** My own media, to choose from. */
export const ownMedia = infiniteQueryOptions({
  queryKey: ['media-lists', 'mine', 'to-choose'],
  queryFn: ({ pageParam, signal }) => call(listMedia, { query: { show: 'mine', ...afterOf(pageParam) } }, signal),
  ...page,
  staleTime: LIST_FRESH_FOR_MS,
});
