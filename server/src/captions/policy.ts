import type { MediaAbility } from '#contract/access/roles.ts';
import type { Chapter } from '#contract/captions/chapters.ts';
import { type Cue, inOrder, MOST_CAPTIONS } from '#contract/captions/cues.ts';
import type { TranscriptionView } from '#contract/captions/endpoints.ts';
import { type Part, spansAfterEdit } from '#contract/editor/parts.ts';
import type { Form } from '#contract/media/endpoints.ts';

/** Hidden captions are drafts: for everybody but who edits the entry they are not there. */
export function maySee({ isShown }: { readonly isShown: boolean }, abilities: readonly MediaAbility[]): boolean {
  return isShown || abilities.includes('media.edit');
}

export type EntryFacts = { readonly form: Form; readonly isDeleted: boolean };

/** Why nothing can be said in time with this entry; null when it can. */
export function refusalOf(
  entry: EntryFacts | undefined,
): 'media.unknown' | 'media.is-deleted' | 'captions.not-for-this' | null {
  if (entry === undefined) return 'media.unknown';
  if (entry.isDeleted) return 'media.is-deleted';
  return entry.form === 'video' || entry.form === 'audio' ? null : 'captions.not-for-this';
}

export function isFull(count: number): boolean {
  return count >= MOST_CAPTIONS;
}

/** Nothing becomes the default while it is hidden, and nothing stays it when it is hidden. */
export function defaultAfter(
  { isShown, isDefault }: { readonly isShown: boolean; readonly isDefault: boolean },
  change: { readonly isShown?: boolean | undefined; readonly isDefault?: boolean | undefined },
): boolean {
  return (change.isShown ?? isShown) && (change.isDefault ?? isDefault);
}

export function isUnderWay(state: TranscriptionView['state']): boolean {
  return state === 'waiting' || state === 'running';
}

// Longer than anything that plays.
const FOREVER_SECONDS = 1_000_000;

/** What is said in a part that was cut out goes; what reaches into one is shortened. */
export function cuesAfterEdit(cues: readonly Cue[], parts: readonly Part[]): readonly Cue[] {
  const spanAfter = spansAfterEdit(parts);
  return inOrder(
    cues.flatMap(({ startMs, endMs, text }) => {
      const span = spanAfter({ from: startMs / 1000, to: endMs / 1000 });
      if (span === null) return [];
      const moved = { startMs: Math.round(span.from * 1000), endMs: Math.round(span.to * 1000), text };
      return moved.startMs < moved.endMs ? [moved] : [];
    }),
  );
}

/** A chapter lasts until the next: one whose beginning was cut out begins with what is left of it. */
export function chaptersAfterEdit(chapters: readonly Chapter[], parts: readonly Part[]): readonly Chapter[] {
  const spanAfter = spansAfterEdit(parts);
  return chapters.flatMap(({ startMs, title }, at) => {
    const to = (chapters[at + 1]?.startMs ?? FOREVER_SECONDS * 1000) / 1000;
    const span = spanAfter({ from: startMs / 1000, to });
    return span === null ? [] : [{ startMs: Math.round(span.from * 1000), title }];
  });
}
