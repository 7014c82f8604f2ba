import { type Beat, LONGEST_BEAT_SECONDS } from '#contract/analytics/endpoints.ts';

/** A page that was turned over at once was not looked at. */
const LEAST_SECONDS = 1;

/** Puts what is read of a document together: each look at a page is one, however long it is told of. */
export function createReading() {
  let open: { readonly page: number; readonly sinceMs: number; readonly isTold: boolean } | null = null;
  let number = 0;
  let beats: Beat[] = [];
  return { turnTo, close, take };

  function turnTo(page: number, atMs: number): void {
    if (open?.page === page) return;
    close(atMs);
    open = { page, sinceMs: atMs, isTold: false };
  }

  /** The page is turned, or nobody looks any more. */
  function close(atMs: number): void {
    tell(atMs);
    open = null;
  }

  function tell(atMs: number): void {
    if (open === null) return;
    const { page, sinceMs, isTold } = open;
    const seconds = (atMs - sinceMs) / 1000;
    if (seconds < LEAST_SECONDS) return;
    number += 1;
    // The page counts once; what is read on adds time alone.
    beats.push({ number, from: isTold ? page : page - 1, to: page, seconds: Math.min(seconds, LONGEST_BEAT_SECONDS) });
    open = { page, sinceMs: atMs, isTold: true };
  }

  function take(atMs: number): readonly Beat[] {
    tell(atMs);
    const taken = beats;
    beats = [];
    return taken;
  }
}
