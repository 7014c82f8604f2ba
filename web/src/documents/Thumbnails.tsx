import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { PageSize } from '#contract/documents/endpoints.ts';
import { nameOfPicture } from '#contract/documents/pictures.ts';
import styles from './documents.module.css';
import { useText } from './text.ts';

type Props = {
  readonly pages: readonly PageSize[];
  readonly readyPages: number;
  readonly folderUrl: string;
  readonly page: number;
  readonly onTurn: (page: number) => void;
};

const WAYS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** All pages in small at the side; pictures are fetched as they come into sight. */
export function Thumbnails({ pages, readyPages, folderUrl, page, onTurn }: Props) {
  const text = useText();
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    const current = list.current?.children[page - 1];
    current?.scrollIntoView({ block: 'nearest' });
    // Who moves along the list with the keys stays in it.
    if (list.current?.contains(document.activeElement)) current?.querySelector('button')?.focus();
  }, [page]);

  return (
    <nav className={styles.side} aria-label={text('pages')}>
      <ol ref={list} className={styles.thumbnails}>
        {pages.map(({ width, height }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          <li key={at}>
            <button
              type="button"
              className={styles.thumbnail}
              tabIndex={at + 1 === page ? 0 : -1}
              aria-label={text('pageNumber', { page: at + 1 })}
              {...(at + 1 === page ? { 'aria-current': 'page' as const } : {})}
              onClick={() => onTurn(at + 1)}
              onKeyDown={move}
            >
              <span className={styles.small} style={{ aspectRatio: `${width} / ${height}` }}>
                {at < readyPages ? (
                  <img src={`${folderUrl}/${nameOfPicture('thumb', at + 1)}`} alt="" loading="lazy" draggable={false} />
                ) : null}
              </span>
              <span aria-hidden="true">{at + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );

  function move(event: KeyboardEvent): void {
    const way = WAYS[event.key];
    if (way === undefined) return;
    event.preventDefault();
    onTurn(page + way);
  }
}
