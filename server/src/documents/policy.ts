import type { PageSize } from '#contract/documents/endpoints.ts';
import { dotsPerInchOf, PICTURES } from '#contract/documents/pictures.ts';
import type { Failure } from '#contract/media/endpoints.ts';

/** Beyond these a document is a book shelf, and whoever reads it is better served with its parts. */
export const MAX_PAGES = 2000;
const MAX_BYTES = 1024 ** 3;

/** What an archive may unpack to, and how much denser than text may be that compresses well. */
const MAX_UNPACKED_BYTES = 1024 ** 3;
const MAX_ENTRIES = 20_000;
const SUSPICIOUS_BYTES = 64 * 1024 ** 2;
const DENSEST = 150;

/** The first pages are few, so that reading can begin. */
const FIRST_PAGES = 3;
const PAGES_AT_ONCE = 25;

export function refusalOfSize(bytes: number): Failure | null {
  return bytes > MAX_BYTES ? 'too-large' : null;
}

export function refusalOfPages(pageCount: number): Failure | null {
  return pageCount > MAX_PAGES ? 'too-many-pages' : null;
}

type Packed = { readonly bytes: number; readonly packedBytes: number };

/** A small archive that unpacks to more than a machine holds is no document. */
export function refusalOfArchive(entries: readonly Packed[]): Failure | null {
  const unpacked = sumOf(entries.map(({ bytes }) => bytes));
  const packed = sumOf(entries.map(({ packedBytes }) => packedBytes));
  if (entries.length > MAX_ENTRIES || unpacked > MAX_UNPACKED_BYTES) return 'too-large';
  return unpacked > SUSPICIOUS_BYTES && unpacked > packed * DENSEST ? 'too-large' : null;
}

/** Pages one behind the other that are drawn in one go. */
export type Stretch = { readonly first: number; readonly last: number };

export function stretchesOf(sizes: readonly PageSize[], readyPages: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let first = readyPages + 1;
  while (first <= sizes.length) {
    const most = first === 1 ? FIRST_PAGES : PAGES_AT_ONCE;
    let last = first;
    while (last < sizes.length && last - first + 1 < most && areDrawnAlike(sizes[first - 1], sizes[last])) last += 1;
    stretches.push({ first, last });
    first = last + 1;
  }
  return stretches;
}

function areDrawnAlike(one: PageSize | undefined, other: PageSize | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return PICTURES.every((picture) => dotsPerInchOf(one, picture) === dotsPerInchOf(other, picture));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

/** What stands around something found, so that people see which of them they look for. */
export function excerptOf(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const before = text.slice(Math.max(0, start - EXCERPT_CHARACTERS), start);
  const after = text.slice(end, end + EXCERPT_CHARACTERS);
  return {
    before: gapsClosed(start > EXCERPT_CHARACTERS ? before.replace(/^\S*\s/, '… ') : before),
    found: gapsClosed(text.slice(start, end)),
    after: gapsClosed(end + EXCERPT_CHARACTERS < text.length ? after.replace(/\s\S*$/, ' …') : after),
  };
}
const EXCERPT_CHARACTERS = 60;

function gapsClosed(text: string): string {
  return text.replace(/\s+/g, ' ');
}
