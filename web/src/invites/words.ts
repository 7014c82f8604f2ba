import type { EventRole } from '#contract/access/roles.ts';
import { createInvite, renewInviteLink } from '#contract/invites/endpoints.ts';
import { changeInvite } from '#contract/invites/managing.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { sentenceOf } from '#lib/problems.ts';
import { t } from './text.ts';

export function nameOfRole(role: EventRole): string {
  return t(`role.${role}`);
}

export function fullName({ firstName, lastName }: Pick<InviteView, 'firstName' | 'lastName'>): string {
  return [firstName, lastName].filter((name) => name !== '').join(' ');
}

/** Why an invitation was not made: words for each refusal of the endpoint. */
export function whyNotMade(error: unknown): string {
  const words = {
    'media.unknown': t('refused.media.unknown'),
    'media.is-deleted': t('refused.media.is-deleted'),
    'invites.switched-off': t('refused.invites.switched-off'),
    'invites.role-not-offered': t('refused.invites.role-not-offered'),
    'invites.domain-blocked': t('refused.invites.domain-blocked'),
    'invites.name-has-link': t('refused.invites.name-has-link'),
    'invites.valid-too-long': t('refused.invites.valid-too-long'),
    'invites.already-invited': t('refused.invites.already-invited'),
    'invites.quota-reached': t('refused.invites.quota-reached'),
    'invites.mail-quota-reached': t('refused.invites.mail-quota-reached'),
    'invites.no-template': t('refused.invites.no-template'),
    'mail.no-server': t('refused.mail.no-server'),
    'invites.key-reused': t('refused.invites.key-reused'),
    'invites.no-invite': t('refused.invites.no-invite'),
    'invites.removed': t('refused.invites.removed'),
  };
  return sentenceOf(createInvite, words, error);
}

export function whyNotRenewed(error: unknown): string {
  const words = {
    'media.unknown': t('refused.media.unknown'),
    'media.is-deleted': t('refused.media.is-deleted'),
    'invites.no-invite': t('refused.invites.no-invite'),
    'invites.removed': t('refused.invites.removed'),
    'invites.switched-off': t('refused.invites.switched-off'),
    'invites.domain-blocked': t('refused.invites.domain-blocked'),
    'invites.mail-quota-reached': t('refused.invites.mail-quota-reached'),
    'invites.no-template': t('refused.invites.no-template'),
    'mail.no-server': t('refused.mail.no-server'),
  };
  return sentenceOf(renewInviteLink, words, error);
}

/** How many devices the link of an invitation opens. */
export function opensOn({ maxUses }: Pick<InviteView, 'maxUses'>): string {
  if (maxUses === null) return t('opensOnAny');
  return maxUses === 1 ? t('opensOnOne') : t('opensOn', { count: maxUses });
}

/** Why role or end of an invitation were not changed. */
export function whyNotChanged(error: unknown): string {
  const words = {
    'media.unknown': t('refused.media.unknown'),
    'media.is-deleted': t('refused.media.is-deleted'),
    'invites.no-invite': t('refused.invites.no-invite'),
    'invites.removed': t('refused.invites.removed'),
    'invites.role-not-offered': t('refused.invites.role-not-offered'),
    'invites.valid-too-long': t('refused.invites.valid-too-long'),
  };
  return sentenceOf(changeInvite, words, error);
}
