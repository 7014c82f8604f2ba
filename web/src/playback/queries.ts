import { queryOptions } from '@tanstack/react-query';
import { getPlayback } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { serverNow } from '#lib/time.ts';
import { parsePreviews } from './previews.ts';

/** Early enough that a slow answer still arrives while the old paths work. */
const RENEW_BEFORE_END_MS = 60_000;
const NEVER_SOONER_THAN_MS = 15_000;

/** Signed paths, asked for anew before they end for as long as somebody watches. */
export const playbackOf = (mediaId: string) =>
  queryOptions({
    queryKey: ['playback', mediaId],
    queryFn: ({ signal }) => call(getPlayback, { params: { mediaId } }, signal),
    refetchInterval: ({ state }) => (state.data === undefined ? false : untilRenewal(new Date(state.data.endsAt))),
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const previewsAt = (previewsUrl: string | null) =>
  queryOptions({
    queryKey: ['previews', previewsUrl],
    queryFn: async ({ signal }) => {
      if (previewsUrl === null) return [];
      const answer = await fetch(previewsUrl, { signal });
      // Without pictures the position is still told in words.
      return answer.ok ? parsePreviews(await answer.text(), previewsUrl) : [];
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

function untilRenewal(endsAt: Date): number {
  return Math.max(endsAt.getTime() - serverNow().getTime() - RENEW_BEFORE_END_MS, NEVER_SOONER_THAN_MS);
}
