import { type Beat, LONGEST_BEAT_SECONDS } from '#contract/analytics/endpoints.ts';

/** Where one stands at a moment of the page's own clock. */
export type Sight = { readonly position: number; readonly atMs: number };

/** A position that moved further than this in one step was not watched but jumped over. */
const LONGEST_STEP = 3;

/**
 * Puts what is seen together to stretches: one goes on while the position moves on, and ends with a jump, a pause, or
 * when it has become long enough to be told.
 */
export function createWatch() {
  let begun: (Sight & { readonly last: Sight }) | null = null;
  let number = 0;
  let beats: Beat[] = [];
  return { see, stop, take, giveBack };

  function see(sight: Sight): void {
    if (begun !== null && !goesOn(begun.last, sight)) stop();
    if (begun === null) begun = { ...sight, last: sight };
    else begun = { ...begun, last: sight };
    if ((begun.last.atMs - begun.atMs) / 1000 >= LONGEST_BEAT_SECONDS / 2) cut();
  }

  function stop(): void {
    if (begun !== null && begun.last.position > begun.position) {
      number += 1;
      const seconds = Math.min((begun.last.atMs - begun.atMs) / 1000, LONGEST_BEAT_SECONDS);
      beats.push({ number, from: begun.position, to: begun.last.position, seconds });
    }
    begun = null;
  }

  /** Ends the stretch and begins the next one where it stood. */
  function cut(): void {
    const under = begun;
    stop();
    if (under !== null) begun = { ...under.last, last: under.last };
  }

  /** What is to be told, with what is under way. */
  function take(): readonly Beat[] {
    cut();
    const taken = beats;
    beats = [];
    return taken;
  }

  /** They did not arrive: told again with the next ones. */
  function giveBack(lost: readonly Beat[]): void {
    beats = [...lost, ...beats].slice(-MOST_KEPT);
  }
}

/** As many as one request may hold. */
const MOST_KEPT = 50;

function goesOn(before: Sight, now: Sight): boolean {
  const moved = now.position - before.position;
  return moved >= 0 && moved <= LONGEST_STEP * Math.max(1, (now.atMs - before.atMs) / 1000);
}
