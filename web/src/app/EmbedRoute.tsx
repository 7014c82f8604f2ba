import { getRouteApi } from '@tanstack/react-router';
import { PlayerProvider } from '#lib/player.tsx';
import { EmbeddedMedia } from '../media/EmbeddedMedia.tsx';
import { useCountPlay } from '../media/useCountPlay.ts';
import { Stage } from './Stage.tsx';

const route = getRouteApi('/embed/media/$mediaId');

/** The player alone, for the frames of other sites. */
export function EmbedRoute() {
  const { mediaId } = route.useParams();
  const countPlay = useCountPlay(mediaId);
  return (
    <PlayerProvider>
      <EmbeddedMedia mediaId={mediaId} player={(media) => <Stage media={media} onPlayed={countPlay} />} />
    </PlayerProvider>
  );
}
