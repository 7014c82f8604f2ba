import { queryOptions } from '@tanstack/react-query';
import { listAttachments } from '#contract/attachments/endpoints.ts';
import { listMedia } from '#contract/media/listing.ts';
import { searchMedia } from '#contract/search/endpoints.ts';
import { call } from '#lib/api.ts';
import { untilRenewal } from '#lib/signed.ts';

/** Signed paths: asked for anew before they end, for as long as they are shown. */
export const attachmentsOf = (mediaId: string) =>
  queryOptions({
    queryKey: ['media', mediaId, 'attachments'],
    queryFn: ({ signal }) => call(listAttachments, { params: { mediaId } }, signal),
    refetchInterval: ({ state }) => untilRenewal(state.data?.endsAt ?? null),
    refetchIntervalInBackground: true,
  });

/** What one may point to: by its words, or the latest of one's own. */
export const candidatesFor = (words: string) =>
  queryOptions({
    queryKey: ['media-lists', 'candidates', words],
    queryFn: ({ signal }) => (words.trim() === '' ? latest(signal) : found(words, signal)),
  });

async function latest(signal: AbortSignal) {
  const { media } = await call(listMedia, { query: { show: 'mine', limit: 20 } }, signal);
  return media.map(({ id, type, title, ownerName, thumbnailUrl, durationSeconds }) => ({
    id,
    type,
    title,
    ownerName,
    thumbnailUrl,
    durationSeconds,
  }));
}

async function found(words: string, signal: AbortSignal) {
  const { hits } = await call(searchMedia, { query: { q: words } }, signal);
  return hits.map(({ id, type, title, ownerName, thumbnailUrl, durationSeconds }) => ({
    id,
    type,
    title: title.map(({ text }) => text).join(''),
    ownerName,
    thumbnailUrl,
    durationSeconds,
  }));
}
