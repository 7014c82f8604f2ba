import { queryOptions } from '@tanstack/react-query';
import { getPlayback } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { untilRenewal } from '#lib/signed.ts';
import { parsePreviews } from './previews.ts';

/** Signed paths, asked for anew before they end for as long as somebody watches. */
export const playbackOf = (mediaId: string) =>
  queryOptions({
    queryKey: ['playback', mediaId],
    queryFn: ({ signal }) => call(getPlayback, { params: { mediaId } }, signal),
    refetchInterval: ({ state }) => untilRenewal(state.data?.endsAt ?? null),
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
