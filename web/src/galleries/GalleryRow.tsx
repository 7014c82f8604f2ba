import { Hourglass } from 'lucide-react';
import type { GalleryView } from '#contract/galleries/endpoints.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ListRow } from '#ui/List.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { GalleryMarks } from './GalleryMarks.tsx';
import { useText } from './text.ts';

export function GalleryRow({ gallery }: { readonly gallery: GalleryView }) {
  const text = useText();
  const { id, name, description, mediaCount, waitingCount } = gallery;
  const count = text('mediaCount', { count: mediaCount });
  return (
    <ListRow
      picture={<Avatar name={name} />}
      title={
        <TextLink href={`/galleries/${id}`} kind="title">
          {name}
        </TextLink>
      }
      detail={description === '' ? count : `${count} · ${description}`}
      marks={
        <>
          {waitingCount === null || waitingCount === 0 ? null : (
            <Chip tone="warning" icon={Hourglass}>
              {text('waitingCount', { count: waitingCount })}
            </Chip>
          )}
          <GalleryMarks gallery={gallery} />
        </>
      }
    />
  );
}
