import { formatDuration } from '#lib/time.ts';
import styles from './Timeline.module.css';

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
const LEAST_WIDTH = 72;

/** Times below the timeline, as close as they can be read. */
export function Ruler({ durationSeconds, width }: { readonly durationSeconds: number; readonly width: number }) {
  const wanted = (durationSeconds * LEAST_WIDTH) / Math.max(width, 1);
  const step = STEPS.find((each) => each >= wanted) ?? 7200;
  return (
    <div className={styles.ruler} aria-hidden="true">
      {Array.from({ length: Math.floor(durationSeconds / step) + 1 }, (_, at) => at * step).map((seconds) => (
        <span key={seconds} className={styles.tick} style={{ left: `${(seconds / durationSeconds) * 100}%` }}>
          {formatDuration(seconds)}
        </span>
      ))}
    </div>
  );
}
