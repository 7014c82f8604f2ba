import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getAnalytics, listViewers } from '#contract/analytics/endpoints.ts';
import { getGalleryAnalytics } from '#contract/analytics/gallery.ts';
import { call } from '#lib/api.ts';
import { serverNow } from '#lib/time.ts';

export const PERIODS = ['all', '7', '30', '90'] as const;
export type PeriodName = (typeof PERIODS)[number];

const DAY_MS = 24 * 3600 * 1000;

/** The days of a period in the reader's own zone. */
export function queryOf(period: PeriodName) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (period === 'all') return { zone };
  const first = new Date(serverNow().getTime() - (Number(period) - 1) * DAY_MS);
  // Swedish writes days as ISO 8601 does.
  return { zone, from: new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(first) };
}

export const analyticsOf = (mediaId: string, period: PeriodName) =>
  queryOptions({
    queryKey: ['analytics', mediaId, period],
    queryFn: ({ signal }) => call(getAnalytics, { params: { mediaId }, query: queryOf(period) }, signal),
  });

export const viewersOf = (mediaId: string, period: PeriodName) =>
  infiniteQueryOptions({
    queryKey: ['analytics', mediaId, period, 'viewers'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listViewers,
        { params: { mediaId }, query: { ...queryOf(period), ...(pageParam === null ? {} : { after: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const galleryAnalyticsOf = (galleryId: string, period: PeriodName) =>
  queryOptions({
    queryKey: ['analytics', 'gallery', galleryId, period],
    queryFn: ({ signal }) => call(getGalleryAnalytics, { params: { galleryId }, query: queryOf(period) }, signal),
  });
