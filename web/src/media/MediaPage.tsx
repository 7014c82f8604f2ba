import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import { getMedia, type MediaView } from '#contract/media/endpoints.ts';
import { ApiProblem, isClosedToReader, problemOf } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { useFollow } from '#lib/realtime.ts';
import { DeletedMedia } from './DeletedMedia.tsx';
import { MediaArticle, type MediaArticleSlots } from './MediaArticle.tsx';
import { MediaPageSkeleton } from './MediaPageSkeleton.tsx';
import { NoAccess } from './NoAccess.tsx';
import { NoLongerOpen, NotOpenYet } from './NotOpen.tsx';
import { mediaOf } from './queries.ts';
import { nextChangeOf } from './times.ts';
import { useReachedMoment } from './useReachedMoment.ts';

const LOOK_AGAIN_MS = 15_000;

type Props = MediaArticleSlots & {
  readonly mediaId: string;
  readonly isSignedIn: boolean;
  /** "You are here as … · Leave", for who was invited. */
  readonly inviteeBar: (invitedAs: NonNullable<MediaView['invitedAs']>) => ReactNode;
};

export function MediaPage({ mediaId, isSignedIn, inviteeBar, ...slots }: Props) {
  const media = useQuery({
    ...mediaOf(mediaId),
    // Its owner may move the times while somebody waits.
    refetchInterval: ({ state }) => (isShut(state.error) ? LOOK_AGAIN_MS : false),
  });
  // A page that was sent away is followed anew when it is let in again.
  useFollow(media.data === undefined || isShut(media.error) ? null : `media:${mediaId}`);
  const { refetch } = media;
  const lookAgain = useCallback(() => void refetch(), [refetch]);
  useReachedMoment(media.data === undefined ? null : nextChangeOf(media.data), lookAgain);

  const opensAt = openingIn(media.error);
  if (opensAt !== null) return <NotOpenYet opensAt={opensAt} onLook={lookAgain} />;
  if (media.isError && problemOf(getMedia, media.error) === 'media.no-longer-open') return <NoLongerOpen />;
  if (media.isError && problemOf(getMedia, media.error) === 'media.is-deleted')
    return <DeletedMedia mediaId={mediaId} />;
  // What was open a moment ago may be closed now, although the last answer is still at hand.
  if (media.isError && isClosedToReader(media.error)) {
    return <NoAccess was={media.data === undefined ? 'never' : 'open'} isSignedIn={isSignedIn} />;
  }
  return (
    <Loaded query={media} waiting={<MediaPageSkeleton />}>
      {(loaded) => (
        <>
          {loaded.invitedAs === null ? null : inviteeBar(loaded.invitedAs)}
          <MediaArticle media={loaded} {...slots} />
        </>
      )}
    </Loaded>
  );
}

function isShut(error: Error | null): boolean {
  const because = problemOf(getMedia, error);
  return because === 'media.not-open-yet' || because === 'media.no-longer-open';
}

/** What is refused now and opens later says when. */
function openingIn(error: Error | null): Date | null {
  if (!(error instanceof ApiProblem) || error.code !== 'media.not-open-yet') return null;
  const { opensAt } = error.facts;
  return typeof opensAt === 'string' ? new Date(opensAt) : null;
}
