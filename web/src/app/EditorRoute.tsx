import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isClosedToReader } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { PlayerProvider } from '#lib/player.tsx';
import { useFollow } from '#lib/realtime.ts';
import { EditorPage } from '../editor/EditorPage.tsx';
import { MediaPageSkeleton } from '../media/MediaPageSkeleton.tsx';
import { NoAccess } from '../media/NoAccess.tsx';
import { mediaOf } from '../media/queries.ts';
import { playbackOf, previewsAt } from '../playback/queries.ts';
import { Stage } from './Stage.tsx';
import { useSession } from './session.ts';

const route = getRouteApi('/signed-in/media/$mediaId/editor');

/** Where the editor meets the player and what it plays. */
export function EditorRoute() {
  const { mediaId } = route.useParams();
  const media = useQuery(mediaOf(mediaId));
  const session = useSession();
  useFollow(media.data === undefined ? null : `media:${mediaId}`);
  const mayEdit = media.data?.abilities.includes('media.edit') ?? true;
  if ((media.isError && isClosedToReader(media.error)) || !mayEdit) {
    return <NoAccess was="never" isSignedIn />;
  }
  return (
    <Loaded query={media} waiting={<MediaPageSkeleton />}>
      {(loaded) => (
        <PlayerProvider key={mediaId}>
          <WithSources
            mediaId={mediaId}
            draw={(sources) => (
              <EditorPage
                media={loaded}
                mayCreate={session.abilities.includes('media.create')}
                sources={sources}
                // Looking at it here is no play.
                player={<Stage media={loaded} onPlayed={() => {}} />}
              />
            )}
          />
        </PlayerProvider>
      )}
    </Loaded>
  );
}

type Drawn = Parameters<typeof EditorPage>[0];
type WithSourcesProps = {
  readonly mediaId: string;
  readonly draw: (sources: Drawn['sources']) => ReactNode;
};

function WithSources({ mediaId, draw }: WithSourcesProps) {
  const { data: playback } = useQuery(playbackOf(mediaId));
  const { data: pictures = [] } = useQuery(previewsAt(playback?.previewsUrl ?? null));
  return draw({
    streamUrl: playback?.streamUrl ?? null,
    folderUrl: playback?.folderUrl ?? null,
    posterUrl: playback?.posterUrl ?? null,
    pictures,
  });
}
