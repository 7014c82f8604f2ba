import { z } from 'zod';
import { PROOFS } from '#contract/access/proof.ts';
import { EmailAddress } from '#contract/accounts/email.ts';
import { Secret } from '#contract/accounts/endpoints.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Code, PublicId } from '#contract/invites/door.ts';
import { FALLBACK_LANGUAGE } from '#contract/languages.ts';
import { Id, line, Moment } from '#contract/text.ts';

const ofLink = z.object({ publicId: PublicId });
const ofGuest = z.object({ guestId: Id });

/** Everything that can keep a guest from entering; the page behind the link has words for each. */
export const GUEST_REFUSALS = [
  'guests.unknown',
  'guests.link-needed',
  'guests.access-off',
  'guests.media-deleted',
  'guests.removed',
  'guests.link-off',
  'guests.expired',
  'guests.media-processing',
  'guests.used-up',
  'guests.name-has-link',
  'guests.domain-blocked',
  'access.cookies-blocked',
] as const;
export type GuestRefusal = (typeof GUEST_REFUSALS)[number];

export const GuestEntrance = z.object({
  hostName: z.string(),
  mediaTitle: z.string(),
  expiresAt: Moment.nullable(),
  /** This browser is here as a guest already: nothing is asked, no place is taken. */
  enteredHere: z.boolean(),
  /** Whoever asks may open the entry without this link: the address of its page. */
  opensAlready: Id.nullable(),
  /** Name and address of who is signed in, to start from. */
  signedInAs: z.object({ name: z.string(), email: z.string() }).nullable(),
});
export type GuestEntrance = z.infer<typeof GuestEntrance>;

/** `secret` may be left out where this browser holds a record that it opened the link within a day. */
const Presented = z.object({ secret: Secret.optional() });

export const viewGuestLink = endpoint({
  method: 'POST',
  path: '/api/v1/guest-links/:publicId/views',
  summary: 'What a guest link opens; changes nothing',
  needs: 'anyone',
  params: ofLink,
  body: Presented,
  response: GuestEntrance,
  problems: GUEST_REFUSALS,
});

export const openGuestLink = endpoint({
  method: 'POST',
  path: '/api/v1/guest-links/:publicId/openings',
  summary: 'A person touched the page: for a day this browser need not bring the secret again',
  needs: 'anyone',
  params: ofLink,
  body: z.object({ secret: Secret }),
  response: z.null(),
  problems: GUEST_REFUSALS,
});

export const enterAsGuest = endpoint({
  method: 'POST',
  path: '/api/v1/guest-links/:publicId/entries',
  summary: 'Enter with a name and an address; takes a place on a new device. Who is back needs neither',
  needs: 'anyone',
  params: ofLink,
  body: Presented.extend({ name: line(80).optional(), email: EmailAddress.optional() }),
  response: z.object({ mediaId: Id }),
  problems: GUEST_REFUSALS,
});

export const leaveAsGuest = endpoint({
  method: 'DELETE',
  path: '/api/v1/session/guests/:guestId',
  summary: 'Leave: ends what this browser opened as a guest and frees its place',
  needs: 'anyone',
  params: ofGuest,
  response: z.null(),
  problems: ['guests.no-guest'],
});

export const requestGuestCode = endpoint({
  method: 'POST',
  path: '/api/v1/session/guests/:guestId/codes',
  summary: 'Have a code mailed to the address this guest typed; an older one ends',
  needs: 'anyone',
  params: ofGuest,
  body: z.object({ language: line(35).default(FALLBACK_LANGUAGE) }),
  response: z.object({ sentTo: z.string(), againInSeconds: z.number().int(), validMinutes: z.number().int() }),
  problems: ['guests.no-guest', 'guests.too-many-codes', 'mail.no-server'],
});

export const proveGuest = endpoint({
  method: 'POST',
  path: '/api/v1/session/guests/:guestId/proofs',
  summary: 'Rise from a guest to a proved address by the code from its mailbox',
  needs: 'anyone',
  params: ofGuest,
  body: z.object({ code: Code }),
  /** The public id of an invitation of this address to this entry, which gives more than being a guest. */
  response: z.object({ proof: z.enum(PROOFS), invitation: PublicId.nullable() }),
  problems: ['guests.no-guest', 'guests.code-wrong', 'guests.code-over'],
});
