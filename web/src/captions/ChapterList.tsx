import type { ReactNode } from 'react';
import type { Chapter } from '#contract/captions/chapters.ts';
import { indexAt } from '#contract/captions/cues.ts';
import { usePlayer, usePosition } from '#lib/player.tsx';
import { formatDuration, spokenDuration } from '#lib/time.ts';
import styles from './captions.module.css';
import { useText } from './text.ts';

type Props = {
  readonly chapters: readonly Chapter[];
  /** What is seen at this moment; null where there is nothing to see. */
  readonly picture: ((seconds: number) => ReactNode) | null;
};

export function ChapterList({ chapters, picture }: Props) {
  const text = useText();
  const player = usePlayer();
  const current = indexAt(chapters, usePosition() * 1000);
  return (
    <ol className={styles.chapters}>
      {chapters.map(({ startMs, title }, at) => (
        <li key={startMs}>
          <button
            type="button"
            className={styles.chapter}
            aria-current={at === current ? 'true' : undefined}
            onClick={() => player?.seekTo(startMs / 1000)}
          >
            {picture === null ? null : (
              <span className={styles.chapterPicture} aria-hidden="true">
                {picture(startMs / 1000)}
              </span>
            )}
            <span className={styles.chapterWords}>
              <span className={styles.chapterTitle} dir="auto">
                {title}
              </span>
              <span className={styles.chapterTime}>
                <span aria-hidden="true">{formatDuration(startMs / 1000)}</span>
                <span className={styles.aloud}>{spokenDuration(startMs / 1000)}</span>
                {at === current ? ` · ${text('nowPlaying')}` : null}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
