import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { getEditor, listVersions } from '#contract/editor/endpoints.ts';
import { call } from '#lib/api.ts';

export const editorKeys = {
  ofMedia: (mediaId: string) => ['editor', mediaId],
} as const;

export const editorOf = (mediaId: string) =>
  queryOptions({
    queryKey: [...editorKeys.ofMedia(mediaId), 'now'],
    queryFn: ({ signal }) => call(getEditor, { params: { mediaId } }, signal),
  });

export const versionsOf = (mediaId: string) =>
  queryOptions({
    queryKey: [...editorKeys.ofMedia(mediaId), 'versions'],
    queryFn: ({ signal }) => call(listVersions, { params: { mediaId } }, signal),
  });

const USUAL_RATE = 25;

/** What the master playlist says of it (RFC 8216 §4.3.4.2); an older one says nothing. */
export const frameRateIn = (streamUrl: string | null) =>
  queryOptions({
    queryKey: ['frame-rate', streamUrl],
    queryFn: async ({ signal }) => {
      if (streamUrl === null) return USUAL_RATE;
      const answer = await fetch(streamUrl, { signal });
      const [, rate = ''] = /FRAME-RATE=([\d.]+)/.exec(answer.ok ? await answer.text() : '') ?? [];
      return Number(rate) || USUAL_RATE;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

const Waveform = z.object({ peaks: z.array(z.number().min(0).max(100)) });

/** How loud each part is, from 0 to 100; nothing for what has no waveform. */
export const peaksIn = (folderUrl: string | null) =>
  queryOptions({
    queryKey: ['peaks', folderUrl],
    queryFn: async ({ signal }): Promise<readonly number[]> => {
      if (folderUrl === null) return [];
      const answer = await fetch(`${folderUrl}/waveform.json`, { signal });
      return answer.ok ? Waveform.parse(await answer.json()).peaks : [];
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
