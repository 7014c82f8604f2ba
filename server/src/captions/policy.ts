import type { MediaAbility } from '#contract/access/roles.ts';
import { MOST_CAPTIONS } from '#contract/captions/cues.ts';
import type { TranscriptionView } from '#contract/captions/endpoints.ts';
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
