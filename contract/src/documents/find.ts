import type { Line } from './endpoints.ts';

/** Where something stands in a text: from a character up to another. */
export type Span = { readonly start: number; readonly end: number };

/** What stands on a page, as one text: a line in each line. */
export function textOf(lines: readonly Line[]): string {
  return lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n');
}

/** As people look for words: without case and accents, ligatures taken apart, and any gap one space. */
export function fold(text: string): string {
  return folded(text).text.trim();
}

/** Every place of the query in the text, both sides folded; none for a query of gaps. */
export function findIn(text: string, query: string, max: number): readonly Span[] {
  const wanted = fold(query);
  if (wanted === '') return [];
  const { text: searched, origins } = folded(text);
  const found: Span[] = [];
  let at = searched.indexOf(wanted);
  while (at >= 0 && found.length < max) {
    const next = at + wanted.length;
    // A mark behind the last letter belongs to it, and so does the rest of a letter that was taken apart.
    const end = Math.max(origins[next] ?? text.length, (origins[next - 1] ?? 0) + 1);
    found.push({ start: origins[at] ?? 0, end });
    at = searched.indexOf(wanted, next);
  }
  return found;
}

/** With the place in the original of each of its characters. */
function folded(text: string): { readonly text: string; readonly origins: readonly number[] } {
  const letters: string[] = [];
  const origins: number[] = [];
  let at = 0;
  for (const letter of text) {
    for (const part of foldLetter(letter)) {
      if (part === ' ' && letters.at(-1) === ' ') continue;
      letters.push(part);
      origins.push(at);
    }
    at += letter.length;
  }
  return { text: letters.join(''), origins };
}

function foldLetter(letter: string): readonly string[] {
  if (/\s/u.test(letter)) return [' '];
  return letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').split('');
}
