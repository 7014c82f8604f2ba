import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isClosedToReader } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { PlayerProvider } from '#lib/player.tsx';
import { CaptionsPage } from '../captions/CaptionsPage.tsx';
import { ChapterMarks } from '../captions/ChapterMarks.tsx';
import { MediaPageSkeleton } from '../media/MediaPageSkeleton.tsx';
import { NoAccess } from '../media/NoAccess.tsx';
import { mediaOf } from '../media/queries.ts';
import { Player } from '../playback/Player.tsx';

const route = getRouteApi('/signed-in/media/$mediaId/captions');

/** Captions, chapters and machines, beside the player. */
export function CaptionsRoute() {
  const { mediaId } = route.useParams();
  const { edit = null } = route.useSearch();
  const navigate = route.useNavigate();
  const media = useQuery(mediaOf(mediaId));
  if (media.isError && isClosedToReader(media.error)) {
    return <NoAccess was={media.data === undefined ? 'never' : 'open'} isSignedIn />;
  }
  return (
    <Loaded query={media} waiting={<MediaPageSkeleton />}>
      {(loaded) =>
        loaded.abilities.includes('media.edit') ? (
          <PlayerProvider key={mediaId}>
            <CaptionsPage
              media={loaded}
              player={
                <>
                  <Player
                    mediaId={mediaId}
                    title={loaded.title}
                    form={loaded.form === 'audio' ? 'audio' : 'video'}
                    onPlayed={() => {}}
                  />
                  <ChapterMarks mediaId={mediaId} />
                </>
              }
              editing={edit}
              onEdit={(captionsId) => void navigate({ search: captionsId === null ? {} : { edit: captionsId } })}
            />
          </PlayerProvider>
        ) : (
          <NoAccess was="never" isSignedIn />
        )
      }
    </Loaded>
  );
}
