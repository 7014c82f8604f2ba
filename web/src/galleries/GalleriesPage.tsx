import { useInfiniteQuery } from '@tanstack/react-query';
import { Images, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Failure } from '#lib/Failure.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { useSettled } from '#lib/useSettled.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { TextField } from '#ui/TextField.tsx';
import { GalleryRow } from './GalleryRow.tsx';
import styles from './galleries.module.css';
import { NewGalleryDialog } from './NewGalleryDialog.tsx';
import { galleriesMatching } from './queries.ts';
import { useText } from './text.ts';

type Props = {
  readonly mayCreate: boolean;
  readonly onOpen: (galleryId: string) => void;
};

/** The galleries this person may open. */
export function GalleriesPage({ mayCreate, onOpen }: Props) {
  const text = useText();
  const [search, setSearch] = useState('');
  const [isMaking, setIsMaking] = useState(false);
  const searched = useSettled(search.trim());
  usePageTitle(text('galleries'));
  return (
    <div className={styles.page}>
      <PageHeader
        title={text('galleries')}
        detail={text('galleriesHelp')}
        actions={
          mayCreate ? (
            <Button kind="primary" icon={Plus} onPress={() => setIsMaking(true)}>
              {text('newGallery')}
            </Button>
          ) : null
        }
      />
      <div className={styles.search}>
        <TextField
          label={text('searchGalleries')}
          type="search"
          autoComplete="off"
          maxLength={100}
          value={search}
          onChange={setSearch}
        />
      </div>
      <Found search={searched} />
      {isMaking ? <NewGalleryDialog onCreated={onOpen} onClose={() => setIsMaking(false)} /> : null}
    </div>
  );
}

function Found({ search }: { readonly search: string }) {
  const text = useText();
  const found = useInfiniteQuery(galleriesMatching(search));
  if (found.data === undefined) {
    if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
    return <SkeletonList rows={4} />;
  }
  const galleries = found.data.pages.flatMap((page) => page.galleries);
  if (galleries.length === 0) {
    return search === '' ? (
      <EmptyState icon={Images} title={text('noGalleries')}>
        {text('noGalleriesWords')}
      </EmptyState>
    ) : (
      <EmptyState icon={SearchX} title={text('noneFound')}>
        {text('noneFoundWords', { search })}
      </EmptyState>
    );
  }
  return (
    <>
      <List label={text('galleries')}>
        {galleries.map((gallery) => (
          <GalleryRow key={gallery.id} gallery={gallery} />
        ))}
      </List>
      {found.hasNextPage ? (
        <div className={styles.more}>
          <Button state={found.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void found.fetchNextPage()}>
            {text('showMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
