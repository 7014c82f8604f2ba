/** A question as the player meets it; done once it is answered or skipped. */
export type Stop = { readonly id: string; readonly atSeconds: number; readonly isDone: boolean };

/** Frames and timers are not exact: so far before its moment a question counts as reached. */
const EARLY_SECONDS = 0.05;

/** The first question that is not done and lies in what was just played; `from` itself was asked before. */
export function dueBetween<S extends Stop>(
  stops: readonly S[],
  { from, to }: { readonly from: number; readonly to: number },
): S | null {
  return (
    inOrder(stops).find(({ atSeconds, isDone }) => !isDone && atSeconds > from && atSeconds - EARLY_SECONDS <= to) ??
    null
  );
}

/** So that a question exactly at a moment is due when one arrives there. */
export function justBefore(seconds: number): number {
  return seconds - 2 * EARLY_SECONDS;
}

type Bounds = {
  readonly stops: readonly Stop[];
  readonly maySkip: boolean;
  readonly maySeekAhead: boolean;
  /** How far this attempt has really come. */
  readonly reachedSeconds: number;
};

/** Where seeking to a moment really leads: not past a question that may not be skipped, nor ahead where that is shut. */
export function allowedTarget(target: number, { stops, maySkip, maySeekAhead, reachedSeconds }: Bounds): number {
  const firstOpen = inOrder(stops).find(({ isDone }) => !isDone);
  const limits = [
    ...(maySeekAhead ? [] : [reachedSeconds]),
    ...(maySkip || firstOpen === undefined ? [] : [firstOpen.atSeconds]),
  ];
  return Math.min(target, ...limits);
}

/** Where somebody goes on who comes back: at their last answer, unless they had come further. */
export function resumePoint(stops: readonly Stop[], rememberedSeconds: number | null, maySkip: boolean): number {
  const done = stops.filter(({ isDone }) => isDone).map(({ atSeconds }) => atSeconds);
  const reached = Math.max(0, ...done, rememberedSeconds ?? 0);
  const firstOpen = inOrder(stops).find(({ isDone }) => !isDone);
  return maySkip || firstOpen === undefined ? reached : Math.min(reached, justBefore(firstOpen.atSeconds));
}

function inOrder<S extends Stop>(stops: readonly S[]): readonly S[] {
  return stops.toSorted((one, other) => one.atSeconds - other.atSeconds);
}
