import {
  type BatchRowView,
  type BatchVerdict,
  commitInviteBatch,
  createInviteBatch,
  downloadInviteBatch,
} from '#contract/invites/batches.ts';
import { fieldErrorsOf, problemOf } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import type { Tone } from '#ui/Chip.tsx';
import { t } from './many-text.ts';

export function whyNotChecked(error: unknown): string {
  const words = {
    'media.unknown': t('refused.media.unknown'),
    'media.is-deleted': t('refused.media.is-deleted'),
    'invites.switched-off': t('refused.invites.switched-off'),
    'invites.batch-empty': t('refused.invites.batch-empty'),
    'invites.batch-too-long': t('refused.invites.batch-too-long'),
  };
  return sentenceOf(createInviteBatch, words, error);
}

export function whyNotCommitted(error: unknown): string {
  const words = {
    'media.unknown': t('refused.media.unknown'),
    'media.is-deleted': t('refused.media.is-deleted'),
    'invites.switched-off': t('refused.invites.switched-off'),
    'invites.batch-unknown': t('refused.invites.batch-unknown'),
    'invites.batch-empty': t('refused.invites.batch-empty'),
    'invites.role-not-offered': t('refused.invites.role-not-offered'),
    'invites.valid-too-long': t('refused.invites.valid-too-long'),
    'invites.no-template': t('refused.invites.no-template'),
    'mail.no-server': t('refused.mail.no-server'),
  };
  const [beside] = problemOf(commitInviteBatch, error) === null ? fieldErrorsOf(error).values() : [];
  return beside ?? sentenceOf(commitInviteBatch, words, error);
}

export function whyNotDownloaded(error: unknown): string {
  const words = {
    'media.unknown': t('refused.media.unknown'),
    'invites.batch-unknown': t('refused.invites.batch-unknown'),
    'invites.batch-not-finished': t('refused.invites.batch-not-finished'),
    'invites.batch-was-mailed': t('refused.invites.batch-was-mailed'),
    'invites.batch-downloaded': t('refused.invites.batch-downloaded'),
  };
  return sentenceOf(downloadInviteBatch, words, error);
}

export function toneOf(verdict: BatchVerdict): Tone {
  if (verdict === 'made') return 'success';
  if (verdict === 'ok') return 'accent';
  return verdict === 'duplicate' || verdict === 'already-invited' ? 'neutral' : 'warning';
}

/** What is wrong with a row and what to do about it; null when nothing is. */
export function whyOf({ verdict, duplicateOf }: BatchRowView): string | null {
  if (verdict === 'ok' || verdict === 'made') return null;
  return verdict === 'duplicate' ? t('why.duplicate', { row: duplicateOf ?? '' }) : t(`why.${verdict}`);
}
