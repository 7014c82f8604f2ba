import { directionOf, type Language } from '#contract/languages.ts';

type Direction = ReturnType<typeof directionOf>;

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/u;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const RIGHT_TO_LEFT_MARK = '\u200f';

/** Which way a text runs by its first letter; null for one without letters. */
export function directionIn(text: string): Direction | null {
  const letter = LETTER.exec(text)?.[0];
  if (letter === undefined) return null;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** Whether a value runs, at least in part, against the mail it stands in: its edges would mix with the words around. */
function runsAgainst(value: string, language: Language): boolean {
  const direction = directionOf(language);
  return Array.from(value).some((letter) => {
    const own = directionIn(letter);
    return own !== null && own !== direction;
  });
}

/** A name of another script in a sentence: `value` is what it says, `html` the same escaped. */
export function isolatedHtml(
  html: string,
  { value, language }: { readonly value: string; readonly language: Language },
) {
  return runsAgainst(value, language)
    ? `<span dir="${directionIn(value) ?? 'auto'}" style="unicode-bidi:isolate">${html}</span>`
    : html;
}

/** The same for plain text, which has only marks that cannot be seen. */
export function isolatedPlain(value: string, language: Language): string {
  return runsAgainst(value, language) ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
}

/**
 * Programs set each line of plain text by its first letter, so a Hebrew sentence that begins with a Latin name would
 * be turned around. Lines in one script, such as the link, stay as they are, and so does what is quoted.
 */
export function settleLine(line: string, language: Language): string {
  const isTurned = directionOf(language) === 'rtl' && directionIn(line) === 'ltr' && RIGHT_TO_LEFT.test(line);
  return isTurned && !line.startsWith('>') ? `${RIGHT_TO_LEFT_MARK}${line}` : line;
}
