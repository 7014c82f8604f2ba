import { ChevronLeft, ChevronRight, Maximize, Minimize, Search, ZoomIn, ZoomOut } from 'lucide-react';

import { Button as AriaButton } from 'react-aria-components/Button';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './documents.module.css';
import type { Deeds } from './hot-keys.ts';
import { PageField } from './PageField.tsx';
import { useText } from './text.ts';

type Props = Pick<Deeds, 'turnBy' | 'zoom' | 'toggleFullScreen' | 'search'> & {
  readonly page: number;
  readonly pageCount: number;
  readonly percent: number;
  readonly isFullScreen: boolean;
  readonly isSearching: boolean;
  readonly onTurn: (page: number) => void;
  /** What may be done with the file, where it may be kept. */
};

export function Toolbar({
  page,
  pageCount,
  percent,
  isFullScreen,
  isSearching,
  onTurn,
  turnBy,
  zoom,
  toggleFullScreen,
  search,
}: Props) {
  const text = useText();
  return (
    <div className={styles.tools}>
      <div className={styles.group}>
        <IconButton label={text('search')} icon={Search} aria-pressed={isSearching} onPress={search} />
      </div>
      <div className={styles.group}>
        <span className={styles.turning}>
          <IconButton
            label={text('previous')}
            icon={ChevronLeft}
            state={page === 1 ? 'disabled' : 'ready'}
            onPress={() => turnBy(-1)}
          />
        </span>
        <PageField page={page} pageCount={pageCount} onTurn={onTurn} />
        <span className={styles.turning}>
          <IconButton
            label={text('next')}
            icon={ChevronRight}
            state={page === pageCount ? 'disabled' : 'ready'}
            onPress={() => turnBy(1)}
          />
        </span>
      </div>
      <div className={styles.group}>
        <span className={styles.zooming}>
          <IconButton label={text('zoomOut')} icon={ZoomOut} onPress={() => zoom('out')} />
          <AriaButton
            className={styles.percent ?? ''}
            aria-label={text('fit', { percent })}
            onPress={() => zoom('fit')}
          >
            {text('percent', { percent })}
          </AriaButton>
          <IconButton label={text('zoomIn')} icon={ZoomIn} onPress={() => zoom('in')} />
        </span>
        {document.fullscreenEnabled ? (
          <IconButton
            label={text(isFullScreen ? 'leaveFullScreen' : 'fullScreen')}
            icon={isFullScreen ? Minimize : Maximize}
            onPress={toggleFullScreen}
          />
        ) : null}
      </div>
    </div>
  );
}
