import { useInfiniteQuery } from '@tanstack/react-query';
import { Clapperboard, Trash2, Users } from 'lucide-react';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { MediaListRow } from './MediaListRow.tsx';
import styles from './media.module.css';
import { PickVideos } from './PickVideos.tsx';
import { mediaListOf, type Shown } from './queries.ts';
import { useText } from './text.ts';

type Props = { readonly show: Shown; readonly mayCreate: boolean };

export function MediaList({ show, mayCreate }: Props) {
  const text = useText();
  const list = useInfiniteQuery(mediaListOf(show));
  return (
    <Loaded query={list} waiting={<SkeletonList rows={4} picture="thumbnail" />}>
      {({ pages }) => {
        const rows = pages.flatMap(({ media }) => media);
        if (rows.length === 0) return <Nothing show={show} mayCreate={mayCreate} />;
        return (
          <>
            <List label={text(show)}>
              {rows.map((media) => (
                <MediaListRow key={media.id} media={media} />
              ))}
            </List>
            {list.hasNextPage ? (
              <div className={styles.more}>
                <Button state={list.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void list.fetchNextPage()}>
                  {text('showMore')}
                </Button>
              </div>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

function Nothing({ show, mayCreate }: Props) {
  const text = useText();
  switch (show) {
    case 'mine':
      return (
        <EmptyState icon={Clapperboard} title={text('noMine')} action={mayCreate ? <PickVideos kind="plain" /> : null}>
          {text(mayCreate ? 'noMineWords' : 'noMineViewer')}
        </EmptyState>
      );
    case 'shared':
      return (
        <EmptyState icon={Users} title={text('noShared')}>
          {text('noSharedWords')}
        </EmptyState>
      );
    case 'bin':
      return (
        <EmptyState icon={Trash2} title={text('noBin')}>
          {text('noBinWords')}
        </EmptyState>
      );
  }
}
