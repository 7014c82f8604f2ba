/** Scripts that put no spaces between words: each of their characters counts as one. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}]';
const WORD = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}])+`, 'gu');

// Most lines of most texts are no more than this, and read much faster.
const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+/gi;

/** Accents, the points of Hebrew and the vowel marks of Arabic; in other scripts marks are letters of their own. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
const NOT_WRITTEN = /[^\p{L}\p{N}\p{M}]/gu;
/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

export type Word = { readonly start: number; readonly end: number; readonly folded: string };

/** The words of a text where they stand, each as it is compared: without case and accents. */
export function wordsOf(text: string): readonly Word[] {
  const isAscii = ASCII.test(text);
  const found = isAscii ? text.matchAll(ASCII_WORD) : text.matchAll(WORD);
  const words: Word[] = [];
  for (const match of found) {
    const [written] = match;
    const folded = isAscii ? written.toLowerCase() : foldWord(written);
    if (folded !== '') words.push({ start: match.index, end: match.index + written.length, folded });
  }
  return words;
}

/** What PostgreSQL is given, of texts and of searches: words it cannot take apart in its own way. */
export function foldText(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}

function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z0-9]+$/.test(lower)) return lower;
  return lower
    .replace(/[ßæœøđðłıþ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(NOT_WRITTEN, '')
    .normalize('NFC');
}
