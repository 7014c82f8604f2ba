import { useQuery } from '@tanstack/react-query';
import type { MediaView } from '#contract/media/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { CueDesk } from './CueDesk.tsx';
import { cuesOf } from './queries.ts';

type Props = { readonly media: MediaView; readonly captionsId: string; readonly onClose: () => void };

export function CueEditor({ media, captionsId, onClose }: Props) {
  const captions = useQuery(cuesOf({ mediaId: media.id, captionsId }));
  return (
    <Loaded query={captions} waiting={<SkeletonList rows={6} />}>
      {(loaded) => <CueDesk media={media} captions={loaded} onClose={onClose} />}
    </Loaded>
  );
}
