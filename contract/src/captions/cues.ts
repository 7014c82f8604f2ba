import { z } from 'zod';
import { cleanMarkup } from './markup.ts';

/** Longer than any video may be. */
export const LAST_MS = 100 * 3_600_000;
export const MOST_CUES = 20_000;
export const MOST_CUE_CHARACTERS = 2000;
export const MOST_FILE_BYTES = 5 * 1024 ** 2;
export const MOST_CAPTIONS = 40;

const Milliseconds = z.number().int().min(0).max(LAST_MS);

/** What is said from one moment to another. The text is WebVTT's for the words of a cue, always written by us. */
export const Cue = z.object({ startMs: Milliseconds, endMs: Milliseconds, text: z.string() });
export type Cue = z.infer<typeof Cue>;

/** As somebody writes it: cleaned on its way in, and refused where its times make no sense. */
export const WrittenCue = z
  .object({
    startMs: Milliseconds,
    endMs: Milliseconds,
    text: z.string().max(MOST_CUE_CHARACTERS).transform(cleanMarkup),
  })
  .refine(({ startMs, endMs }) => startMs < endMs, 'A cue has to end after it begins.')
  .meta({ example: { startMs: 1000, endMs: 3000, text: 'Light is food.' } });

/** By their beginning; those that begin together, by their end. */
export function inOrder<C extends Pick<Cue, 'startMs' | 'endMs'>>(cues: readonly C[]): C[] {
  return cues.toSorted((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
}

/** The cues that are spoken at a moment, in their order. */
export function cuesAt<C extends Pick<Cue, 'startMs' | 'endMs'>>(ordered: readonly C[], ms: number): readonly C[] {
  const until = firstAfter(ordered, ms);
  // A screen has no room for more at a time, and so nobody has to look through ten thousand.
  return ordered.slice(Math.max(0, until - OVERLAPS), until).filter(({ endMs }) => ms < endMs);
}

const OVERLAPS = 50;

/** The index of the cue that is spoken, or was spoken last; -1 before the first. */
export function indexAt(ordered: readonly Pick<Cue, 'startMs'>[], ms: number): number {
  return firstAfter(ordered, ms) - 1;
}

function firstAfter(ordered: readonly Pick<Cue, 'startMs'>[], ms: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle]?.startMs ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** When what is shown changes next; null when it stays. */
export function nextChangeAfter(ordered: readonly Pick<Cue, 'startMs' | 'endMs'>[], ms: number): number | null {
  const next = ordered[firstAfter(ordered, ms)]?.startMs;
  const ends = cuesAt(ordered, ms).map(({ endMs }) => endMs);
  const moments = next === undefined ? ends : [next, ...ends];
  return moments.length === 0 ? null : Math.min(...moments);
}
