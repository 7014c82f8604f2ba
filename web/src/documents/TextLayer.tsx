import { type CSSProperties, Fragment } from 'react';
import type { Line, Word } from '#contract/documents/endpoints.ts';
import styles from './documents.module.css';

type Props = { readonly lines: readonly Line[]; readonly size: { readonly width: number; readonly height: number } };

/** The words over the picture of their page: unseen, but there to be selected, copied and read out. */
export function TextLayer({ lines, size }: Props) {
  return (
    <div className={styles.text}>
      {lines.map(({ words }, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of a page never change
        <p key={line}>
          {words.map((word, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the words of a page never change
            <Fragment key={at}>
              <span dir="auto" style={styleOf(word, size.width / size.height)}>
                {word.text}
              </span>{' '}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

/** As high as its box, and stretched until it is as wide: then a selection covers what it seems to. */
function styleOf({ text, x, y, width, height }: Word, shape: number): CSSProperties {
  const natural = naturalWidthOf(text) * height;
  const stretch = natural === 0 ? 1 : (width * shape) / natural;
  return {
    insetBlockStart: `${y * 100}cqb`,
    left: `${x * 100}cqi`,
    fontSize: `${height * 100}cqb`,
    transform: `scaleX(${stretch.toFixed(3)})`,
  };
}

const ruler = document.createElement('canvas').getContext('2d');
const RULER_PIXELS = 100;

/** How wide it would be by itself, in heights of its letters. */
function naturalWidthOf(text: string): number {
  if (ruler === null) return 0;
  ruler.font = `${RULER_PIXELS}px sans-serif`;
  return ruler.measureText(text).width / RULER_PIXELS;
}
