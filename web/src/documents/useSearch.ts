import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useSettled } from '#lib/useSettled.ts';
import { matchesOf } from './queries.ts';

/** Null while nothing is searched. `onReach` hears of the page of each match that is come to. */
export function useSearch(
  mediaId: string,
  { page, onReach }: { readonly page: number; readonly onReach: (page: number) => void },
) {
  const [typed, setTyped] = useState<string | null>(null);
  const query = useSettled((typed ?? '').trim());
  const { data } = useQuery(matchesOf(mediaId, query));
  const [chosen, setChosen] = useState({ query: '', at: 0 });

  const isOpen = typed !== null;
  const found = isOpen && query !== '' && data !== undefined ? data : null;
  const matches = found?.matches ?? [];
  const at = chosen.query === query ? Math.min(chosen.at, Math.max(matches.length - 1, 0)) : 0;
  const match = matches[at] ?? null;

  // A new search goes to the first match on the page that is read, or behind it.
  const first = useEffectEvent(() => {
    const onwards = matches.findIndex((each) => each.page >= page);
    choose(Math.max(onwards, 0));
  });
  useEffect(() => {
    if (found !== null && found.matches.length > 0) first();
  }, [found]);

  return {
    isOpen,
    typed: typed ?? '',
    query: isOpen ? query : '',
    matches,
    at,
    /** Which of those on its page. */
    current: match !== null && match.page === page ? match.nth : null,
    found: found === null ? null : { count: matches.length, isCut: found.isCut, at },
    type: setTyped,
    open: () => setTyped((before) => before ?? ''),
    close: () => setTyped(null),
    choose,
    move: (by: number) => choose((at + by + matches.length) % Math.max(matches.length, 1)),
  };

  function choose(next: number): void {
    setChosen({ query, at: next });
    const page = matches[next]?.page;
    if (page !== undefined) onReach(page);
  }
}
