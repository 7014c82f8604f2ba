import type { Line, PageSize, Word } from '#contract/documents/endpoints.ts';

/** More than anybody reads on a page: what is beyond was put there to be too much. */
const MAX_WORDS = 20_000;
const MAX_CHARACTERS = 200_000;

const TAG = /<(page|line|word)\b([^>]*)>([^<]*)/g;
const EDGES = /\b(xMin|yMin|xMax|yMax)="(-?[\d.]+)"/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The lines of each page, from what `pdftotext -bbox-layout` prints. `sizes` are those of the pages as they are shown. */
export function linesIn(layout: string, sizes: readonly PageSize[]): readonly (readonly Line[])[] {
  const pages: { readonly lines: Word[][]; room: { words: number; characters: number } }[] = [];
  for (const [, tag, attributes = '', content = ''] of layout.matchAll(TAG)) {
    const page = pages.at(-1);
    if (tag === 'page') pages.push({ lines: [], room: { words: MAX_WORDS, characters: MAX_CHARACTERS } });
    else if (tag === 'line') page?.lines.push([]);
    else if (page !== undefined) {
      const word = wordOf(attributes, content, sizes[pages.length - 1]);
      if (word === null) continue;
      page.room.words -= 1;
      page.room.characters -= word.text.length;
      if (page.room.words >= 0 && page.room.characters >= 0) page.lines.at(-1)?.push(word);
    }
  }
  return pages.map(({ lines }) => lines.filter((words) => words.length > 0).map((words) => ({ words })));
}

function wordOf(attributes: string, content: string, size: PageSize | undefined): Word | null {
  const text = seenIn(content);
  const { xMin, yMin, xMax, yMax } = Object.fromEntries(
    Array.from(attributes.matchAll(EDGES), ([, name = '', value]) => [name, Number(value)]),
  );
  if (text === '' || size === undefined) return null;
  if (xMin === undefined || yMin === undefined || xMax === undefined || yMax === undefined) return null;
  const [left, top] = [share(xMin, size.width), share(yMin, size.height)];
  const [right, bottom] = [share(xMax, size.width), share(yMax, size.height)];
  // Beside the paper, or of no extent.
  if (right <= left || bottom <= top) return null;
  return { text, x: left, y: top, width: rounded(right - left), height: rounded(bottom - top) };
}

/** Without control characters, which neither a database nor a page has a use for. */
function seenIn(content: string): string {
  return content
    .replace(/&(?:#(\d{1,7})|(\w{1,8}));/g, (whole, code, name) =>
      code === undefined ? (ENTITIES[name] ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
}

function share(points: number, whole: number): number {
  return rounded(Math.min(Math.max(points / whole, 0), 1));
}

function rounded(number: number): number {
  return Math.round(number * 1e4) / 1e4;
}
