import { PARTS } from '#contract/analytics/endpoints.ts';

/** Whoever looks: an account, an invitee over all their invitations, or a guest. */
export type Viewer = { readonly viewerId: string; readonly kind: 'person' | 'invitee' | 'guest' };

/** From a stretch of the entry and how long it took. */
export type Stretch = { readonly fromAt: number; readonly toAt: number; readonly seconds: number };

/** What one view amounts to so far. */
export type Watched = {
  readonly lastNumber: number;
  /** On the viewer's clock. */
  readonly seconds: number;
  /** How often each part of the length was seen: 0.5 is half of it, 2 is twice. */
  readonly parts: readonly number[];
  readonly beganAt: Date;
  readonly lastAt: Date;
};

export type NumberedBeat = Stretch & { readonly number: number; readonly beatenAt: Date };

const NO_PARTS: readonly number[] = Array.from({ length: PARTS }, () => 0);

/** How much of a batch may lie before its arrival, for who was without a connection. */
const SLACK_SECONDS = 120;

/** Players go no faster than three times; clocks and positions do not keep step to the second. */
const FASTEST = 4;
const SLIP = 3;

/**
 * Adds beats to a view, each number once. Nobody watches longer than time has passed since the view began: what a
 * program claims beyond that is not counted.
 */
export function added(earlier: Watched | null, beats: readonly NumberedBeat[], length: number | null): Watched | null {
  const news = beats
    .filter(({ number }) => number > (earlier?.lastNumber ?? 0))
    .filter((beat, place, all) => all.findIndex(({ number }) => number === beat.number) === place)
    .toSorted((a, b) => a.number - b.number);
  const [first] = news;
  const last = news.at(-1);
  if (first === undefined || last === undefined) return earlier;

  const beganAt = earlier?.beganAt ?? first.beatenAt;
  const lastAt = last.beatenAt;
  const passed = (lastAt.getTime() - beganAt.getTime()) / 1000 + SLACK_SECONDS;
  const before = earlier?.seconds ?? 0;
  const credible = withinTime(news, Math.max(0, passed - before));
  return {
    lastNumber: last.number,
    seconds: before + credible.reduce((sum, { seconds }) => sum + seconds, 0),
    parts: credible.reduce((parts, beat) => summed(parts, partsOf(beat, length)), earlier?.parts ?? NO_PARTS),
    beganAt,
    lastAt,
  };
}

/** Of each stretch what there was time for, at the speed of the fastest player. */
function withinTime(beats: readonly Stretch[], budgetSeconds: number): readonly Stretch[] {
  let left = budgetSeconds;
  return beats.map(({ fromAt, toAt, seconds: claimed }) => {
    const seconds = Math.min(claimed, left);
    left -= seconds;
    const furthest = seconds === 0 ? fromAt : fromAt + seconds * FASTEST + SLIP;
    return { fromAt, toAt: Math.min(toAt, furthest), seconds };
  });
}

/** How much of each part of the length the stretch covers. */
export function partsOf({ fromAt, toAt }: Stretch, length: number | null): readonly number[] {
  if (length === null || length <= 0) return NO_PARTS;
  const [from, to] = [(fromAt / length) * PARTS, (Math.min(toAt, length) / length) * PARTS];
  return NO_PARTS.map((_, part) => Math.max(0, Math.min(to, part + 1) - Math.max(from, part)));
}

export function summed(one: readonly number[], other: readonly number[]): readonly number[] {
  return one.map((amount, part) => amount + (other[part] ?? 0));
}

/** A part counts as seen once half of it was: players skip, and pages are left in the middle. */
export const SEEN_FROM = 0.5;

export function completionOf(parts: readonly number[]): number {
  return parts.filter((amount) => amount >= SEEN_FROM).length / PARTS;
}

/** Over all viewers of an entry. */
export type Curves = { readonly completion: number | null; readonly reach: number[]; readonly heat: number[] };

export function curvesOf(viewers: readonly (readonly number[])[]): Curves {
  if (viewers.length === 0) return { completion: null, reach: [], heat: [] };
  const average = (amount: (parts: readonly number[], part: number) => number) =>
    NO_PARTS.map((_, part) => viewers.reduce((sum, parts) => sum + amount(parts, part), 0) / viewers.length);
  return {
    completion: viewers.reduce((sum, parts) => sum + completionOf(parts), 0) / viewers.length,
    reach: average((parts, part) => ((parts[part] ?? 0) >= SEEN_FROM ? 1 : 0)),
    heat: average((parts, part) => parts[part] ?? 0),
  };
}
