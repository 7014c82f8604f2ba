import { type PointerEvent, useRef } from 'react';
import { formatDuration } from '#lib/time.ts';
import { useText } from './edit-text.ts';
import styles from './Timeline.module.css';
import { TimelineMarker } from './TimelineMarker.tsx';
import { lanesOf, secondsAt, shareOf, ticksOf } from './timeline.ts';

export type TimelineQuestion = {
  readonly id: string;
  readonly atSeconds: number;
  /** Its place in the quiz, from 1. */
  readonly number: number;
  /** The question itself, as far as it is written. */
  readonly words: string;
  readonly isWrong: boolean;
};

type Props = {
  /** In order of time. */
  readonly questions: readonly TimelineQuestion[];
  readonly durationSeconds: number;
  readonly positionSeconds: number;
  readonly selected: string | null;
  readonly onSelect: (questionId: string) => void;
  readonly onMove: (questionId: string, atSeconds: number) => void;
  readonly onSeek: (seconds: number) => void;
};

const LANES = 3;
/** About the width of a marker on a line of 600 px. */
const NEAREST_SHARE = 0.045;

/** The video as a line with its questions on it: to see where they are, and to move them by pointer or keys. */
export function Timeline({ questions, durationSeconds, positionSeconds, selected, onSelect, onMove, onSeek }: Props) {
  const text = useText();
  const line = useRef<HTMLDivElement>(null);
  const lanes = lanesOf(
    questions.map(({ atSeconds }) => shareOf(atSeconds, durationSeconds)),
    NEAREST_SHARE,
    LANES,
  );
  return (
    // Time runs from left to right in every language.
    <section className={styles.timeline} dir="ltr" aria-label={text('timeline')}>
      <div ref={line} className={styles.line} data-lanes={Math.max(0, ...lanes) + 1} onPointerDown={seekThere}>
        <span className={styles.rail} aria-hidden="true" />
        <span
          className={styles.position}
          style={{ left: `${shareOf(positionSeconds, durationSeconds) * 100}%` }}
          aria-hidden="true"
        />
        {questions.map((question, place) => (
          <TimelineMarker
            key={question.id}
            question={question}
            lane={lanes[place] ?? 0}
            durationSeconds={durationSeconds}
            isSelected={question.id === selected}
            secondsUnder={(x) => secondsAt(x, boxOf(line.current), durationSeconds)}
            onSelect={() => onSelect(question.id)}
            onMove={(atSeconds) => {
              onMove(question.id, atSeconds);
              onSeek(atSeconds);
            }}
          />
        ))}
      </div>
      <div className={styles.ticks} aria-hidden="true">
        {ticksOf(durationSeconds).map((seconds) => (
          <span key={seconds} className={styles.tick} style={{ left: `${shareOf(seconds, durationSeconds) * 100}%` }}>
            {formatDuration(seconds)}
          </span>
        ))}
      </div>
    </section>
  );

  function seekThere(event: PointerEvent<HTMLDivElement>): void {
    if (event.target instanceof Element && event.target.closest('[role="slider"]') !== null) return;
    onSeek(secondsAt(event.clientX, boxOf(line.current), durationSeconds));
  }
}

function boxOf(line: HTMLElement | null): { readonly left: number; readonly width: number } {
  return line?.getBoundingClientRect() ?? { left: 0, width: 0 };
}
