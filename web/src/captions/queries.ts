import { queryOptions } from '@tanstack/react-query';
import { getCaptions, getChapters, listCaptions, listTranscriptions } from '#contract/captions/endpoints.ts';
import { paragraphsOf } from '#contract/captions/transcript.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { call } from '#lib/api.ts';

export const captionKeys = {
  ofMedia: (mediaId: string) => ['captions', mediaId],
} as const;

export const captionsOf = (mediaId: string) =>
  queryOptions({
    queryKey: [...captionKeys.ofMedia(mediaId), 'list'],
    queryFn: ({ signal }) => call(listCaptions, { params: { mediaId } }, signal),
  });

/** With all cues: the player and the transcript share them. */
export const cuesOf = ({ mediaId, captionsId }: { readonly mediaId: string; readonly captionsId: string }) =>
  queryOptions({
    queryKey: [...captionKeys.ofMedia(mediaId), 'cues', captionsId],
    queryFn: ({ signal }) => call(getCaptions, { params: { mediaId, captionsId } }, signal),
  });

export const chaptersOf = (mediaId: string) =>
  queryOptions({
    queryKey: [...captionKeys.ofMedia(mediaId), 'chapters'],
    queryFn: ({ signal }) => call(getChapters, { params: { mediaId } }, signal),
  });

export const transcriptionsOf = (mediaId: string) =>
  queryOptions({
    queryKey: [...captionKeys.ofMedia(mediaId), 'transcriptions'],
    queryFn: ({ signal }) => call(listTranscriptions, { params: { mediaId } }, signal),
  });

/** What is said, in paragraphs: made once for each answer, for a lecture has thousands of cues. */
export const transcriptOf = (of: { readonly mediaId: string; readonly captionsId: string }) =>
  queryOptions({ ...cuesOf(of), select: withParagraphs });

function withParagraphs({ cues }: AnswerOf<typeof getCaptions>) {
  return { cues, paragraphs: paragraphsOf(cues) };
}
