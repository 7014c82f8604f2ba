import { useInfiniteQuery } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import styles from './galleries.module.css';
import { waitingIn } from './queries.ts';
import { useText } from './text.ts';
import { WaitingRow } from './WaitingRow.tsx';

/** What waits for a moderator, what waits longest first. */
export function WaitingList({ galleryId }: { readonly galleryId: string }) {
  const text = useText();
  const list = useInfiniteQuery(waitingIn(galleryId));
  return (
    <>
      <Loaded query={list} waiting={<SkeletonList rows={3} picture="thumbnail" />}>
        {({ pages }) => {
          const rows = pages.flatMap(({ media }) => media);
          if (rows.length === 0) {
            return (
              <EmptyState icon={Hourglass} title={text('nothingWaits')}>
                {text('nothingWaitsWords')}
              </EmptyState>
            );
          }
          return (
            <List label={text('tab.waiting')}>
              {rows.map((media) => (
                <WaitingRow key={media.id} media={media} galleryId={galleryId} />
              ))}
            </List>
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
    </>
  );
}
