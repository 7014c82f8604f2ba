import { memo, type ReactNode } from 'react';
import type { Hit, Paragraph, TranscriptLine } from '#contract/captions/transcript.ts';
import { formatDuration, spokenDuration } from '#lib/time.ts';
import styles from './captions.module.css';
import { useText } from './text.ts';

type Props = {
  readonly paragraph: Paragraph;
  readonly hits: readonly Hit[];
  /** The hit among them that was jumped to. */
  readonly chosen: Hit | null;
  /** Whether Tab stops here; the arrows go to the others. */
  readonly isStop: boolean;
};

/** Kept while nothing in it changes: a lecture has more than a thousand of them. */
export const TranscriptParagraph = memo(function TranscriptParagraph({ paragraph, hits, chosen, isStop }: Props) {
  const text = useText();
  const seconds = paragraph.startMs / 1000;
  return (
    <div className={styles.paragraph}>
      <button
        type="button"
        className={styles.time}
        data-seek={paragraph.startMs}
        tabIndex={isStop ? 0 : -1}
        aria-label={text('goTo', { time: spokenDuration(seconds) })}
      >
        {formatDuration(seconds)}
      </button>
      <p className={styles.said} dir="auto">
        {paragraph.voice === null ? null : <b className={styles.voice}>{paragraph.voice}: </b>}
        {paragraph.lines.map((line, at) => (
          <span key={line.cue} data-cue={line.cue}>
            {at === 0 ? null : ' '}
            {marked(line, hits, chosen)}
          </span>
        ))}
      </p>
    </div>
  );
});

/** The part of each hit that stands in this line. */
function marked({ at, text }: TranscriptLine, hits: readonly Hit[], chosen: Hit | null): ReactNode {
  const inLine = hits.filter(({ from, to }) => from < at + text.length && to > at);
  if (inLine.length === 0) return text;
  const pieces: ReactNode[] = [];
  let done = 0;
  for (const hit of inLine) {
    const from = Math.max(hit.from - at, 0);
    const to = Math.min(hit.to - at, text.length);
    pieces.push(
      text.slice(done, from),
      <mark key={hit.from} className={styles.hit} data-chosen={hit === chosen ? 'yes' : 'no'}>
        {text.slice(from, to)}
      </mark>,
    );
    done = to;
  }
  return [...pieces, text.slice(done)];
}
