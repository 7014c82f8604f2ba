import type { Line, Word } from '#contract/documents/endpoints.ts';
import { findIn, textOf } from '#contract/documents/find.ts';

export type Box = Pick<Word, 'x' | 'y' | 'width' | 'height'>;

const MAX_MARKS = 500;

/** The places of what was searched on a page, each as the boxes of the words, or parts of words, that it covers. */
export function marksOn(lines: readonly Line[], query: string): readonly (readonly Box[])[] {
  const placed = placedWords(lines);
  return findIn(textOf(lines), query, MAX_MARKS).map(({ start, end }) =>
    placed.flatMap(({ word, from }) => partOf(word, start - from, end - from)),
  );
}

/** Each word with the place of its first letter in the text of the page. */
function placedWords(lines: readonly Line[]): readonly { readonly word: Word; readonly from: number }[] {
  let from = 0;
  return lines.flatMap(({ words }) =>
    words.map((word) => {
      const placed = { word, from };
      from += word.text.length + 1;
      return placed;
    }),
  );
}

/** As if all its letters were equally wide, which is close enough to see. */
function partOf({ text, x, y, width, height }: Word, start: number, end: number): readonly Box[] {
  const [from, to] = [Math.max(start, 0), Math.min(end, text.length)];
  if (from >= to) return [];
  return [{ x: x + (width * from) / text.length, y, width: (width * (to - from)) / text.length, height }];
}
