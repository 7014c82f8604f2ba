import { type EditState, KEPT_DAYS, MOST_KEPT_VERSIONS } from '#contract/editor/endpoints.ts';
import { type Part, secondsOf } from '#contract/editor/parts.ts';
import type { Form } from '#contract/media/endpoints.ts';

/** From the first one up to, but not with, the end. */
export type Frames = { readonly first: number; readonly end: number };

// Far finer than a frame, and coarser than what decimals lose.
const ROUNDING = 0.01;

/** Each moment stands for the frame that is seen at it. */
export function framesOf({ from, to }: Part, stepSeconds: number): Frames {
  const frameAt = (seconds: number) => Math.floor(seconds / stepSeconds + ROUNDING);
  const first = frameAt(from);
  return { first, end: Math.max(frameAt(to), first + 1) };
}

/** Shorter than this is a slip of the hand. */
const LEAST_SECONDS = 0.5;
/** Browsers and containers round the length of a video. */
const SLACK_SECONDS = 0.1;

export type EntryFacts = {
  readonly form: Form;
  readonly isReady: boolean;
  readonly durationSeconds: number | null;
};

export type EditFacts = {
  readonly entry: EntryFacts;
  readonly isBusy: boolean;
  readonly mayCreate: boolean;
  readonly becomes: 'version' | 'entry' | 'entries';
  readonly parts: readonly Part[];
};

export type EditRefusal =
  | 'editor.no-timeline'
  | 'media.not-ready'
  | 'editor.may-not-create'
  | 'editor.outside'
  | 'editor.too-short'
  | 'editor.nothing-changed'
  | 'editor.busy';

export function refusalOfEdit({ entry, isBusy, mayCreate, becomes, parts }: EditFacts): EditRefusal | null {
  const because = refusalOfTimeline(entry);
  if (because !== null) return because;
  if (becomes !== 'version' && !mayCreate) return 'editor.may-not-create';
  const duration = entry.durationSeconds ?? 0;
  if (parts.some(({ to }) => isOutside(to, entry))) return 'editor.outside';
  if (
    becomes === 'entries' ? parts.some((part) => secondsOf([part]) < LEAST_SECONDS) : secondsOf(parts) < LEAST_SECONDS
  )
    return 'editor.too-short';
  if (becomes === 'version' && secondsOf(parts) > duration - 0.02) return 'editor.nothing-changed';
  return isBusy ? 'editor.busy' : null;
}

export function refusalOfTimeline({ form, isReady }: EntryFacts): 'editor.no-timeline' | 'media.not-ready' | null {
  if (form !== 'video' && form !== 'audio') return 'editor.no-timeline';
  return isReady ? null : 'media.not-ready';
}

export function isOutside(seconds: number, { durationSeconds }: EntryFacts): boolean {
  return seconds > (durationSeconds ?? 0) + SLACK_SECONDS;
}

const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** null for the one that plays. */
export function keptUntil(leftAt: Date | null): Date | null {
  return leftAt === null ? null : new Date(leftAt.getTime() + KEPT_DAYS * DAY_MILLISECONDS);
}

type KeptVersion = { readonly number: number; readonly leftAt: Date | null };

/** What nobody brings back any more: too old, or behind the last few that were left. The one that plays stays. */
export function versionsToSweep(versions: readonly KeptVersion[], now: Date): readonly number[] {
  const left = versions
    .flatMap(({ number, leftAt }) => (leftAt === null ? [] : [{ number, leftAt }]))
    .sort((a, b) => b.leftAt.getTime() - a.leftAt.getTime());
  return left
    .filter(({ leftAt }, place) => place >= MOST_KEPT_VERSIONS || now >= (keptUntil(leftAt) ?? now))
    .map(({ number }) => number);
}

export function isOver(state: EditState): boolean {
  return state !== 'waiting' && state !== 'working';
}
