import { useInfiniteQuery } from '@tanstack/react-query';
import { SearchX, Trash2 } from 'lucide-react';
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
import { BinRow } from './BinRow.tsx';
import { useText } from './bin-text.ts';
import styles from './media.module.css';
import { binMatching } from './queries.ts';

/** Everybody's recycle bin, for administrators (3.4). */
export function BinPage() {
  const text = useText();
  const [search, setSearch] = useState('');
  const searched = useSettled(search.trim());
  usePageTitle(text('bin'));
  return (
    <div className={styles.page}>
      <PageHeader title={text('bin')} detail={text('binHelp')} />
      <div className={styles.search}>
        <TextField
          label={text('search')}
          type="search"
          autoComplete="off"
          maxLength={100}
          value={search}
          onChange={setSearch}
        />
      </div>
      <Found search={searched} />
    </div>
  );
}

function Found({ search }: { readonly search: string }) {
  const text = useText();
  const found = useInfiniteQuery(binMatching(search));
  if (found.data === undefined) {
    if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
    return <SkeletonList rows={4} picture="thumbnail" />;
  }
  const rows = found.data.pages.flatMap(({ media }) => media);
  if (rows.length === 0) {
    return search === '' ? (
      <EmptyState icon={Trash2} title={text('nothing')}>
        {text('nothingWords')}
      </EmptyState>
    ) : (
      <EmptyState icon={SearchX} title={text('noneFound')}>
        {text('noneFoundWords', { search })}
      </EmptyState>
    );
  }
  return (
    <>
      <List label={text('bin')}>
        {rows.map((media) => (
          <BinRow key={media.id} media={media} />
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
