import { z } from 'zod';
import { EventRole } from '#contract/access/roles.ts';
import { Secret } from '#contract/accounts/endpoints.ts';
import { endpoint } from '#contract/endpoint.ts';
import { LANGUAGES } from '#contract/languages.ts';
import { Id, Moment } from '#contract/text.ts';

/** The name of an invitation in its link: 16 random bytes, base64url. */
export const PublicId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .meta({ example: 'Zk3m0b7bQ0qf1c2d3e4f5g' });

/** A refusal looks the same for an unknown id and a wrong secret. */
const ofLink = z.object({ publicId: PublicId });

/** Everything that can keep somebody from joining; the landing has a page for each (5.6). */
export const JOIN_REFUSALS = [
  'invites.unknown',
  'invites.link-needed',
  'invites.switched-off',
  'invites.removed',
  'invites.media-deleted',
  'invites.not-open-yet',
  'invites.no-longer-open',
  'invites.media-processing',
  'invites.access-ended',
  'invites.domain-blocked',
  'invites.expired',
  'invites.replaced',
  'invites.used-up',
  'invites.other-device',
  'invites.signed-in-as-other',
  'invites.email-mismatch',
  'invites.too-many-tries',
  'invites.code-needed',
  'invites.code-wrong',
  'invites.code-over',
  'invites.too-many-codes',
  'invites.waits-for-owner',
  'access.cookies-blocked',
] as const;
export type JoinRefusal = (typeof JOIN_REFUSALS)[number];

/** What is still to be shown before Continue (5.3): nothing, the invited address, or a code from its mailbox. */
export const ASKS = ['nothing', 'email', 'code'] as const;
export type Asks = (typeof ASKS)[number];

export const InvitationView = z.object({
  inviterName: z.string(),
  maskedEmail: z.string(),
  role: EventRole,
  mediaTitle: z.string(),
  expiresAt: Moment,
  /** This device joined before: no address is asked, no use is taken. */
  joinedHere: z.boolean(),
  /** The person signed in here has the invited address: no address is asked. */
  signedInAsInvited: z.boolean(),
  asks: z.enum(ASKS),
  /** A code can be mailed to the invited address. */
  canMail: z.boolean(),
  language: z.enum(LANGUAGES),
});
export type InvitationView = z.infer<typeof InvitationView>;

/** `secret` may be left out where this browser holds a record that it opened the link within a day (5.9). */
const Presented = z.object({ secret: Secret.optional() });

export const viewInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:publicId/views',
  summary: 'What a link opens; changes nothing',
  needs: 'anyone',
  params: ofLink,
  body: Presented,
  response: InvitationView,
  problems: JOIN_REFUSALS,
});

export const openInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:publicId/openings',
  summary: 'A person touched the page: for a day this browser need not bring the secret again',
  needs: 'anyone',
  params: ofLink,
  body: z.object({ secret: Secret }),
  response: z.null(),
  problems: JOIN_REFUSALS,
});

/** Eight digits, however they were typed: `1234 5678`, `1234-5678`, full width. */
export const Code = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replace(/[\s\p{Pd}]/gu, ''));

export const requestCode = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:publicId/codes',
  summary: 'Have a code mailed to the invited address, for this browser only; an older one of this browser ends',
  needs: 'anyone',
  params: ofLink,
  /** `email` where there is no link and no record of this browser: then every id and address is answered alike (5.9). */
  body: Presented.extend({ email: z.string().max(254).optional() }),
  response: z.object({
    /** Masked; null where the link was not shown. */
    sentTo: z.string().nullable(),
    againInSeconds: z.number().int(),
    validMinutes: z.number().int(),
  }),
  problems: [...JOIN_REFUSALS, 'mail.no-server'],
});

export const joinInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:publicId/joins',
  summary: 'Join with the invited address or a code; takes a use on a new device',
  needs: 'anyone',
  params: ofLink,
  body: Presented.extend({
    email: z.string().max(254).optional(),
    code: Code.optional(),
    /** Ends with the browser or after two idle hours, and frees the device (5.4). */
    sharedComputer: z.boolean().default(false),
    /** Somebody else is signed in here: with a code this device joins as the invited person, and the account gets nothing. */
    asInvited: z.boolean().default(false),
  }),
  response: z.object({ mediaId: Id, role: EventRole }),
  problems: JOIN_REFUSALS,
});

export const makeCalendar = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:publicId/calendars',
  summary: 'The time as a calendar file, whose address has no secret in it; changes nothing',
  needs: 'anyone',
  params: ofLink,
  body: Presented,
  response: z.object({ name: z.string(), file: z.string() }),
  problems: ['invites.unknown', 'invites.link-needed', 'invites.removed', 'invites.no-calendar'],
});

/** Where the invited person stands who asks: whoever presents a true secret, also one that is over, or was here before. */
export const askForLink = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:publicId/link-requests',
  summary: 'Ask whoever invited for a new link; they are told at most once in 15 minutes',
  needs: 'anyone',
  params: ofLink,
  body: Presented,
  response: z.object({
    inviterName: z.string(),
    /** `already`: they were told a moment ago, and nothing was sent again. */
    asked: z.enum(['now', 'already']),
    againInSeconds: z.number().int().min(0),
  }),
  problems: [
    'invites.unknown',
    'invites.link-needed',
    'invites.switched-off',
    'invites.removed',
    'invites.media-deleted',
    'invites.domain-blocked',
  ],
});

export const leaveInvitation = endpoint({
  method: 'DELETE',
  path: '/api/v1/session/invites/:inviteId',
  summary: 'Leave: ends what this browser was invited to and frees its place',
  needs: 'anyone',
  params: z.object({ inviteId: Id }),
  response: z.null(),
  problems: ['invites.no-invite'],
});

/** A move to another device, by the link in the mail that told the invited person of it. */
const ofMove = z.object({ moveId: Id });
const MoveSecret = z.object({ secret: Secret });

export const viewMove = endpoint({
  method: 'POST',
  path: '/api/v1/moves/:moveId/views',
  summary: 'What was moved to which device; changes nothing',
  needs: 'anyone',
  params: ofMove,
  body: MoveSecret,
  response: z.object({
    inviterName: z.string(),
    mediaTitle: z.string(),
    /** `Firefox on Windows`, the browser that has the place now. */
    device: z.string(),
    movedAt: Moment,
    /** That browser is out already: by this button, by leaving, or by another move. */
    isOver: z.boolean(),
    language: z.enum(LANGUAGES),
  }),
  problems: ['invites.move-unknown'],
});

export const disownMove = endpoint({
  method: 'POST',
  path: '/api/v1/moves/:moveId/disownments',
  summary: '"This was not me": the browser it was moved to is out, and the owner is told',
  needs: 'anyone',
  params: ofMove,
  body: MoveSecret,
  response: z.null(),
  problems: ['invites.move-unknown'],
});
