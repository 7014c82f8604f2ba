import { createInvite } from '#contract/invites/endpoints.ts';
import { ApiProblem, fieldErrorsOf, problemOf } from '#lib/api.ts';
import { DRAFT_FIELDS, type DraftErrors, type DraftField } from './draft.ts';
import { whyNotMade } from './words.ts';

type CreateProblem = (typeof createInvite)['problems'][number];

/** Beside which field a refusal stands when the server names none; null: over the whole form. */
const places = {
  'media.unknown': null,
  'media.is-deleted': null,
  'invites.switched-off': null,
  'invites.role-not-offered': 'role',
  'invites.domain-blocked': 'email',
  'invites.name-has-link': 'lastName',
  'invites.valid-too-long': 'validUntil',
  'invites.already-invited': null,
  'invites.quota-reached': null,
  'invites.mail-quota-reached': 'mail',
  'invites.no-template': 'mail',
  'mail.no-server': 'mail',
  'invites.key-reused': null,
  'invites.no-invite': null,
  'invites.removed': null,
} as const satisfies Record<CreateProblem, DraftField | null>;

export type Refusal = { readonly over: string | null; readonly beside: DraftErrors };

/** Where in the window the words for a refusal stand. */
export function placeRefusal(error: unknown): Refusal {
  const code = problemOf(createInvite, error);
  const fields = [...fieldErrorsOf(error)].filter((entry): entry is [DraftField, string] => isDraftField(entry[0]));
  if (code === null && fields.length > 0) return { over: null, beside: Object.fromEntries(fields) };
  const place = fields[0]?.[0] ?? (code === null ? null : places[code]);
  const words = whyNotMade(error);
  return place === null ? { over: words, beside: {} } : { over: null, beside: { [place]: words } };
}

/** The invitation that stands in the way, when that is what was refused. */
export function earlierInviteOf(error: unknown): string | null {
  if (!(error instanceof ApiProblem) || error.code !== 'invites.already-invited') return null;
  const { inviteId } = error.facts;
  return typeof inviteId === 'string' ? inviteId : null;
}

function isDraftField(field: string): field is DraftField {
  return DRAFT_FIELDS.some((known) => known === field);
}
