import { z } from 'zod';
import { EventRole } from '#contract/access/roles.ts';
import { Secret } from '#contract/accounts/endpoints.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment } from '#contract/text.ts';

/** The name of an invitation in its link: 16 random bytes, base64url. */
export const PublicId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** A refusal looks the same for an unknown id and a wrong secret. */
const ofLink = z.object({ publicId: PublicId });

/** Everything that can keep somebody from joining; the landing has a page for each (5.6). */
export const JOIN_REFUSALS = [
  'invites.unknown',
  'invites.link-needed',
  'invites.switched-off',
  'invites.removed',
  'invites.media-deleted',
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
  'access.cookies-blocked',
] as const;
export type JoinRefusal = (typeof JOIN_REFUSALS)[number];

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

export const joinInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:publicId/joins',
  summary: 'Join with the invited address; takes a use on a new device',
  needs: 'anyone',
  params: ofLink,
  body: Presented.extend({ email: z.string().max(254).optional() }),
  response: z.object({ mediaId: Id, role: EventRole }),
  problems: JOIN_REFUSALS,
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
