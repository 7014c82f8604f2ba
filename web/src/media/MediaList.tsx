import { useInfiniteQuery } from '@tanstack/react-query';
import { Clapperboard, SearchX, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '#lib/Loaded.tsx';
import { countOf, isSelected, NOTHING_SELECTED, type Selection, toggled } from '#lib/selection.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { ChangeMany } from './ChangeMany.tsx';
import { type Listing, ticksOf } from './list-address.ts';
import { useText as useListText } from './list-text.ts';
import { MediaListRow } from './MediaListRow.tsx';
import styles from './media.module.css';
import { PickFiles } from './PickFiles.tsx';
import { mediaListOf } from './queries.ts';
import { SelectAll } from './SelectAll.tsx';
import { useText } from './text.ts';

type Props = {
  readonly listing: Listing;
  readonly mayCreate: boolean;
  /** Shows the whole shelf again. */
  readonly onClear: () => void;
};

export function MediaList({ listing, mayCreate, onClear }: Props) {
  const text = useText();
  const listText = useListText();
  const { show } = listing.filter;
  const list = useInfiniteQuery(mediaListOf(listing));
  const [selection, setSelection] = useSelectionIn(JSON.stringify(listing.filter));

  return (
    <Loaded query={list} waiting={<SkeletonList rows={4} picture="thumbnail" />}>
      {({ pages }) => {
        const rows = pages.flatMap(({ media }) => media);
        const shown = rows.map(({ id }) => id);
        const total = Math.max(pages.at(-1)?.total ?? 0, rows.length);
        if (rows.length === 0) return nothing();
        return (
          <>
            <SelectAll selection={selection} shown={shown} total={total} onSelect={setSelection} />
            <List label={text(show)}>
              {rows.map((media) => (
                <MediaListRow
                  key={media.id}
                  media={media}
                  isSelected={isSelected(selection, media.id)}
                  onSelect={() => setSelection(toggled(selection, media.id, shown))}
                />
              ))}
            </List>
            {list.hasNextPage ? (
              <div className={styles.more}>
                <Button state={list.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void list.fetchNextPage()}>
                  {text('showMore')}
                </Button>
              </div>
            ) : null}
            {countOf(selection) === 0 ? null : (
              <ChangeMany
                selection={selection}
                filter={listing.filter}
                titles={new Map(rows.map(({ id, title }) => [id, title]))}
                onClear={() => setSelection(NOTHING_SELECTED)}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );

  function nothing() {
    const { filter } = listing;
    if (filter.search === '' && ticksOf(filter) === 0) return <EmptyShelf show={show} mayCreate={mayCreate} />;
    return (
      <div role="status">
        <EmptyState
          icon={SearchX}
          title={listText('nothingFits')}
          action={<Button onPress={onClear}>{listText('clearFilter')}</Button>}
        >
          {listText('nothingFitsWords')}
        </EmptyState>
      </div>
    );
  }
}

function EmptyShelf({ show, mayCreate }: { readonly show: Listing['filter']['show']; readonly mayCreate: boolean }) {
  const text = useText();
  switch (show) {
    case 'mine':
      return (
        <EmptyState icon={Clapperboard} title={text('noMine')} action={mayCreate ? <PickFiles kind="plain" /> : null}>
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

/** Another filter is another list: nothing stays selected. */
function useSelectionIn(list: string) {
  const [made, setMade] = useState({ list, selection: NOTHING_SELECTED });
  const selection = made.list === list ? made.selection : NOTHING_SELECTED;
  return [selection, (next: Selection) => setMade({ list, selection: next })] as const;
}
