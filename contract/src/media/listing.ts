import { z } from 'zod';
import { CollaboratorKind } from '#contract/access/roles.ts';
import { EmailAddress } from '#contract/accounts/email.ts';
import { endpoint } from '#contract/endpoint.ts';
import type { ProblemCode } from '#contract/problems.ts';
import { Id, line, Moment, optionalLine, Page, someOf } from '#contract/text.ts';
import { MEDIA_TYPES, MediaRow, PUBLISH_STATUSES } from './endpoints.ts';

export const SHELVES = ['mine', 'shared', 'bin'] as const;
export const MEDIA_SORTS = ['newest', 'oldest', 'title', 'most-played', 'longest'] as const;
/** Being uploaded and being made are one for who looks for something. */
export const MEDIA_STAGES = ['ready', 'preparing', 'failed'] as const;

export const CAPTIONED = ['any', 'with', 'without'] as const;

/** Which entries of a shelf are meant: all that fit each part that is given. */
export const MediaFilter = z.object({
  show: z.enum(SHELVES).default('mine'),
  /** A part of the title, the description or a tag. */
  search: optionalLine(200).default(''),
  type: someOf(MEDIA_TYPES),
  status: someOf(PUBLISH_STATUSES),
  stage: someOf(MEDIA_STAGES),
  /** Whether people can read what is said; drafts of captions do not count. */
  captions: z.enum(CAPTIONED).default('any'),
  /** Made at this moment or later. */
  since: Moment.optional(),
});
export type MediaFilter = z.infer<typeof MediaFilter>;

export const listMedia = endpoint({
  method: 'GET',
  path: '/api/v1/media',
  summary: 'My Media: what you own, what others share with you, or your recycle bin',
  needs: 'person',
  scope: 'media.read',
  query: MediaFilter.extend({
    sort: z.enum(MEDIA_SORTS).default('newest'),
    limit: Page.shape.limit,
    after: z.string().max(2000).optional(),
  }),
  response: z.object({
    media: z.array(MediaRow),
    next: z.string().nullable(),
    /** How many fit the filter, on all pages. */
    total: z.number().int(),
  }),
  problems: [],
});

const Tags = z.array(line(40)).min(1).max(20);

export const MediaChange = z.discriminatedUnion('action', [
  z.object({ action: z.literal('delete') }),
  z.object({ action: z.literal('restore') }),
  z.object({ action: z.literal('set-status'), status: z.enum(['private', 'unlisted']) }),
  z.object({ action: z.literal('add-tags'), tags: Tags }),
  z.object({ action: z.literal('remove-tags'), tags: Tags }),
  z.object({ action: z.literal('add-collaborator'), email: EmailAddress, kind: CollaboratorKind }),
  z.object({ action: z.literal('transfer'), email: EmailAddress }),
]);
export type MediaChange = z.infer<typeof MediaChange>;

/** Why one of several entries was not changed; the others were. */
export const CHANGE_REFUSALS = [
  'media.unknown',
  'access.denied',
  'media.is-deleted',
  'media.too-many-tags',
  'media.owned-already',
  'accounts.unknown',
] as const satisfies readonly ProblemCode[];
export type ChangeRefusal = (typeof CHANGE_REFUSALS)[number];

export const CHANGED_AT_ONCE = 100;

/** Named ones, or all that fit a filter: then each call changes some, and the next goes on after `next`. */
export const MediaTarget = z.union([
  z.object({ mediaIds: z.array(Id).min(1).max(CHANGED_AT_ONCE) }),
  z.object({ matching: MediaFilter, after: Id.optional() }),
]);
export type MediaTarget = z.infer<typeof MediaTarget>;

export const changeManyMedia = endpoint({
  method: 'POST',
  path: '/api/v1/media/changes',
  summary: 'Change several entries, each by itself and by your rights on it; asked for again, nothing is done twice',
  needs: 'person',
  scope: 'media.write',
  body: z.object({ target: MediaTarget, change: MediaChange }),
  response: z.object({
    results: z.array(z.object({ mediaId: Id, problem: z.enum(CHANGE_REFUSALS).nullable() })),
    next: Id.nullable(),
  }),
  problems: [],
});
