import { ChevronDown, ChevronUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { IconButton } from '#ui/IconButton.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import styles from './captions.module.css';
import { useText } from './text.ts';

type Props = {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly count: number;
  /** The hit that was jumped to. */
  readonly place: number | null;
  readonly onJump: (step: 1 | -1) => void;
};

/** Enter goes to the next hit, with Shift to the one before. */
export function TranscriptSearch({ query, onQuery, count, place, onJump }: Props) {
  const text = useText();
  const isSearching = query.trim() !== '';
  return (
    <search className={styles.search} onKeyDown={jumpByKey}>
      <SearchField label={text('search')} value={query} onChange={onQuery} maxLength={100} />
      <span className={styles.hits} role="status">
        {isSearching ? told() : ''}
      </span>
      {isSearching && count > 0 ? (
        <>
          <IconButton icon={ChevronUp} label={text('previousHit')} onPress={() => onJump(-1)} />
          <IconButton icon={ChevronDown} label={text('nextHit')} onPress={() => onJump(1)} />
        </>
      ) : null}
    </search>
  );

  function told(): string {
    if (count === 0) return text('noHits');
    return place === null ? text('hits', { count }) : text('hitOf', { number: place + 1, count });
  }

  function jumpByKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onJump(event.shiftKey ? -1 : 1);
  }
}
