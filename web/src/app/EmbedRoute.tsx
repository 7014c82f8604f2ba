import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { PlayerProvider } from '#lib/player.tsx';
import { usePagesRead } from '../analytics/usePagesRead.ts';
import { EmbeddedMedia } from '../media/EmbeddedMedia.tsx';
import { useCountPlay } from '../media/useCountPlay.ts';
import { Stage } from './Stage.tsx';
import { Watched } from './Watched.tsx';

const QuizTaker = lazy(async () => ({ default: (await import('../quiz/QuizTaker.tsx')).QuizTaker }));

const route = getRouteApi('/embed/media/$mediaId');

/** The player alone, for the frames of other sites. */
export function EmbedRoute() {
  const { mediaId } = route.useParams();
  const countPlay = useCountPlay(mediaId);
  const readPage = usePagesRead(mediaId);
  return (
    <PlayerProvider>
      <Watched mediaId={mediaId} />
      <EmbeddedMedia
        mediaId={mediaId}
        player={(media) => (
          <>
            <Stage media={media} onPlayed={countPlay} onPage={readPage} />
            {media.type === 'quiz' ? (
              <Suspense>
                <QuizTaker mediaId={mediaId} strip="none" />
              </Suspense>
            ) : null}
          </>
        )}
      />
    </PlayerProvider>
  );
}
