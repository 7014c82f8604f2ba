import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment, optionalLine } from '#contract/text.ts';

/** What personal fields say to who may not see them, or has not asked to: addresses in outline, names as they are. */
const Personal = z.record(z.string(), z.string()).nullable();

const AuditRowView = z.object({
  id: z.number().int(),
  happenedAt: Moment,
  /** `invites.joined`. */
  action: z.string(),
  /** `person:<id>`, `invitee:<id>`, `key:<id>`, `device:<id>` or `system`. */
  actor: z.string(),
  actorName: z.string().nullable(),
  mediaId: Id.nullable(),
  mediaTitle: z.string().nullable(),
  subjectId: Id.nullable(),
  facts: z.record(z.string(), z.unknown()),
  personal: Personal,
  /** The personal fields were erased with that person's key. */
  isErased: z.boolean(),
});
export type AuditRowView = z.infer<typeof AuditRowView>;

export const exportAudit = endpoint({
  method: 'POST',
  path: '/api/v1/audit/exports',
  summary: 'The whole log as a file that can be checked elsewhere; that it was taken is itself recorded',
  needs: { site: 'console.open' },
  body: z.object({ addresses: z.enum(['in outline', 'in the clear']) }),
  file: 'application/jsonl',
  response: z.string(),
  problems: [],
});

export const listAudit = endpoint({
  method: 'GET',
  path: '/api/v1/audit',
  summary: 'What was done, by whom and to what, newest first; addresses in outline',
  needs: { site: 'console.open' },
  query: z.object({
    /** A feature (`invites`) or a whole action (`invites.joined`). */
    action: optionalLine(60).default(''),
    mediaId: Id.optional(),
    /** Who did it, or whom or what it was done to. */
    aboutId: Id.optional(),
    from: Moment.optional(),
    to: Moment.optional(),
    after: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    rows: z.array(AuditRowView),
    next: z.number().int().nullable(),
    /** The newest link of the chain: copied elsewhere, it proves later that nothing before it was changed. */
    lastLink: z.object({ number: z.number().int(), hash: z.string(), sealedAt: Moment }).nullable(),
  }),
  problems: [],
});
