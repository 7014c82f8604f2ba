import { z } from 'zod';
import { EventRole } from '#contract/access/roles.ts';
import { EmailAddress } from '#contract/accounts/email.ts';
import { endpoint } from '#contract/endpoint.ts';
import { FALLBACK_LANGUAGE, LANGUAGES } from '#contract/languages.ts';
import { MailPreview } from '#contract/mail/templates.ts';
import { Id, line, Moment, optionalLine, paragraph } from '#contract/text.ts';
import { InviteFilter } from './filter.ts';
import { InviteView } from './view.ts';

/** The only answers that ever carry a secret; `mailed` tells whether the mail with its own secret was queued. */
const LinkView = z.object({
  invite: InviteView,
  link: z.url(),
  mailed: z.boolean(),
  /** It was to be mailed, but mail to this address came back before: whoever wants it all the same resends it. */
  heldBack: z.boolean().default(false),
});

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
    /** Links count their time from then; null: it has no opening. */
    opensAt: Moment.nullable(),
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
    /** Of the mail and of the page behind its link. */
    language: z.enum(LANGUAGES).default(FALLBACK_LANGUAGE),
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
    'invites.key-reused',
    'invites.no-invite',
    'invites.removed',
  ],
});

export const previewInvite = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/invite-previews',
  summary: 'The mail of an invitation as it would go out, with a link that opens nothing; stores nothing',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofMedia,
  /** As far as it is written: what is still empty stays empty in the mail. */
  body: z.object({
    email: optionalLine(254),
    firstName: optionalLine(80),
    lastName: optionalLine(80),
    role: EventRole,
    validUntil: Moment.optional(),
    language: z.enum(LANGUAGES).default(FALLBACK_LANGUAGE),
    timeZone: line(64).optional(),
    message: paragraph(1000).default(''),
  }),
  response: MailPreview,
  problems: ['media.unknown', 'invites.no-template'],
});

export const listInvites = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/invites',
  summary: 'The invitations of this entry and what became of them, newest first',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofMedia,
  query: InviteFilter.extend({
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
