import { Download, Share2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { usePageTitle } from '#lib/page-title.ts';
import { formatMoment } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { AvailabilityChip } from './AvailabilityChip.tsx';
import { Description } from './Description.tsx';
import { type MediaDialog, MediaMenu } from './MediaMenu.tsx';
import { MediaStage } from './MediaStage.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';
import { wordsOfPlays } from './words.ts';

// Who only watches does not load what changes the entry.
const AvailabilityDialog = lazy(async () => ({
  default: (await import('./AvailabilityDialog.tsx')).AvailabilityDialog,
}));
const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }));
const LeaveMedia = lazy(async () => ({ default: (await import('./LeaveMedia.tsx')).LeaveMedia }));
const DeleteMedia = lazy(async () => ({ default: (await import('./DeleteMedia.tsx')).DeleteMedia }));

export type MediaArticleSlots = {
  readonly player: (media: MediaView) => ReactNode;
  /** What goes with the player, right under it. */
  readonly underPlayer: (media: MediaView) => ReactNode;
  /** What features show under the description. */
  readonly sections: (media: MediaView) => ReactNode;
  readonly onPublish: (media: MediaView) => void;
  readonly onInvite: () => void;
  readonly onInvitations: () => void;
  readonly onGuestAccess: () => void;
  readonly onDownload: () => void;
  readonly onDeleted: () => void;
};

type Props = MediaArticleSlots & { readonly media: MediaView };

export function MediaArticle({ media, player, underPlayer, sections, onDownload, onDeleted, ...openings }: Props) {
  const text = useText();
  const [opened, setOpened] = useState<MediaDialog | 'share' | null>(null);
  const close = () => setOpened(null);
  const { onInvite, onGuestAccess } = openings;
  const { title, ownerName, createdAt, tags, description, invitedAs, abilities } = media;
  usePageTitle(title);

  return (
    <article className={styles.article}>
      <MediaStage media={media} player={player} />
      <div className={styles.below}>
        {underPlayer(media)}
        <PageHeader
          title={title}
          marks={<AvailabilityChip media={media} />}
          detail={[text('by', { name: ownerName }), formatMoment(new Date(createdAt), 'day'), wordsOfPlays(media)].join(
            ' · ',
          )}
          actions={
            <>
              {abilities.includes('media.download') && isThere(media) ? (
                <IconButton label={text('download')} icon={Download} onPress={onDownload} />
              ) : null}
              {invitedAs === null ? (
                <Button kind="primary" icon={Share2} onPress={() => setOpened('share')}>
                  {text('share')}
                </Button>
              ) : null}
              <MediaMenu media={media} {...openings} onPublish={() => openings.onPublish(media)} onOpen={setOpened} />
            </>
          }
        />
        {tags.length === 0 ? null : (
          <ul className={styles.tags} aria-label={text('tags')}>
            {tags.map((tag) => (
              <li key={tag}>
                <Chip>{tag}</Chip>
              </li>
            ))}
          </ul>
        )}
        {description === '' ? null : <Description>{description}</Description>}
        {sections(media)}
      </div>
      <Suspense>
        {opened === 'availability' ? <AvailabilityDialog media={media} onClose={close} /> : null}
        {opened === 'share' ? (
          <ShareDialog
            media={media}
            onInvite={() => leadTo(onInvite)}
            onGuestAccess={() => leadTo(onGuestAccess)}
            onClose={close}
          />
        ) : null}
        {opened === 'leaving' ? <LeaveMedia media={media} onLeft={onDeleted} onClose={close} /> : null}
        {opened === 'deletion' ? <DeleteMedia media={media} onDeleted={onDeleted} onClose={close} /> : null}
      </Suspense>
    </article>
  );

  /** One window follows the other. */
  function leadTo(open: () => void): void {
    close();
    open();
  }
}

function isThere({ state }: MediaView): boolean {
  return state.kind === 'ready' || (state.kind === 'processing' && state.playable);
}
