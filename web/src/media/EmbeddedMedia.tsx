import { useQuery } from '@tanstack/react-query';
import { getMedia } from '#contract/media/endpoints.ts';
import { isClosedToReader, problemOf } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { useFollow } from '#lib/realtime.ts';
import { ClosedInFrame } from './ClosedInFrame.tsx';
import type { MediaArticleSlots } from './MediaArticle.tsx';
import { MediaStage } from './MediaStage.tsx';
import styles from './media.module.css';
import { mediaOf } from './queries.ts';

type Props = Pick<MediaArticleSlots, 'player'> & { readonly mediaId: string };

export function EmbeddedMedia({ mediaId, player }: Props) {
  const media = useQuery(mediaOf(mediaId));
  useFollow(media.data === undefined ? null : `media:${mediaId}`);
  usePageTitle(media.data?.title ?? '');

  const isDeleted = problemOf(getMedia, media.error) === 'media.is-deleted';
  const isClosed = isDeleted || (media.isError && isClosedToReader(media.error));
  if (isClosed) return <ClosedInFrame mediaId={mediaId} />;
  return (
    <div className={styles.frame}>
      <Loaded query={media} waiting={<div className={styles.stage} />}>
        {(loaded) => <MediaStage media={loaded} player={player} />}
      </Loaded>
    </div>
  );
}
