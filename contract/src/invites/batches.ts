import { z } from 'zod';
import { EventRole } from '#contract/access/roles.ts';
import { endpoint } from '#contract/endpoint.ts';
import { FALLBACK_LANGUAGE, LANGUAGES } from '#contract/languages.ts';
import { Id, line, Moment, paragraph } from '#contract/text.ts';

export const BATCH_MAX_ROWS = 10_000;
export const BATCH_MAX_CHARACTERS = 2_000_000;

/**
 * What becomes of a row. `ok` will be invited once the batch is committed, `made` has been; everything else says why
 * not. The last four are found out only while the invitations are made.
 */
export const BATCH_VERDICTS = [
  'ok',
  'made',
  'unreadable',
  'address-malformed',
  'name-missing',
  'name-too-long',
  'name-has-link',
  'role-unknown',
  'role-not-offered',
  'language-unknown',
  'domain-blocked',
  'duplicate',
  'already-invited',
  'over-quota',
  'over-mail-quota',
  'mail-came-back',
  'stopped',
] as const;
export const BatchVerdict = z.enum(BATCH_VERDICTS);
export type BatchVerdict = z.infer<typeof BatchVerdict>;

export const BatchRowView = z.object({
  number: z.number().int(),
  /** Where it stands in what was sent. */
  line: z.number().int(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  /** null: as the batch is committed. */
  role: EventRole.nullable(),
  language: z.enum(LANGUAGES).nullable(),
  verdict: BatchVerdict,
  /** The row that has the same address, in whatever spelling. */
  duplicateOf: z.number().int().nullable(),
  inviteId: Id.nullable(),
});
export type BatchRowView = z.infer<typeof BatchRowView>;

export const BatchView = z.object({
  id: Id,
  rowCount: z.number().int(),
  counts: z.record(BatchVerdict, z.number().int()),
  createdAt: Moment,
  /** When the batch is deleted with everything that was read; the invitations stay. */
  expiresAt: Moment,
  commit: z
    .object({ mail: z.boolean(), at: Moment, finishedAt: Moment.nullable(), downloadedAt: Moment.nullable() })
    .nullable(),
});
export type BatchView = z.infer<typeof BatchView>;

const BatchPage = z.object({
  batch: BatchView,
  rows: z.array(BatchRowView).max(500),
  /** The number after which the next page begins. */
  next: z.number().int().nullable(),
});

const ofMedia = z.object({ mediaId: Id });
const ofBatch = ofMedia.extend({ batchId: Id });

export const createInviteBatch = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/invite-batches',
  summary: 'A dry run of many invitations: a verdict for each row of a CSV or of pasted lines; nothing is sent',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofMedia,
  body: z.object({ text: z.string().min(1).max(BATCH_MAX_CHARACTERS) }),
  // The longest text in a script of three bytes a character.
  maxBodyBytes: 6 * 1024 * 1024,
  response: BatchPage,
  problems: [
    'media.unknown',
    'media.is-deleted',
    'invites.switched-off',
    'invites.batch-empty',
    'invites.batch-too-long',
  ],
});

export const listInviteBatches = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/invite-batches',
  summary: 'Lists that were committed within a day, newest first; for whoever made them',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofMedia,
  response: z.object({ batches: z.array(BatchView).max(20) }),
  problems: ['media.unknown'],
});

export const getInviteBatch = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/invite-batches/:batchId',
  summary: 'How far a batch is, and its rows; for whoever made it',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofBatch,
  query: z.object({
    verdict: BatchVerdict.optional(),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: BatchPage,
  problems: ['media.unknown', 'invites.batch-unknown'],
});

export const commitInviteBatch = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/invite-batches/:batchId/commits',
  summary: 'Invites everybody whose row is ok; a second time it changes nothing',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofBatch,
  body: z.object({
    mail: z.boolean(),
    /** Of rows that name none. */
    role: EventRole.default('viewer'),
    language: z.enum(LANGUAGES).default(FALLBACK_LANGUAGE),
    validUntil: Moment.optional(),
    timeZone: line(64).optional(),
    message: paragraph(1000).default(''),
  }),
  response: BatchView,
  problems: [
    'media.unknown',
    'media.is-deleted',
    'invites.switched-off',
    'invites.batch-unknown',
    'invites.batch-empty',
    'invites.role-not-offered',
    'invites.valid-too-long',
    'invites.no-template',
    'mail.no-server',
  ],
});

export const downloadInviteBatch = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/invite-batches/:batchId/downloads',
  summary: 'The links of a batch that was not mailed, once; then they are shredded here',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofBatch,
  response: z.string(),
  file: 'text/csv; charset=utf-8',
  problems: [
    'media.unknown',
    'invites.batch-unknown',
    'invites.batch-not-finished',
    'invites.batch-was-mailed',
    'invites.batch-downloaded',
  ],
});
