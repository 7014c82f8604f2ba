import { z } from 'zod';
import { EventRole } from '#contract/access/roles.ts';
import { endpoint } from '#contract/endpoint.ts';
import type { ProblemCode } from '#contract/problems.ts';
import { Id, Moment } from '#contract/text.ts';
import { InviteFilter } from './filter.ts';
import { InviteState, InviteView, MailState } from './view.ts';

const ofMedia = z.object({ mediaId: Id });
const Count = z.number().int().min(0);

export const getInviteCounts = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/invite-counts',
  summary: 'How many invitations this entry has, how far they came, and how many fit a filter',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofMedia,
  query: InviteFilter,
  response: z.object({
    matching: Count,
    /** Invitations that ever came to each step. `delivered`: a notice said so, or somebody came by the mailed link. */
    funnel: z.object({ made: Count, sent: Count, delivered: Count, opened: Count, joined: Count }),
    states: z.record(InviteState, Count),
    mails: z.record(MailState, Count),
  }),
  problems: ['media.unknown'],
});
export type InviteCounts = z.infer<typeof getInviteCounts.response>;

export const exportInvites = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/invites.csv',
  summary: 'The list as a file for spreadsheets: UTF-8 with BOM, RFC 4180, no cell is a formula',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofMedia,
  query: InviteFilter,
  file: 'text/csv; charset=utf-8',
  response: z.string(),
  problems: ['media.unknown'],
});

export const changeInvite = endpoint({
  method: 'PATCH',
  path: '/api/v1/media/:mediaId/invites/:inviteId',
  summary: 'Another role, for who has joined as well and at once; or a later end, never an earlier one',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofMedia.extend({ inviteId: Id }),
  body: z.object({ role: EventRole.optional(), validUntil: Moment.optional() }),
  response: InviteView,
  problems: [
    'media.unknown',
    'media.is-deleted',
    'invites.no-invite',
    'invites.removed',
    'invites.role-not-offered',
    'invites.valid-too-long',
  ],
});

/** Why one of several invitations was not changed; the others were. */
export const BULK_REFUSALS = [
  'invites.no-invite',
  'invites.removed',
  'invites.domain-blocked',
  'invites.mail-quota-reached',
  'invites.no-template',
  'mail.no-server',
] as const satisfies readonly ProblemCode[];
export type BulkRefusal = (typeof BULK_REFUSALS)[number];

export const BulkChange = z.discriminatedUnion('action', [
  /** Sent again with the same `requestId`, nobody is mailed twice. */
  z.object({ action: z.literal('resend'), requestId: Id }),
  z.object({ action: z.literal('extend'), validUntil: Moment }),
  z.object({ action: z.literal('change-role'), role: EventRole }),
  z.object({ action: z.literal('allow-new-device') }),
  z.object({ action: z.literal('remove') }),
]);
export type BulkChange = z.infer<typeof BulkChange>;

/** Named ones, or all that fit a filter: then each call changes some, and the next goes on after `next`. */
export const BulkTarget = z.union([
  z.object({ inviteIds: z.array(Id).min(1).max(200) }),
  z.object({ matching: InviteFilter, after: Id.optional() }),
]);
export type BulkTarget = z.infer<typeof BulkTarget>;

export const changeInvites = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/invites/changes',
  summary: 'Change several invitations, each by itself; the answer says of each what became of it',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofMedia,
  body: z.object({ target: BulkTarget, change: BulkChange }),
  response: z.object({
    results: z.array(z.object({ inviteId: Id, problem: z.enum(BULK_REFUSALS).nullable() })),
    next: Id.nullable(),
  }),
  problems: ['media.unknown', 'media.is-deleted', 'invites.role-not-offered', 'invites.valid-too-long'],
});
