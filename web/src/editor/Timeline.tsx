import { useQuery } from '@tanstack/react-query';
import { type PointerEvent, useState } from 'react';
import { type Chosen, type Draft, goneParts, onFrame } from './draft.ts';
import { Handle } from './Handle.tsx';
import { Playhead } from './Playhead.tsx';
import { peaksIn } from './queries.ts';
import { Ruler } from './Ruler.tsx';
import { PictureStrip, WaveStrip } from './Strip.tsx';
import type { Sources } from './sources.ts';
import styles from './Timeline.module.css';
import { useText } from './text.ts';
import { useWidth } from './useWidth.ts';

export type MovedEdge = { readonly chosen: Chosen; readonly edge: 'from' | 'to'; readonly seconds: number };

type Props = {
  readonly draft: Draft;
  readonly chosen: Chosen;
  readonly zoom: number;
  readonly framesPerSecond: number;
  readonly sources: Sources;
  readonly isSound: boolean;
  readonly onMove: (moved: MovedEdge) => void;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onSeek: (seconds: number) => void;
};

/** The recording from left to right, with what is cut out of it hatched. */
export function Timeline({ draft, chosen, zoom, framesPerSecond, sources, isSound, onMove, onChoose, onSeek }: Props) {
  const text = useText();
  const [track, setTrack] = useState<HTMLDivElement | null>(null);
  const width = useWidth(track);
  const { data: peaks = [] } = useQuery(peaksIn(isSound ? sources.folderUrl : null));
  const { durationSeconds, start, end, cuts, splits } = draft;
  const share = (seconds: number) => `${(seconds / durationSeconds) * 100}%`;
  const grid = { durationSeconds, framesPerSecond, secondsAt };

  return (
    // Time runs from left to right in every language.
    <section className={styles.scroller} dir="ltr" aria-label={text('timeline')}>
      <div
        ref={setTrack}
        className={styles.track}
        style={{ inlineSize: `${zoom * 100}%` }}
        onPointerDown={(event) => {
          if (event.button === 0) onSeek(secondsAt(event));
        }}
      >
        <div className={styles.film}>
          {isSound ? (
            <WaveStrip peaks={peaks} />
          ) : (
            <PictureStrip pictures={sources.pictures} durationSeconds={durationSeconds} width={width} />
          )}
          {goneParts(draft).map(({ from, to }) => (
            <span key={from} className={styles.gone} style={{ left: share(from), width: share(to - from) }} />
          ))}
          {splits.map((moment) => (
            <span key={moment} className={styles.split} style={{ left: share(moment) }} />
          ))}
          {edgeHandles('whole', { from: start, to: end }, { from: text('start'), to: text('end') })}
          {cuts.map((cut, at) =>
            edgeHandles(at, cut, {
              from: text('cutStart', { number: at + 1 }),
              to: text('cutEnd', { number: at + 1 }),
            }),
          )}
          <Playhead {...grid} onSeek={onSeek} />
        </div>
        <Ruler durationSeconds={durationSeconds} width={width} />
      </div>
    </section>
  );

  function edgeHandles(
    which: Chosen,
    range: { readonly from: number; readonly to: number },
    labels: { readonly from: string; readonly to: string },
  ) {
    return (
      <span
        key={which}
        className={styles.range}
        data-kind={which === 'whole' ? 'whole' : 'cut'}
        data-chosen={which === chosen ? 'yes' : 'no'}
      >
        {(['from', 'to'] as const).map((edge) => (
          <Handle
            key={edge}
            {...grid}
            kind={edge}
            label={labels[edge]}
            seconds={range[edge]}
            onFocus={() => onChoose(which)}
            onMove={(seconds) => onMove({ chosen: which, edge, seconds })}
          />
        ))}
      </span>
    );
  }

  function secondsAt(event: PointerEvent): number {
    if (track === null) return 0;
    const { left, width: drawn } = track.getBoundingClientRect();
    const seconds = ((event.clientX - left) / drawn) * durationSeconds;
    return Math.min(Math.max(onFrame(seconds, framesPerSecond), 0), durationSeconds);
  }
}
