import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { isClosedToReader } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { useFollow } from '#lib/realtime.ts';
import { MediaPageSkeleton } from './MediaPageSkeleton.tsx';
import { NoAccess } from './NoAccess.tsx';
import { mediaOf } from './queries.ts';

type Props = { readonly mediaId: string; readonly children: (media: MediaView) => ReactNode };

/** A page about one entry for those who may edit it. */
export function EntryToEdit({ mediaId, children }: Props) {
  const media = useQuery(mediaOf(mediaId));
  useFollow(media.data === undefined ? null : `media:${mediaId}`);
  if (media.isError && isClosedToReader(media.error)) {
    return <NoAccess was={media.data === undefined ? 'never' : 'open'} isSignedIn />;
  }
  return (
    <Loaded query={media} waiting={<MediaPageSkeleton />}>
      {(loaded) => (loaded.abilities.includes('media.edit') ? children(loaded) : <NoAccess was="never" isSignedIn />)}
    </Loaded>
  );
}
