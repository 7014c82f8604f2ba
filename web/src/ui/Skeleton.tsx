import styles from './Skeleton.module.css';
import { useText } from './text.ts';

type Props = {
  /** The shape of what comes. */
  readonly shape: 'line' | 'heading' | 'avatar' | 'thumbnail' | 'control';
  /** How many of them, for lines of text. */
  readonly count?: number;
};

/** Holds the place of what loads. Screen readers hear it once, from `SkeletonList` or the page that shows it. */
export function Skeleton({ shape, count = 1 }: Props) {
  return Array.from({ length: count }, (_, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are alike and never change places
    <span key={place} className={styles.bone} data-shape={shape} aria-hidden="true" />
  ));
}

/** A list that is on its way, in the shape of `ListRow`s. */
export function SkeletonList({ rows, picture = 'avatar' }: { rows: number; picture?: 'avatar' | 'thumbnail' }) {
  const text = useText();
  return (
    <div role="status" aria-label={text('loading')}>
      {Array.from({ length: rows }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are alike and never change places
        <div key={place} className={styles.row}>
          <div className={styles.picture} data-shape={picture}>
            <Skeleton shape={picture} />
          </div>
          <div className={styles.words}>
            <Skeleton shape="line" count={2} />
          </div>
        </div>
      ))}
    </div>
  );
}
