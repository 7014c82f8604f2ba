import { CircleX } from 'lucide-react';
import { useState } from 'react';
import type { GalleryView } from '#contract/galleries/endpoints.ts';
import type { GalleryMediaRow } from '#contract/galleries/media.ts';
import { Icon } from '#ui/Icon.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import styles from './galleries.module.css';
import { TakeOutDialog } from './TakeOutDialog.tsx';
import { useText } from './text.ts';
import { typePictures } from './type-pictures.ts';

type Props = { readonly media: GalleryMediaRow; readonly gallery: GalleryView };

export function MediaCard({ media, gallery }: Props) {
  const text = useText();
  const [isTakingOut, setIsTakingOut] = useState(false);
  const { id, title, type, ownerName: name, plays } = media;
  return (
    <li className={styles.card}>
      <Thumbnail src={media.thumbnailUrl} durationSeconds={media.durationSeconds} icon={typePictures[type]} />
      <div className={styles.cardLine}>
        <div className={styles.cardWords}>
          <TextLink href={`/media/${id}`} kind="title">
            {title}
          </TextLink>
          <p className={styles.cardDetail}>
            <Icon of={typePictures[type]} />
            <span>{[text(`type.${type}`), text('by', { name }), text('plays', { count: plays })].join(' · ')}</span>
          </p>
        </div>
        {gallery.abilities.includes('gallery.moderate') ? (
          <Menu label={text('actionsFor', { title })}>
            <MenuItem icon={CircleX} tone="danger" onChoose={() => setIsTakingOut(true)}>
              {text('takeOut')}
            </MenuItem>
          </Menu>
        ) : null}
      </div>
      {isTakingOut ? (
        <TakeOutDialog galleryId={gallery.id} media={media} onClose={() => setIsTakingOut(false)} />
      ) : null}
    </li>
  );
}
