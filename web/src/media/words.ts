import type { CollaboratorKind } from '#contract/access/roles.ts';
import type { Failure, PublishStatus } from '#contract/media/endpoints.ts';
import { serverNow } from '#lib/time.ts';
import { t } from './text.ts';

export type BrokenVideoWords = { readonly why: string; readonly now: string };

/** Why a file did not become a video, and what to do now: no failure without words. */
export function wordsOfBrokenVideo(because: Failure): BrokenVideoWords {
  return { why: t(`failed.${because}`), now: t(`failed.${because}.now`) };
}

export function nameOfStatus(status: PublishStatus): string {
  return t(status);
}

export function nameOfKind(kind: CollaboratorKind | 'owner'): string {
  return t(`kind.${kind}`);
}

export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step);
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
