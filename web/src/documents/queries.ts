import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { findInDocument, getDocument, getDocumentPage } from '#contract/documents/endpoints.ts';
import { call } from '#lib/api.ts';
import { serverNow } from '#lib/time.ts';

/** Early enough that a slow answer still arrives while the old paths work. */
const RENEW_BEFORE_END_MS = 60_000;
const NEVER_SOONER_THAN_MS = 15_000;
const LOOK_FOR_MORE_PAGES_MS = 2000;

/** The pages and the signed folder of their pictures, asked for anew before it ends, and while more pages are drawn. */
export const documentOf = (mediaId: string) =>
  queryOptions({
    queryKey: ['documents', mediaId],
    queryFn: ({ signal }) => call(getDocument, { params: { mediaId } }, signal),
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined) return false;
      return data.readyPages < data.pages.length ? LOOK_FOR_MORE_PAGES_MS : untilRenewal(new Date(data.endsAt));
    },
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const wordsOfPage = (mediaId: string, page: number) =>
  queryOptions({
    queryKey: ['documents', mediaId, 'pages', page],
    queryFn: ({ signal }) => call(getDocumentPage, { params: { mediaId, page } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const matchesOf = (mediaId: string, query: string) =>
  queryOptions({
    queryKey: ['documents', mediaId, 'matches', query],
    queryFn: ({ signal }) => call(findInDocument, { params: { mediaId }, query: { query } }, signal),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });

function untilRenewal(endsAt: Date): number {
  return Math.max(endsAt.getTime() - serverNow().getTime() - RENEW_BEFORE_END_MS, NEVER_SOONER_THAN_MS);
}
