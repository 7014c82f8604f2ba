import { lazy, Suspense } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { PreviewAt } from '../playback/PreviewAt.tsx';

// The player comes first: what is read under it may come a moment later.
const TimedText = lazy(async () => ({ default: (await import('../captions/TimedText.tsx')).TimedText }));

/** What features show under the description of an entry. */
export function MediaSections({ media: { id, form } }: { readonly media: MediaView }) {
  if (form !== 'video' && form !== 'audio') return null;
  // Sound has nothing to be seen at a moment.
  const picture = form === 'video' ? (seconds: number) => <PreviewAt mediaId={id} seconds={seconds} /> : null;
  return (
    <Suspense>
      <TimedText mediaId={id} picture={picture} />
    </Suspense>
  );
}
