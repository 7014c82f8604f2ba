import { useQuery } from '@tanstack/react-query';
import type { MediaView } from '#contract/media/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { ChapterDesk } from './ChapterDesk.tsx';
import { chaptersOf } from './queries.ts';
import type { ChapterDraft } from './useSavedChapters.ts';

type Props = {
  readonly media: MediaView;
  readonly draft: ChapterDraft | null;
  readonly onDraft: (draft: ChapterDraft | null) => void;
};

export function ChapterEditor({ media, draft, onDraft }: Props) {
  const chapters = useQuery(chaptersOf(media.id));
  return (
    <Loaded query={chapters} waiting={<SkeletonList rows={3} />}>
      {(loaded) => <ChapterDesk media={media} loaded={loaded} draft={draft} onDraft={onDraft} />}
    </Loaded>
  );
}
