import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { chapterAt, type Mark } from '#lib/player.tsx';
import { formatDuration, spokenDuration } from '#lib/time.ts';
import styles from './Player.module.css';
import { PreviewPicture } from './PreviewPicture.tsx';
import { previewAt } from './previews.ts';
import { previewsAt } from './queries.ts';
import { share } from './share.ts';
import { useText } from './text.ts';
import type { VideoFacts } from './useVideoFacts.ts';
import { WaveformBars } from './WaveformBars.tsx';

type Props = {
  readonly playing: VideoFacts;
  readonly previewsUrl: string | null;
  readonly peaks: readonly number[] | null;
  readonly marks: readonly Mark[];
  readonly onSeek: (seconds: number) => void;
};

const STEP_SECONDS = 5;
const PAGE_SECONDS = 30;

export function SeekBar({ playing, previewsUrl, peaks, marks, onSeek }: Props) {
  const text = useText();
  const { data: previews = [] } = useQuery(previewsAt(previewsUrl));
  const [pointedShare, setPointedShare] = useState<number | null>(null);
  const { positionSeconds, durationSeconds, loadedSeconds } = playing;
  const shareOf = (seconds: number) => (durationSeconds === 0 ? 0 : Math.min(seconds / durationSeconds, 1));
  const pointedSeconds = (pointedShare ?? 0) * durationSeconds;
  const played = share({ done: shareOf(positionSeconds), loaded: shareOf(loadedSeconds) });
  const pointedChapter = chapterAt(marks, pointedSeconds);

  return (
    <div className={styles.seek} data-waveform={peaks === null ? 'no' : 'yes'}>
      {peaks === null ? null : <WaveformBars peaks={peaks} style={played} />}
      {pointedShare === null || durationSeconds === 0 ? null : (
        <div className={styles.preview} style={{ left: `${pointedShare * 100}%` }} aria-hidden="true">
          <PreviewPicture preview={previewAt(previews, pointedSeconds)} />
          <span className={styles.previewTime}>
            {formatDuration(pointedSeconds)}
            {pointedChapter === null ? null : (
              <span className={styles.previewChapter} dir="auto">
                {pointedChapter}
              </span>
            )}
          </span>
        </div>
      )}
      {marks.map(({ atSeconds, label, tone }) => (
        <span
          key={`${atSeconds} ${tone} ${label}`}
          className={styles.mark}
          data-tone={tone}
          style={{ left: `${shareOf(atSeconds) * 100}%` }}
          aria-hidden="true"
        />
      ))}
      <input
        type="range"
        className={styles.range}
        style={played}
        aria-label={text('seek')}
        aria-valuetext={text('position', {
          position: spokenDuration(positionSeconds),
          duration: spokenDuration(durationSeconds),
        })}
        min={0}
        max={durationSeconds}
        step="any"
        value={positionSeconds}
        onChange={(event) => onSeek(event.currentTarget.valueAsNumber)}
        onKeyDown={stepByKey}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointedShare(null)}
        onPointerCancel={() => setPointedShare(null)}
      />
    </div>
  );

  function point(event: PointerEvent<HTMLInputElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setPointedShare(Math.min(Math.max((event.clientX - left) / width, 0), 1));
  }

  /** Left to itself, a slider of any fineness takes steps of a hundredth of the whole. */
  function stepByKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: -STEP_SECONDS, ArrowRight: STEP_SECONDS, PageDown: -PAGE_SECONDS, PageUp: PAGE_SECONDS }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    onSeek(positionSeconds + step);
  }
}
