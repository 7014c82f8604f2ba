import type { Part } from '#contract/editor/parts.ts';

/** What somebody is about to do to a recording: where it begins and ends, what is cut out of it, where it is split. */
export type Draft = {
  readonly durationSeconds: number;
  readonly start: number;
  readonly end: number;
  readonly cuts: readonly Part[];
  readonly splits: readonly number[];
};

/** What the handles and fields move. */
export type Chosen = 'whole' | number;

/** Browsers tell the length of a video less exactly than this. */
const SLACK_SECONDS = 0.02;
/** What a handle leaves between itself and the other one. */
export const LEAST_SECONDS = 0.5;
const NEW_CUT_SHARE = 0.1;
const MOST_SECONDS_OF_NEW_CUT = 10;
export const MOST_SPLITS = 20;
export const MOST_CUTS = 40;

export function emptyDraft(durationSeconds: number): Draft {
  return { durationSeconds, start: 0, end: durationSeconds, cuts: [], splits: [] };
}

/** What is kept, in order; cuts may overlap each other and the ends. */
export function keptParts({ start, end, cuts }: Draft): readonly Part[] {
  return cuts.reduce<readonly Part[]>(
    (parts, cut) =>
      parts.flatMap(({ from, to }) => {
        if (cut.to <= from || cut.from >= to) return [{ from, to }];
        return [
          { from, to: Math.min(cut.from, to) },
          { from: Math.max(cut.to, from), to },
        ].filter((part) => part.to - part.from > SLACK_SECONDS);
      }),
    [{ from: start, to: end }],
  );
}

/** What is not: hatched on the timeline, and skipped when the result is looked at. */
export function goneParts(draft: Draft): readonly Part[] {
  const kept = keptParts(draft);
  const edges = [0, ...kept.flatMap(({ from, to }) => [from, to]), draft.durationSeconds];
  return Array.from({ length: edges.length / 2 }, (_, at) => ({
    from: edges[at * 2] ?? 0,
    to: edges[at * 2 + 1] ?? 0,
  })).filter(({ from, to }) => to - from > SLACK_SECONDS);
}

export function isTrimmed(draft: Draft): boolean {
  return goneParts(draft).length > 0;
}

export function isChanged(draft: Draft): boolean {
  return isTrimmed(draft) || draft.splits.length > 0;
}

/** Where the player goes on when it comes to what is cut out: a moment, the end, or on as it is. */
export function nextShown(parts: readonly Part[], seconds: number): number | 'end' | null {
  const next = parts.find(({ to }) => seconds < to - SLACK_SECONDS);
  if (next === undefined) return 'end';
  return seconds < next.from - SLACK_SECONDS ? next.from : null;
}

/** The ends of the whole, or of one cut. */
export function rangeOf(draft: Draft, chosen: Chosen): Part {
  const cut = chosen === 'whole' ? undefined : draft.cuts[chosen];
  return cut ?? { from: draft.start, to: draft.end };
}

/** Moves one end; it stops before the other one and at the ends of the recording. */
export function withEdge(
  draft: Draft,
  { chosen, edge, seconds }: { readonly chosen: Chosen; readonly edge: 'from' | 'to'; readonly seconds: number },
): Draft {
  const { from, to } = rangeOf(draft, chosen);
  const least = Math.min(LEAST_SECONDS, draft.durationSeconds / 4);
  const moved =
    edge === 'from'
      ? { from: within(seconds, 0, to - least), to }
      : { from, to: within(seconds, from + least, draft.durationSeconds) };
  if (chosen === 'whole') return { ...draft, start: moved.from, end: moved.to };
  const isBehind = edge === 'from' && seconds > to - least;
  const cutNow = isBehind ? shifted(draft, { from: seconds, length: to - from }) : moved;
  return { ...draft, cuts: draft.cuts.map((cut, at) => (at === chosen ? cutNow : cut)) };
}

/** A cut whose start is moved behind its end goes there as a whole. */
function shifted(
  { durationSeconds }: Draft,
  { from, length }: { readonly from: number; readonly length: number },
): Part {
  const start = within(from, 0, durationSeconds - length);
  return { from: start, to: start + length };
}

/** A new cut from the playhead on, which is the last one of the list. */
export function withCutAt(draft: Draft, seconds: number): Draft {
  const length = Math.min(draft.durationSeconds * NEW_CUT_SHARE, MOST_SECONDS_OF_NEW_CUT);
  const from = within(seconds, 0, draft.durationSeconds - length);
  return { ...draft, cuts: [...draft.cuts, { from, to: from + length }] };
}

export function withoutCut(draft: Draft, at: number): Draft {
  return { ...draft, cuts: draft.cuts.filter((_, place) => place !== at) };
}

/** Marks a split, or takes the mark away that is there. */
export function withSplitAt(draft: Draft, seconds: number): Draft {
  const isTooNear = (moment: number) => Math.abs(moment - seconds) < LEAST_SECONDS;
  if (draft.splits.some(isTooNear)) return { ...draft, splits: draft.splits.filter((moment) => !isTooNear(moment)) };
  if (isTooNear(0) || isTooNear(draft.durationSeconds) || draft.splits.length >= MOST_SPLITS) return draft;
  return { ...draft, splits: [...draft.splits, seconds].sort((a, b) => a - b) };
}

/** The nearest moment at which a frame begins. */
export function onFrame(seconds: number, framesPerSecond: number): number {
  return Math.round(seconds * framesPerSecond) / framesPerSecond;
}

function within(amount: number, least: number, most: number): number {
  return Math.min(Math.max(amount, least), most);
}
