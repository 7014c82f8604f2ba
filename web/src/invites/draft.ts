import type { EventRole } from '#contract/access/roles.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import type { AnswerOf, BodyInput } from '#contract/endpoint.ts';
import type { createInvite, getInviteOptions } from '#contract/invites/endpoints.ts';
import { nameHasLink } from '#contract/invites/rules.ts';
import { chooseLanguage, FALLBACK_LANGUAGE, type Language } from '#contract/languages.ts';
import { fromLocalInput, ownTimeZone, toLocalInput } from '#lib/local-time.ts';
import { formatMoment, serverNow } from '#lib/time.ts';
import { t } from './text.ts';

export type InviteOptions = AnswerOf<typeof getInviteOptions>;

/** An invitation while it is being written. */
export type Draft = {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: EventRole;
  readonly mail: boolean;
  readonly validUntil: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly message: string;
};

/** In the order of the window: the first one that is wrong gets the focus. */
export const DRAFT_FIELDS = [
  'email',
  'firstName',
  'lastName',
  'role',
  'mail',
  'validUntil',
  'language',
  'timeZone',
  'message',
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number] & keyof Draft;
export type DraftErrors = Readonly<Partial<Record<DraftField, string>>>;

const MINUTE_MS = 60_000;

export function newDraft(options: InviteOptions): Draft {
  const { roles, canMail, validMinutes } = options;
  return {
    email: '',
    firstName: '',
    lastName: '',
    role: roles[0] ?? 'viewer',
    mail: canMail,
    validUntil: toLocalInput(new Date(countedFrom(options) + validMinutes * MINUTE_MS)),
    language: ownLanguage(),
    timeZone: ownTimeZone(),
    message: '',
  };
}

/** The inviter's own: who invites writes to people they speak with. */
function ownLanguage(): Language {
  return chooseLanguage(navigator.languages) ?? FALLBACK_LANGUAGE;
}

/** Whether somebody has typed what would be a pity to lose. */
export function isWritten({ email, firstName, lastName, message }: Draft): boolean {
  return [email, firstName, lastName, message].some((written) => written.trim() !== '');
}

export function latestMoment(options: InviteOptions): Date {
  return new Date(countedFrom(options) + options.maxValidMinutes * MINUTE_MS);
}

/** A link counts its time from the opening, where that is still to come. */
export function countedFrom({ opensAt }: InviteOptions): number {
  return Math.max(serverNow().getTime(), opensAt === null ? 0 : Date.parse(opensAt));
}

/** What is wrong with a draft as far as this side can tell; the server decides. */
export function errorsIn(draft: Draft, options: InviteOptions): DraftErrors {
  const found: Partial<Record<DraftField, string | null>> = {
    email: emailError(draft.email),
    firstName: nameHasLink(draft.firstName) ? t('nameHasLink') : null,
    lastName: lastNameError(draft.lastName),
    validUntil: validUntilError(draft.validUntil, options),
  };
  return Object.fromEntries(Object.entries(found).filter(([, error]) => error !== null));
}

export function bodyOf(draft: Draft): BodyInput<typeof createInvite> {
  const { email, firstName, lastName, role, mail, language, timeZone, message } = draft;
  const validUntil = fromLocalInput(draft.validUntil)?.toISOString();
  return {
    email,
    firstName,
    lastName,
    role,
    mail,
    language,
    timeZone,
    message: mail ? message : '',
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

function emailError(email: string): string | null {
  if (email.trim() === '') return t('emailMissing');
  return foldEmail(email) === null ? t('emailWrong') : null;
}

function lastNameError(lastName: string): string | null {
  if (lastName.trim() === '') return t('lastNameMissing');
  return nameHasLink(lastName) ? t('nameHasLink') : null;
}

export function validUntilError(text: string, options: InviteOptions): string | null {
  const moment = fromLocalInput(text);
  if (moment === null) return t('validMissing');
  if (moment <= serverNow()) return t('validInPast');
  const latest = latestMoment(options);
  return moment > latest ? t('validTooLong', { latest: formatMoment(latest) }) : null;
}
