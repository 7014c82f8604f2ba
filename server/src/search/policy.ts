import type { SEARCH_OWNERS } from '#contract/search/endpoints.ts';

/** Where a text comes from: the entry itself, what is said in it, or what stands in it. */
export type Source = 'details' | 'captions' | 'document';

/** A cue or a page, and the second or the page number where it stands. */
export type Line = { readonly text: string; readonly place: number };

/** A text of an entry in one language. */
export type SourceText = {
  readonly source: 'captions' | 'document';
  readonly language: string | null;
  readonly lines: readonly Line[];
};

export type Part = { readonly body: string; readonly places: readonly number[] };

/** So many characters have fewer words than PostgreSQL counts the positions of, twice over. */
const PART_CHARACTERS = 20_000;
/** Of each entry and source; what is behind that is not found. */
const PARTS_AT_MOST = 200;
/** A page or cue that is longer stands in several lines of the same place. */
const LINE_CHARACTERS = 5000;

/** Texts of any length in pieces that PostgreSQL takes; a line keeps its place and is never parted from it. */
export function partsOf(lines: readonly Line[]): readonly Part[] {
  const parts: { body: string[]; places: number[]; size: number }[] = [];
  for (const { text, place } of lines.flatMap(cutLine)) {
    let last = parts.at(-1);
    if (last === undefined || last.size + text.length > PART_CHARACTERS) {
      if (parts.length === PARTS_AT_MOST) break;
      last = { body: [], places: [], size: 0 };
      parts.push(last);
    }
    last.body.push(text);
    last.places.push(place);
    last.size += text.length + 1;
  }
  return parts.map(({ body, places }) => ({ body: body.join('\n'), places }));
}

function cutLine({ text, place }: Line): readonly Line[] {
  // PostgreSQL's texts have no NUL, and a half of a pair is no character.
  const line = text.replaceAll('\0', ' ').toWellFormed().replace(/\s+/g, ' ').trim();
  const pieces: Line[] = [];
  for (let start = 0; start < line.length; ) {
    const space = line.lastIndexOf(' ', start + LINE_CHARACTERS);
    const isLast = line.length - start <= LINE_CHARACTERS;
    const end = isLast ? line.length : space > start ? space : start + LINE_CHARACTERS;
    pieces.push({ text: line.slice(start, end).trim(), place });
    start = end;
  }
  return pieces;
}

export type SearchFilter = {
  readonly types: readonly string[];
  readonly owner: (typeof SEARCH_OWNERS)[number];
  readonly since: Date | null;
};

/** The last hit of a page that was seen. */
export type Cursor = { readonly rank: number; readonly createdAt: number; readonly id: string };

export function cursorText({ rank, createdAt, id }: Cursor): string {
  return `${rank}_${createdAt}_${id}`;
}

/** Null when this is no place in a list of ours. */
export function readCursor(text: string): Cursor | null {
  const [, rank = '', createdAt = '', id = ''] =
    /^(\d{1,3}(?:\.\d{1,20})?(?:e-\d{1,3})?)_(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ??
    [];
  return id === '' ? null : { rank: Number(rank), createdAt: Number(createdAt), id };
}
