import type { CollaboratorKind } from '#contract/access/roles.ts';
import type { Failure, Form, PublishStatus } from '#contract/media/endpoints.ts';
import { serverNow } from '#lib/time.ts';
import { t } from './text.ts';

export type BrokenFileWords = { readonly why: string; readonly now: string };

type OwnNow =
  | 'failed.broken.now.document'
  | 'failed.too-large.now.document'
  | 'failed.unsupported-codec.now.audio'
  | 'failed.unsupported-codec.now.image'
  | 'failed.too-large.now.image'
  | 'failed.took-too-long.now.other';

/** What helps with one form and not with the others. */
const WHAT_NOW: Partial<Record<Failure, Partial<Record<Form, OwnNow>>>> = {
  'unsupported-codec': { audio: 'failed.unsupported-codec.now.audio', image: 'failed.unsupported-codec.now.image' },
  broken: { document: 'failed.broken.now.document' },
  'too-large': { image: 'failed.too-large.now.image', document: 'failed.too-large.now.document' },
  'took-too-long': {
    audio: 'failed.took-too-long.now.other',
    image: 'failed.took-too-long.now.other',
    document: 'failed.took-too-long.now.other',
  },
};

/** Why nothing could be made of a file, and what to do now: no failure without words. */
export function wordsOfBrokenFile(because: Failure, form: Form): BrokenFileWords {
  const own = WHAT_NOW[because]?.[form];
  return { why: t(`failed.${because}`), now: t(own ?? `failed.${because}.now`) };
}

/** What is looked at is not played. */
export function wordsOfPlays({ form, plays }: { readonly form: Form; readonly plays: number }): string {
  return t(form === 'document' || form === 'image' ? 'views' : 'plays', { count: plays });
}

export function nameOfStatus(status: PublishStatus): string {
  return t(status);
}

export function nameOfKind(kind: CollaboratorKind | 'owner'): string {
  return t(`kind.${kind}`);
}

/** What may stand against any change of an entry. */
export function entryProblems() {
  return { 'media.unknown': t('problem.media.unknown'), 'media.is-deleted': t('problem.media.is-deleted') };
}

export function collaboratorProblems() {
  return { 'media.unknown': t('problem.media.unknown'), 'accounts.unknown': t('collaborators.unknown') };
}

/** "Goes for good in 12 days", of what is in the recycle bin. */
export function wordsOfEnd(goneAt: string): string {
  const days = Math.ceil((new Date(goneAt).getTime() - serverNow().getTime()) / 86_400_000);
  return days < 1 ? t('goneToday') : t('goneIn', { count: days });
}
