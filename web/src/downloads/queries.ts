import { queryOptions } from '@tanstack/react-query';
import { listDownloads } from '#contract/downloads/endpoints.ts';
import { call } from '#lib/api.ts';
import { untilRenewal } from '#lib/signed.ts';

const LOOK_AGAIN_MS = 1500;

export const downloadsOf = (mediaId: string) =>
  queryOptions({
    queryKey: ['media', mediaId, 'downloads'],
    queryFn: ({ signal }) => call(listDownloads, { params: { mediaId } }, signal),
    // What is being put together is told on the page's topic too; where that is cut off, one looks.
    refetchInterval: ({ state }) =>
      state.data?.downloads.some((download) => download.state.kind === 'making')
        ? LOOK_AGAIN_MS
        : untilRenewal(state.data?.endsAt ?? null),
  });
