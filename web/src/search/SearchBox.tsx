import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useId, useRef, useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { LONGEST_SEARCH } from '#contract/search/endpoints.ts';
import { useSettled } from '#lib/useSettled.ts';
import field from '#ui/field.module.css';
import { Icon } from '#ui/Icon.tsx';
import { addressOfHit } from './places.ts';
import { quickSearchOf } from './queries.ts';
import styles from './search.module.css';
import { useText } from './text.ts';
import { useSlash } from './useSlash.ts';

// Most pages are left without a search.
const QuickResults = lazy(async () => ({ default: (await import('./QuickResults.tsx')).QuickResults }));

const SHORTEST = 2;
const NONE = -1;

type Props = { readonly onOpen: (address: string) => void; readonly onSearch: (words: string) => void };

/** In the bar of every page: first results while one types, all of them by Enter. */
export function SearchBox({ onOpen, onSearch }: Props) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(NONE);
  const asked = useSettled(typed.trim());
  const isAsking = isOpen && asked.length >= SHORTEST && typed.trim().length >= SHORTEST;
  const { data } = useQuery({ ...quickSearchOf(asked), enabled: isAsking });
  const hits = data?.hits ?? [];
  const isShown = isAsking && data !== undefined;
  // Behind the results stands the way to all of them.
  const last = hits.length;
  useSlash(() => input.current);

  return (
    <>
      <Link className={styles.toPage ?? ''} href="/search" aria-label={text('searchMedia')}>
        <Icon of={Search} size="large" />
      </Link>
      <search className={styles.box}>
        <Icon of={Search} className={styles.boxPicture} />
        <input
          ref={input}
          className={`${field.box} ${styles.boxInput}`}
          type="search"
          role="combobox"
          aria-label={text('searchMedia')}
          aria-expanded={isShown}
          aria-controls={isShown ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isShown && active !== NONE ? `${listId}-${active}` : undefined}
          aria-keyshortcuts="/"
          placeholder={text('searchMedia')}
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_SEARCH}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setIsOpen(true);
            setActive(NONE);
          }}
          onFocus={() => setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          onKeyDown={onKeyDown}
        />
        <span className={styles.key} aria-hidden="true">
          /
        </span>
        <span role="status" className={styles.aloud}>
          {isShown ? text('found', { count: hits.length }) : ''}
        </span>
        {isShown ? (
          <Suspense>
            <QuickResults
              id={listId}
              hits={hits}
              isGuess={data.isGuess}
              words={asked}
              active={active}
              onPoint={setActive}
              onChoose={choose}
            />
          </Suspense>
        ) : null}
      </search>
    </>
  );

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        setIsOpen(true);
        if (!isShown) return;
        const step = event.key === 'ArrowDown' ? 1 : -1;
        // From the field down to the last, and from there back to the field.
        setActive((now) => ((now + 1 + step + last + 2) % (last + 2)) - 1);
        return;
      }
      case 'Enter':
        event.preventDefault();
        choose(isShown ? active : NONE);
        return;
      case 'Escape':
        if (isShown) event.preventDefault();
        if (isShown) setIsOpen(false);
        else setTyped('');
        setActive(NONE);
    }
  }

  function choose(at: number): void {
    const hit = hits[at];
    const words = typed.trim();
    if (hit === undefined && words === '') return;
    setIsOpen(false);
    setActive(NONE);
    input.current?.blur();
    if (hit === undefined) onSearch(words);
    else onOpen(addressOfHit(hit));
  }
}

/** Where the field would be, on the page that has its own. */
export function SearchPlace() {
  return <span className={styles.box} />;
}
