import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { IconButton } from '#ui/IconButton.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import styles from './documents.module.css';
import { useText } from './text.ts';

type Props = {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** null while nothing was searched, or the answer is not there yet. */
  readonly found: { readonly count: number; readonly isCut: boolean; readonly at: number } | null;
  readonly onMove: (by: number) => void;
  readonly onClose: () => void;
};

export function SearchBar({ typed, onType, found, onMove, onClose }: Props) {
  const text = useText();
  const state = found === null || found.count === 0 ? 'disabled' : 'ready';
  return (
    <search className={styles.search} onKeyDown={press}>
      <SearchField label={text('search')} value={typed} onChange={onType} maxLength={100} autoFocus />
      <output className={styles.count}>{wordsOfCount()}</output>
      <IconButton label={text('previousMatch')} icon={ChevronUp} state={state} onPress={() => onMove(-1)} />
      <IconButton label={text('nextMatch')} icon={ChevronDown} state={state} onPress={() => onMove(1)} />
      <IconButton label={text('closeSearch')} icon={X} onPress={onClose} />
    </search>
  );

  function wordsOfCount(): string {
    if (found === null) return '';
    const { count, isCut, at } = found;
    if (count === 0) return text('noMatches');
    return text(isCut ? 'matchOfMany' : 'matchOf', { match: at + 1, count });
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) onMove(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape' && typed === '') onClose();
  }
}
