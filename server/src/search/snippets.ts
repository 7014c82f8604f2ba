import type { Segment } from '#contract/search/endpoints.ts';
import type { Part } from './policy.ts';
import { type Word, wordsOf } from './words.ts';

/** Which folded words were searched. */
export type IsHit = (folded: string) => boolean;

const SNIPPET_CHARACTERS = 160;

/** A whole text with its hits marked. */
export function marked(text: string, isHit: IsHit): Segment[] {
  return segmentsOf({ text, start: 0, end: text.length }, wordsOf(text), isHit);
}

/** The part of a text where most of what was searched stands together; null where nothing does. */
export function snippetOf(text: string, isHit: IsHit): Segment[] | null {
  const words = wordsOf(text);
  const hits = words.filter(({ folded }) => isHit(folded));
  const best = densest(hits);
  if (best === null) return null;
  return segmentsOf({ text, ...windowAround({ text, words, hit: best }) }, words, isHit);
}

export type PlaceInPart = { readonly place: number; readonly snippet: Segment[] };

/** Whether a line may have a hit at all, without reading its words. */
export type MayHit = (line: string) => boolean;

/**
 * By the first letters of what is searched. Only in lines of ASCII: elsewhere a letter may be written in several ways, and
 * every word has to be read.
 */
export function quickLook(lexemes: readonly string[]): MayHit {
  const beginnings = [...new Set(lexemes.map((lexeme) => lexeme.slice(0, lexeme.length > 3 ? 3 : 2)))];
  if (!beginnings.every((beginning) => /^[a-z0-9]+$/.test(beginning))) return () => true;
  const look = new RegExp(`(?<![a-z0-9])(?:${beginnings.join('|')})|[^\\x00-\\x7f]`, 'i');
  return (line) => look.test(line);
}

/** The line of a part that has most of what was searched, together with the one after it: people pause in sentences. */
export function bestPlaceIn({ body, places }: Part, isHit: IsHit, mayHit: MayHit = () => true): PlaceInPart | null {
  const lines = body.split('\n');
  const found = lines.map((line) => (mayHit(line) ? hitsIn(line, isHit) : NONE));
  let best: { readonly at: number; readonly score: number } | null = null;
  for (const [at, here] of found.entries()) {
    if (here.size === 0) continue;
    const score = here.size + 0.9 * [...(found[at + 1] ?? [])].filter((word) => !here.has(word)).length;
    if (best === null || score > best.score) best = { at, score };
  }
  if (best === null) return null;
  const { at } = best;
  const isShort = (lines[at] ?? '').length < SNIPPET_CHARACTERS / 2;
  const from = isShort ? Math.max(0, at - 1) : at;
  const text = isShort ? lines.slice(from, at + 3).join(' ') : (lines[at] ?? '');
  const snippet = snippetOf(text, isHit);
  return snippet === null ? null : { place: places[at] ?? 0, snippet };
}

const NONE: ReadonlySet<string> = new Set();

function hitsIn(line: string, isHit: IsHit): ReadonlySet<string> {
  return new Set(wordsOf(line).flatMap(({ folded }) => (isHit(folded) ? [folded] : [])));
}

/** The first word of the window with the most different hits. */
function densest(hits: readonly Word[]): Word | null {
  let best: { readonly hit: Word; readonly count: number } | null = null;
  for (const [at, hit] of hits.entries()) {
    const near = new Set<string>();
    for (let next = at; next < hits.length && (hits[next]?.end ?? 0) - hit.start <= SNIPPET_CHARACTERS; next += 1) {
      near.add(hits[next]?.folded ?? '');
    }
    if (best === null || near.size > best.count) best = { hit, count: near.size };
  }
  return best?.hit ?? null;
}

type Around = { readonly text: string; readonly words: readonly Word[]; readonly hit: Word };

/** Begins a little before the hit and never within a word. */
function windowAround({ text, words, hit }: Around): { start: number; end: number } {
  if (text.length <= SNIPPET_CHARACTERS) return { start: 0, end: text.length };
  const earliest = Math.max(0, Math.min(hit.start - 40, text.length - SNIPPET_CHARACTERS));
  const start = earliest === 0 ? 0 : (words.find((word) => word.start >= earliest)?.start ?? hit.start);
  const latest = Math.max(hit.end, start + SNIPPET_CHARACTERS);
  const end = latest >= text.length ? text.length : (words.findLast((word) => word.end <= latest)?.end ?? hit.end);
  return {
    start: Math.min(start, hit.start),
    end: Math.min(Math.max(end, hit.end), hit.start + 4 * SNIPPET_CHARACTERS),
  };
}

type Window = { readonly text: string; readonly start: number; readonly end: number };

function segmentsOf({ text, start, end }: Window, words: readonly Word[], isHit: IsHit): Segment[] {
  const segments: Segment[] = [];
  const add = (piece: string, hit: boolean) => {
    if (piece !== '') segments.push({ text: piece, hit });
  };
  let at = start;
  if (start > 0) add('… ', false);
  for (const word of words) {
    if (word.start < at || word.end > end || !isHit(word.folded)) continue;
    add(text.slice(at, word.start), false);
    add(text.slice(word.start, word.end), true);
    at = word.end;
  }
  add(text.slice(at, end), false);
  if (end < text.length) add(' …', false);
  return segments;
}
