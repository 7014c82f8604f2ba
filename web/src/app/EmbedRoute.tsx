import { getRouteApi } from '@tanstack/react-router';
import { EmbeddedMedia } from '../media/EmbeddedMedia.tsx';
import { useCountPlay } from '../media/useCountPlay.ts';
import { Player } from '../playback/Player.tsx';

const route = getRouteApi('/embed/media/$mediaId');

/** The player alone, for the frames of other sites. */
export function EmbedRoute() {
  const { mediaId } = route.useParams();
  const countPlay = useCountPlay(mediaId);
  return (
    <EmbeddedMedia
      mediaId={mediaId}
      player={({ title }) => <Player mediaId={mediaId} title={title} onPlayed={countPlay} />}
    />
  );
}
