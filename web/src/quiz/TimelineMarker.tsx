import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { formatDuration, spokenDuration } from '#lib/time.ts';
import { useText } from './edit-text.ts';
import styles from './Timeline.module.css';
import type { TimelineQuestion } from './Timeline.tsx';
import { movedByKey, shareOf } from './timeline.ts';

type Props = {
  readonly question: TimelineQuestion;
  readonly lane: number;
  readonly durationSeconds: number;
  readonly isSelected: boolean;
  /** The moment under this place of the window. */
  readonly secondsUnder: (x: number) => number;
  readonly onSelect: () => void;
  readonly onMove: (atSeconds: number) => void;
};

/** Less is a press with a hand that is not quite still. */
const DRAG_PIXELS = 3;

export function TimelineMarker({ question, lane, durationSeconds, isSelected, secondsUnder, onSelect, onMove }: Props) {
  const text = useText();
  const pressedAt = useRef<number | null>(null);
  const isDragging = useRef(false);
  const { number, words, atSeconds, isWrong } = question;
  const name = words === '' ? text('questionNumber', { number }) : text('questionNamed', { number, words });
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.marker}
      style={{ left: `${shareOf(atSeconds, durationSeconds) * 100}%` }}
      data-lane={lane}
      data-selected={isSelected ? 'yes' : 'no'}
      data-wrong={isWrong ? 'yes' : 'no'}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={durationSeconds}
      aria-valuenow={atSeconds}
      aria-valuetext={spokenDuration(atSeconds)}
      title={`${name} · ${formatDuration(atSeconds)}`}
      onKeyDown={press}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
    >
      <span aria-hidden="true">{number}</span>
    </div>
  );

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect();
      return;
    }
    const moved = movedByKey(event, atSeconds, durationSeconds);
    if (moved === null) return;
    event.preventDefault();
    onMove(moved);
  }

  function take(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pressedAt.current = event.clientX;
    isDragging.current = false;
  }

  function drag(event: PointerEvent): void {
    if (pressedAt.current === null) return;
    if (Math.abs(event.clientX - pressedAt.current) >= DRAG_PIXELS) isDragging.current = true;
    if (isDragging.current) onMove(secondsUnder(event.clientX));
  }

  function drop(): void {
    if (pressedAt.current !== null && !isDragging.current) onSelect();
    pressedAt.current = null;
  }
}
