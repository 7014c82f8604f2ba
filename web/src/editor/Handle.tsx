import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { spokenDuration } from '#lib/time.ts';
import { writeTime } from './clock-time.ts';
import styles from './Timeline.module.css';

type Props = {
  readonly label: string;
  readonly kind: 'from' | 'to' | 'playhead';
  readonly seconds: number;
  readonly durationSeconds: number;
  /** The moment under a pointer. */
  readonly secondsAt: (event: PointerEvent) => number;
  readonly onMove: (seconds: number) => void;
  readonly framesPerSecond: number;
  /** Where it stands really, which may be ahead of what is drawn when keys come quickly. */
  readonly secondsNow?: () => number;
  readonly onFocus?: () => void;
};

const PAGE_SECONDS = 10;

/** A slider that stands on the timeline: dragged, or moved by keys, by frames and by seconds. */
export function Handle({
  label,
  kind,
  seconds,
  durationSeconds,
  secondsAt,
  onMove,
  framesPerSecond,
  secondsNow = () => seconds,
  onFocus,
}: Props) {
  const [isHeld, setIsHeld] = useState(false);
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.handle}
      data-kind={kind}
      data-held={isHeld ? 'yes' : 'no'}
      style={{ left: `${(seconds / durationSeconds) * 100}%` }}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={durationSeconds}
      aria-valuenow={seconds}
      aria-valuetext={`${writeTime(seconds)}, ${spokenDuration(seconds)}`}
      onFocus={onFocus}
      onKeyDown={step}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
        setIsHeld(true);
      }}
      onPointerMove={(event) => {
        if (isHeld) onMove(secondsAt(event));
      }}
      onPointerUp={() => setIsHeld(false)}
      onPointerCancel={() => setIsHeld(false)}
    >
      <span className={styles.grip} />
    </div>
  );

  function step(event: KeyboardEvent): void {
    const moved = movedBy(event);
    if (moved === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(Math.min(Math.max(moved, 0), durationSeconds));
  }

  function movedBy({ key, shiftKey }: KeyboardEvent): number | null {
    const small = shiftKey ? 1 : 1 / framesPerSecond;
    const now = secondsNow();
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        return now - small;
      case 'ArrowRight':
      case 'ArrowUp':
        return now + small;
      case 'PageDown':
        return now - PAGE_SECONDS;
      case 'PageUp':
        return now + PAGE_SECONDS;
      case 'Home':
        return 0;
      case 'End':
        return durationSeconds;
      default:
        return null;
    }
  }
}
