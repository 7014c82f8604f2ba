import { useInfiniteQuery } from '@tanstack/react-query';
import { Search, SearchX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { LONGEST_SEARCH } from '#contract/search/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { useSettled } from '#lib/useSettled.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { filterIn, isFiltering, type SearchAddress, type SearchFilter } from './address.ts';
import { HitRow } from './HitRow.tsx';
import { searchOf } from './queries.ts';
import { SearchFilterMenu } from './SearchFilterMenu.tsx';
import styles from './search.module.css';
import { useText } from './text.ts';
import { useSlash } from './useSlash.ts';

type Props = {
  readonly address: SearchAddress;
  /** `typing` goes on where it is; a filter is a step to come back from. */
  readonly onChange: (address: SearchAddress, how: 'typing' | 'choosing') => void;
};

export function SearchPage({ address, onChange }: Props) {
  const text = useText();
  const filter = filterIn(address);
  const { q = '' } = address;
  const tools = useRef<HTMLDivElement>(null);
  useSlash(() => tools.current?.querySelector('input') ?? null);
  usePageTitle(q === '' ? text('search') : `${q} · ${text('search')}`);
  return (
    <div className={styles.page}>
      <PageHeader title={text('search')} />
      <div className={styles.tools} ref={tools}>
        <Field words={q} onChange={(words) => onChange(withWords(address, words), 'typing')} />
        <SearchFilterMenu filter={filter} onChange={(next) => onChange(withFilter(address, next), 'choosing')} />
      </div>
      {q === '' ? (
        <EmptyState icon={Search} title={text('noneYet')}>
          {text('noneYetWords')}
        </EmptyState>
      ) : (
        <Results q={q} filter={filter} onClear={() => onChange({ q }, 'choosing')} />
      )}
    </div>
  );
}

function Field({ words, onChange }: { readonly words: string; readonly onChange: (words: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState(words);
  const [known, setKnown] = useState(words);
  const settled = useSettled(typed);
  if (words !== known) {
    setKnown(words);
    if (words !== typed.trim()) setTyped(words);
  }
  useEffect(() => {
    if (settled === typed && settled.trim() !== known) onChange(settled.trim());
  });
  return (
    <SearchField
      label={text('searchMedia')}
      value={typed}
      onChange={setTyped}
      maxLength={LONGEST_SEARCH}
      autoFocus={words === ''}
    />
  );
}

type ResultsProps = { readonly q: string; readonly filter: SearchFilter; readonly onClear: () => void };

function Results({ q, filter, onClear }: ResultsProps) {
  const text = useText();
  const found = useInfiniteQuery(searchOf(q, filter));
  return (
    <Loaded query={found} waiting={<SkeletonList rows={4} picture="thumbnail" />}>
      {({ pages }) => {
        const hits = pages.flatMap((page) => page.hits);
        const count = hits.length;
        if (count === 0) return <Nothing q={q} filter={filter} onClear={onClear} />;
        return (
          <>
            <p role="status" className={styles.count}>
              {pages[0]?.isGuess ? text('guess') : text(found.hasNextPage ? 'foundAtLeast' : 'found', { count })}
            </p>
            <List label={text('results')}>
              {hits.map((hit) => (
                <HitRow key={hit.id} hit={hit} />
              ))}
            </List>
            {found.hasNextPage ? (
              <div className={styles.more}>
                <Button
                  state={found.isFetchingNextPage ? 'pending' : 'ready'}
                  onPress={() => void found.fetchNextPage()}
                >
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

function Nothing({ q, filter, onClear }: ResultsProps) {
  const text = useText();
  const filtered = isFiltering(filter);
  return (
    <div role="status">
      <EmptyState
        icon={SearchX}
        title={text('nothing', { query: q })}
        action={filtered ? <Button onPress={onClear}>{text('clearFilter')}</Button> : null}
      >
        {text(filtered ? 'nothingFiltered' : 'nothingWords')}
      </EmptyState>
    </div>
  );
}

function withWords({ q: _before, ...rest }: SearchAddress, words: string): SearchAddress {
  return words === '' ? rest : { ...rest, q: words };
}

function withFilter({ q }: SearchAddress, { type, owner, made }: SearchFilter): SearchAddress {
  return {
    ...(q === undefined ? {} : { q }),
    ...(type.length === 0 ? {} : { type: type.join(',') }),
    ...(owner === 'anyone' ? {} : { owner }),
    ...(made === 'any' ? {} : { made }),
  };
}
