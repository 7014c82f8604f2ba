import { useQuery } from '@tanstack/react-query';
import { PreviewPicture } from './PreviewPicture.tsx';
import { previewAt } from './previews.ts';
import { playbackOf, previewsAt } from './queries.ts';

/** What is seen at a moment, from the pictures that the player shows over its timeline. */
export function PreviewAt({ mediaId, seconds }: { readonly mediaId: string; readonly seconds: number }) {
  const { data: playback } = useQuery(playbackOf(mediaId));
  const { data: previews = [] } = useQuery(previewsAt(playback?.previewsUrl ?? null));
  return <PreviewPicture preview={previewAt(previews, seconds)} />;
}
