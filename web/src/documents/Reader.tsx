import { useEffect, useRef, useState } from 'react';
import type { getDocument } from '#contract/documents/endpoints.ts';
import { nameOfPicture } from '#contract/documents/pictures.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import styles from './documents.module.css';
import { type Deeds, pressHotKey } from './hot-keys.ts';
import { Matches } from './Matches.tsx';
import { Paper } from './Paper.tsx';
import { SearchBar } from './SearchBar.tsx';
import { Thumbnails } from './Thumbnails.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useText } from './text.ts';
import { useFullScreen } from './useFullScreen.ts';
import { useSearch } from './useSearch.ts';
import { useSwipe } from './useSwipe.ts';
import { useWidth } from './useWidth.ts';
import { stepFrom, type Zoom, zoomOf } from './zoom.ts';

type Props = {
  readonly mediaId: string;
  readonly shown: AnswerOf<typeof getDocument>;
  readonly startPage: number;
  readonly onRefused: () => void;
  /** A page is drawn. */
  readonly onSeen: (page: number) => void;
};

/** One page with all that is done with it; thumbnails, or what was found, at the side. */
export function Reader({ mediaId, shown: { pages, readyPages, folderUrl }, startPage, onRefused, onSeen }: Props) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const [paper, setPaper] = useState<HTMLDivElement | null>(null);
  const [page, setPage] = useState(inBounds(startPage));
  const [zoom, setZoom] = useState<Zoom>('fit');
  const isFullScreen = useFullScreen(frame);
  const search = useSearch(mediaId, { page, onReach: turnTo });
  const shownWidth = useWidth(paper);
  const size = pages[page - 1];
  useSwipe(desk, turnBy);
  useNeighbours(folderUrl, { page, readyPages });

  useEffect(() => {
    if (search.current !== null) paper?.querySelector('mark[data-current="true"]')?.scrollIntoView({ block: 'center' });
  }, [search.current, paper]);

  const shownZoom = size === undefined || shownWidth === 0 ? 1 : zoomOf(shownWidth, size.width);
  const deeds: Deeds = {
    turnBy,
    turnTo: (which) => turnTo(which === 'first' ? 1 : pages.length),
    read,
    zoom: (way) => setZoom(way === 'fit' ? 'fit' : stepFrom(shownZoom, way)),
    toggleFullScreen: () => void (isFullScreen ? document.exitFullscreen() : frame.current?.requestFullscreen()),
    search: () => (search.isOpen ? search.close() : search.open()),
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts for buttons that are in it
    <div
      ref={frame}
      className={styles.reader}
      tabIndex={-1}
      onKeyDown={(event) => pressHotKey(event, { ...deeds, search: search.open })}
    >
      <Toolbar
        page={page}
        pageCount={pages.length}
        percent={Math.round(shownZoom * 100)}
        isFullScreen={isFullScreen}
        isSearching={search.isOpen}
        onTurn={turnTo}
        {...deeds}
      />
      {search.isOpen ? (
        <SearchBar
          typed={search.typed}
          onType={search.type}
          found={search.found}
          onMove={search.move}
          onClose={() => {
            search.close();
            desk.current?.focus();
          }}
        />
      ) : null}
      <div className={styles.table}>
        {search.matches.length > 0 ? (
          <Matches matches={search.matches} at={search.at} onChoose={search.choose} />
        ) : (
          <Thumbnails pages={pages} readyPages={readyPages} folderUrl={folderUrl} page={page} onTurn={turnTo} />
        )}
        <section
          ref={desk}
          className={styles.desk}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled with the keys too
          tabIndex={0}
          aria-label={text('pageOf', { page, count: pages.length })}
        >
          {size === undefined || page > readyPages ? (
            <p className={styles.notDrawn}>{text('notDrawn')}</p>
          ) : (
            <Paper
              ref={setPaper}
              mediaId={mediaId}
              page={page}
              size={size}
              folderUrl={folderUrl}
              zoom={zoom}
              shownWidth={shownWidth}
              query={search.query}
              current={search.current}
              onRefused={onRefused}
              onSeen={() => onSeen(page)}
            />
          )}
        </section>
      </div>
      <p className={styles.said} role="status">
        {text('pageOf', { page, count: pages.length })}
      </p>
    </div>
  );

  function inBounds(wanted: number): number {
    return Math.min(Math.max(Math.trunc(wanted) || 1, 1), pages.length);
  }

  function turnTo(wanted: number): void {
    const next = inBounds(wanted);
    setPage(next);
    if (next !== page) desk.current?.scrollTo({ top: 0 });
    // A button that is switched off at the end would take the keys with it.
    const isAtEnd = next === 1 || next === pages.length;
    if (isAtEnd && document.activeElement?.closest(`.${styles.turning}`)) desk.current?.focus({ preventScroll: true });
  }

  function turnBy(by: number): void {
    turnTo(page + by);
  }

  function read(way: 'on' | 'back'): void {
    const element = desk.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const isAtEnd = way === 'on' ? scrollTop + clientHeight >= scrollHeight - 2 : scrollTop <= 2;
    if (isAtEnd) turnBy(way === 'on' ? 1 : -1);
    else element.scrollBy({ top: (way === 'on' ? 0.9 : -0.9) * clientHeight });
  }
}

type Read = { readonly page: number; readonly readyPages: number };

/** The pages before and behind are fetched while this one is read. */
function useNeighbours(folderUrl: string, { page, readyPages }: Read): void {
  useEffect(() => {
    for (const each of [page + 1, page - 1]) {
      if (each >= 1 && each <= readyPages) new Image().src = `${folderUrl}/${nameOfPicture('read', each)}`;
    }
  }, [folderUrl, page, readyPages]);
}
