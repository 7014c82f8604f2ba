import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Clapperboard } from 'lucide-react';
import { useState } from 'react';
import type { GalleryView } from '#contract/galleries/endpoints.ts';
import { addGalleryMedia } from '#contract/galleries/media.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { showToast } from '#ui/toasts.ts';
import { ChoosableMedia } from './ChoosableMedia.tsx';
import styles from './galleries.module.css';
import { galleryKeys, ownMedia } from './queries.ts';
import { t, useText } from './text.ts';

const AT_ONCE = 50;

type Props = { readonly gallery: GalleryView; readonly onClose: () => void };

/** Publishes several of one's own entries into a gallery at once. */
export function AddMediaDialog({ gallery, onClose }: Props) {
  const text = useText();
  const own = useInfiniteQuery(ownMedia);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const adding = useAdding(gallery.id, onClose);
  const waits = gallery.moderated && !gallery.abilities.includes('gallery.moderate');
  return (
    <Dialog
      isOpen
      title={text('addMedia')}
      help={waits ? `${text('addMediaHelp')} ${text('addMediaWaits')}` : text('addMediaHelp')}
      onClose={onClose}
      onSubmit={() => {
        if (chosen.length > 0 && !adding.isPending) adding.mutate([...chosen]);
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button
            type="submit"
            kind="primary"
            state={chosen.length === 0 ? 'disabled' : adding.isPending ? 'pending' : 'ready'}
          >
            {chosen.length === 0 ? text('chooseSome') : text('addChosen', { count: chosen.length })}
          </Button>
        </>
      }
    >
      {adding.isError ? (
        <ErrorBlock what={sentenceOf(addGalleryMedia, { 'galleries.unknown': text('unknownWhy') }, adding.error)} />
      ) : null}
      <Loaded query={own} waiting={<SkeletonList rows={3} picture="thumbnail" />}>
        {({ pages }) => {
          const rows = pages.flatMap(({ media }) => media);
          if (rows.length === 0) {
            return (
              <EmptyState icon={Clapperboard} title={text('nothingToAdd')}>
                {text('nothingToAddWords')}
              </EmptyState>
            );
          }
          return (
            <ul className={styles.choosable} aria-label={text('addMedia')}>
              {rows.map((media) => (
                <ChoosableMedia
                  key={media.id}
                  media={media}
                  isChosen={chosen.includes(media.id)}
                  onChoose={(is) =>
                    setChosen(is ? [...chosen, media.id].slice(0, AT_ONCE) : chosen.filter((id) => id !== media.id))
                  }
                />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {own.hasNextPage ? (
        <div className={styles.more}>
          <Button state={own.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void own.fetchNextPage()}>
            {text('showMore')}
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}

function useAdding(galleryId: string, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (mediaIds: string[]) => call(addGalleryMedia, { params: { galleryId }, body: { mediaIds } }),
    onSuccess: async ({ published, waiting, refused }) => {
      const message = [
        ...(published > 0 ? [t('addedPublished', { count: published })] : []),
        ...(waiting > 0 ? [t('addedWaiting', { count: waiting })] : []),
        ...(refused.length > 0 ? [t('addedRefused', { count: refused.length })] : []),
      ].join(' ');
      showToast({ message });
      onDone();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: galleryKeys.all }),
        queryClient.invalidateQueries({ queryKey: ['media-lists'] }),
      ]);
    },
  });
}
