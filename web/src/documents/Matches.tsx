import { useEffect, useRef } from 'react';
import type { DocumentMatch } from '#contract/documents/endpoints.ts';
import styles from './documents.module.css';
import { useText } from './text.ts';

type Props = {
  readonly matches: readonly DocumentMatch[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
};

/** Where it stands, with what stands around it. */
export function Matches({ matches, at, onChoose }: Props) {
  const text = useText();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => void list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at]);

  return (
    <nav className={styles.side} aria-label={text('matches')}>
      <ol ref={list} className={styles.matches}>
        {matches.map(({ page, nth, before, found, after }, number) => (
          <li key={`${page} ${nth}`}>
            <button
              type="button"
              className={styles.match}
              {...(number === at ? { 'aria-current': true } : {})}
              onClick={() => onChoose(number)}
            >
              <span className={styles.matchPage}>{text('pageNumber', { page })}</span>
              <span dir="auto">
                {before}
                <mark>{found}</mark>
                {after}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
