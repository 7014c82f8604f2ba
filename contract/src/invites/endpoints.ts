import { z } from 'zod';
import { EventRole } from '#contract/access/roles.ts';
import { EmailAddress } from '#contract/accounts/email.ts';
import { Secret } from '#contract/accounts/endpoints.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line, Moment, optionalLine, paragraph } from '#contract/text.ts';

/** The name of an invitation in its link: 16 random bytes, base64url. */
export const PublicId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** What became of the mail (4.7); `accepted by the server` is all that SMTP tells, so there is no `delivered`. */
export const MAIL_STATES = ['not-mailed', 'queued', 'sent', 'deferred', 'bounced'] as const;
export const MailState = z.enum(MAIL_STATES);
export type MailState = z.infer<typeof MailState>;

/** What became of the invitation (4.7). */
export const INVITE_STATES = ['waiting', 'opened', 'joined', 'expired', 'access-ended', 'removed'] as const;
export const InviteState = z.enum(INVITE_STATES);
export type InviteState = z.infer<typeof InviteState>;

export const InviteView = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  role: EventRole,
  mail: z.object({ state: MailState, reason: z.string().nullable(), at: Moment.nullable() }),
  state: InviteState,
  uses: z.number().int(),
  /** null: as often as wanted. */
  maxUses: z.number().int().nullable(),
  /** `Firefox on Windows` of the last device that joined. */
  device: z.string().nullable(),
  inviterName: z.string(),
  createdAt: Moment,
  expiresAt: Moment,
  openedAt: Moment.nullable(),
  joinedAt: Moment.nullable(),
  /** Another device may take the place of the first one until then. */
  newDeviceUntil: Moment.nullable(),
});
export type InviteView = z.infer<typeof InviteView>;

/** The only answers that ever carry a secret; `mailed` tells whether the mail with its own secret was queued. */
const LinkView = z.object({ invite: InviteView, link: z.url(), mailed: z.boolean() });

const ofMedia = z.object({ mediaId: Id });
const ofInvite = ofMedia.extend({ inviteId: Id });

export const getInviteOptions = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/invite-options',
  summary: 'What the invite window offers for this entry',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofMedia,
  response: z.object({
    roles: z.array(EventRole),
    canMail: z.boolean(),
    validMinutes: z.number().int(),
    maxValidMinutes: z.number().int(),
    maxUses: z.number().int().nullable(),
    deviceBinding: z.boolean(),
  }),
  problems: ['media.unknown', 'invites.switched-off'],
});

export const suggestInvitees = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/invitee-suggestions',
  summary: 'People to invite, from the second typed character',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofMedia,
  query: z.object({ search: line(254).pipe(z.string().min(2)) }),
  response: z.object({
    people: z
      .array(
        z.object({
          email: z.string(),
          firstName: z.string(),
          lastName: z.string(),
          from: z.enum(['invited-before', 'account']),
        }),
      )
      .max(8),
  }),
  problems: ['media.unknown'],
});

export const createInvite = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/invites',
  summary: 'Invite one named person; the link is in this answer only',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofMedia,
  body: z.object({
    email: EmailAddress,
    firstName: optionalLine(80),
    lastName: line(80),
    role: EventRole,
    mail: z.boolean(),
    validUntil: Moment.optional(),
    timeZone: line(64).optional(),
    message: paragraph(1000).default(''),
    /** Makes a second invitation for an address that already has one here. */
    another: z.boolean().default(false),
  }),
  response: LinkView,
  problems: [
    'media.unknown',
    'media.is-deleted',
    'invites.switched-off',
    'invites.role-not-offered',
    'invites.domain-blocked',
    'invites.name-has-link',
    'invites.valid-too-long',
    'invites.already-invited',
    'invites.quota-reached',
    'invites.mail-quota-reached',
    'invites.no-template',
    'mail.no-server',
  ],
});

export const listInvites = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/invites',
  summary: 'Every invitation of this entry and what became of it, newest first',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofMedia,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(100),
    after: Id.optional(),
  }),
  response: z.object({ invites: z.array(InviteView), next: z.string().nullable() }),
  problems: ['media.unknown'],
});

export const renewInviteLink = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/invites/:inviteId/links',
  summary: 'A new link, by mail as well if asked; every older link of this invitation ends',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofInvite,
  body: z.object({ mail: z.boolean() }),
  response: LinkView,
  problems: [
    'media.unknown',
    'media.is-deleted',
    'invites.no-invite',
    'invites.removed',
    'invites.switched-off',
    'invites.domain-blocked',
    'invites.mail-quota-reached',
    'invites.no-template',
    'mail.no-server',
  ],
});

export const allowNewDevice = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/invites/:inviteId/device-allowances',
  summary: 'For 30 minutes another device may take the place of the first one',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofInvite,
  response: InviteView,
  problems: ['media.unknown', 'invites.no-invite', 'invites.removed'],
});

export const removeInvite = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/invites/:inviteId',
  summary: 'Withdraw an invitation; whoever joined by it is out within two seconds',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofInvite,
  response: InviteView,
  problems: ['media.unknown', 'invites.no-invite'],
});

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

export const leaveInvitation = endpoint({
  method: 'DELETE',
  path: '/api/v1/session/invites/:inviteId',
  summary: 'Leave: ends what this browser was invited to and frees its place',
  needs: 'anyone',
  params: z.object({ inviteId: Id }),
  response: z.null(),
  problems: ['invites.no-invite'],
});
