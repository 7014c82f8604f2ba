import { type PointerEvent, useEffect, useRef } from 'react';
import { usePlayer } from '#lib/player.tsx';
import { Handle } from './Handle.tsx';
import styles from './Timeline.module.css';
import { useText } from './text.ts';
import { usePlayhead } from './usePlayhead.ts';

type Props = {
  readonly durationSeconds: number;
  readonly framesPerSecond: number;
  readonly secondsAt: (event: PointerEvent) => number;
  readonly onSeek: (seconds: number) => void;
};

const MARGIN = 48;

/** Moves with the player, and the timeline with it. */
export function Playhead({ durationSeconds, onSeek, ...grid }: Props) {
  const text = useText();
  const player = usePlayer();
  const seconds = Math.min(usePlayhead(), durationSeconds);
  const line = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const scroller = line.current?.closest('section');
    if (scroller === null || scroller === undefined || scroller.scrollWidth <= scroller.clientWidth) return;
    const at = (seconds / durationSeconds) * scroller.scrollWidth;
    const isInSight = at >= scroller.scrollLeft + MARGIN && at <= scroller.scrollLeft + scroller.clientWidth - MARGIN;
    if (!isInSight) scroller.scrollLeft = at - scroller.clientWidth / 2;
  }, [seconds, durationSeconds]);

  return (
    <span ref={line} className={styles.range} data-kind="playhead">
      <Handle
        {...grid}
        kind="playhead"
        label={text('playhead')}
        seconds={seconds}
        durationSeconds={durationSeconds}
        secondsNow={() => player?.media.currentTime ?? seconds}
        onMove={onSeek}
      />
    </span>
  );
}
