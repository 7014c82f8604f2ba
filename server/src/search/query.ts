import { foldText, wordsOf } from './words.ts';

/** What somebody searches, ready for PostgreSQL's `websearch_to_tsquery`, which refuses nothing. */
export type Wanted = {
  readonly words: string;
  /** What an entry must not have, each by itself. */
  readonly without: readonly string[];
  /** The last word may be the beginning of one: it, and what is before it. */
  readonly beginning: { readonly before: string; readonly word: string } | null;
};

/** Of fewer letters there are too many words. */
const SHORTEST_BEGINNING = 3;

type Piece = { readonly text: string; readonly isOut: boolean; readonly isQuoted: boolean };

export function readQuery(typed: string): Wanted {
  const pieces = Array.from(
    typed.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g),
    ([, minus, quoted, word]): Piece => ({
      text: quoted ?? word ?? '',
      isOut: minus === '-',
      isQuoted: quoted !== undefined,
    }),
  );
  const wanted = pieces.filter(({ isOut }) => !isOut);
  const words = wanted.map(written).filter((text) => text !== '');
  const last = pieces.at(-1);
  return {
    words: words.join(' '),
    without: pieces.filter(({ isOut }) => isOut).flatMap((piece) => foldText(piece.text) || []),
    beginning: last === undefined || last.isOut || last.isQuoted ? null : beginningOf(last, wanted.slice(0, -1)),
  };
}

/** `or` alone joins; what has several words, such as `covid-19`, stands in this order, as if it were quoted. */
function written({ text, isQuoted }: Piece): string {
  if (!isQuoted && /^or$/i.test(text)) return 'or';
  const folded = foldText(text);
  return isQuoted || folded.includes(' ') || folded === 'or' ? quoted(folded) : folded;
}

function quoted(folded: string): string {
  return folded === '' ? '' : `"${folded}"`;
}

function beginningOf({ text }: Piece, before: readonly Piece[]): Wanted['beginning'] {
  const words = wordsOf(text).map(({ folded }) => folded);
  const word = words.at(-1) ?? '';
  if (word.length < SHORTEST_BEGINNING || /\P{L}$/u.test(text)) return null;
  const rest = [...before.map(written), quoted(words.slice(0, -1).join(' '))].filter((part) => part !== '');
  return { before: rest.join(' '), word };
}
