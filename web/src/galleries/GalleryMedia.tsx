import { useInfiniteQuery } from '@tanstack/react-query';
import { Images, Plus } from 'lucide-react';
import { useState } from 'react';
import type { GalleryView } from '#contract/galleries/endpoints.ts';
import { GALLERY_ORDERS, type GalleryOrder } from '#contract/galleries/media.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Select } from '#ui/Select.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { AddMediaDialog } from './AddMediaDialog.tsx';
import styles from './galleries.module.css';
import { MediaCard } from './MediaCard.tsx';
import { mediaIn } from './queries.ts';
import { useText } from './text.ts';

/** What is published in a gallery, as cards. */
export function GalleryMedia({ gallery }: { readonly gallery: GalleryView }) {
  const text = useText();
  const [order, setOrder] = useState<GalleryOrder>('newest');
  const [isAdding, setIsAdding] = useState(false);
  const list = useInfiniteQuery(mediaIn(gallery.id, order));
  const mayAdd = gallery.abilities.includes('gallery.contribute');
  const add = (
    <Button icon={Plus} kind="primary" onPress={() => setIsAdding(true)}>
      {text('addMedia')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <Loaded query={list} waiting={<SkeletonList rows={3} picture="thumbnail" />}>
        {({ pages }) => {
          const rows = pages.flatMap(({ media }) => media);
          if (rows.length === 0) {
            return (
              <EmptyState icon={Images} title={text('noMedia')} action={mayAdd ? add : null}>
                {text('noMediaWords')}
              </EmptyState>
            );
          }
          return (
            <>
              <div className={styles.bar}>
                <Select<GalleryOrder>
                  label={text('order')}
                  options={GALLERY_ORDERS.map((value) => ({ value, name: text(`order.${value}`) }))}
                  value={order}
                  onChange={setOrder}
                />
                {mayAdd ? add : null}
              </div>
              <ul className={styles.cards} aria-label={text('tab.media')}>
                {rows.map((media) => (
                  <MediaCard key={media.id} media={media} gallery={gallery} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button state={list.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void list.fetchNextPage()}>
            {text('showMore')}
          </Button>
        </div>
      ) : null}
      {isAdding ? <AddMediaDialog gallery={gallery} onClose={() => setIsAdding(false)} /> : null}
    </div>
  );
}
