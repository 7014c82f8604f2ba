import type { Segment } from '#contract/search/endpoints.ts';
import styles from './search.module.css';

/** A text with what was searched marked in it. */
export function Marked({ segments }: { readonly segments: readonly Segment[] }) {
  return (
    <bdi>
      {placed(segments).map(({ start, text, hit }) =>
        hit ? (
          <mark key={start} className={styles.mark}>
            {text}
          </mark>
        ) : (
          <span key={start}>{text}</span>
        ),
      )}
    </bdi>
  );
}

function placed(segments: readonly Segment[]): readonly (Segment & { readonly start: number })[] {
  let end = 0;
  return segments.map((segment) => {
    const start = end;
    end += segment.text.length;
    return { ...segment, start };
  });
}
