import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line, Moment } from '#contract/text.ts';
import { Parts } from './parts.ts';

const ofMedia = z.object({ mediaId: Id });
const ofEdit = ofMedia.extend({ editId: Id });
const ofVersion = ofMedia.extend({ number: z.coerce.number().int().min(1).max(9_999_999) });

/** For how long, and how many of, the versions that no longer play are kept. */
export const KEPT_DAYS = 30;
export const MOST_KEPT_VERSIONS = 5;

/** What becomes of the parts: a version that takes the place of this one, an entry of its own, or one for each part. */
export const BECOMES = ['version', 'entry', 'entries'] as const;
export type Becomes = (typeof BECOMES)[number];

/** `stopped` when the entry went to the bin, or whoever began it lost the right to. */
export const EDIT_STATES = ['waiting', 'working', 'done', 'cancelled', 'stopped', 'failed'] as const;
export type EditState = (typeof EDIT_STATES)[number];

export const EditView = z.object({
  id: Id,
  becomes: z.enum(BECOMES),
  parts: Parts,
  state: z.enum(EDIT_STATES),
  percent: z.number().min(0).max(100),
  byName: z.string(),
  startedAt: Moment,
  /** The entries that it made. */
  mediaIds: z.array(Id),
});
export type EditView = z.infer<typeof EditView>;

/** `automatic` is a frame that Usher chose. */
export const THUMBNAIL_KINDS = ['automatic', 'frame', 'picture'] as const;
export type ThumbnailKind = (typeof THUMBNAIL_KINDS)[number];

const ThumbnailView = z.object({
  kind: z.enum(THUMBNAIL_KINDS),
  state: z.enum(['shown', 'making', 'failed']),
});
export type ThumbnailView = z.infer<typeof ThumbnailView>;

export const getEditor = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/editor',
  summary: 'The latest edit of this entry, with how far it is, and where its thumbnail comes from',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  response: z.object({ edit: EditView.nullable(), thumbnail: ThumbnailView }),
  problems: ['media.unknown', 'media.is-deleted'],
});

const title = line(200).optional();
/** Where to split; each moment is the beginning of a new entry. */
const Moments = z
  .array(z.number().min(0).max(86_400))
  .min(1)
  .max(20)
  .refine((moments) => moments.every((moment, place) => moment > (moments[place - 1] ?? 0)), {
    message: 'Moments stand in the order of the timeline.',
  });

export const startEdit = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/edits',
  summary: 'Trim, cut out or split: over this entry, which keeps its old version, or into new entries of yours',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: z.discriminatedUnion('becomes', [
    z.object({ becomes: z.literal('version'), parts: Parts }),
    z.object({ becomes: z.literal('entry'), parts: Parts, title }),
    z.object({ becomes: z.literal('entries'), at: Moments, title }),
  ]),
  response: EditView,
  problems: [
    'media.unknown',
    'media.is-deleted',
    'media.not-ready',
    'editor.no-timeline',
    'editor.busy',
    'editor.outside',
    'editor.too-short',
    'editor.nothing-changed',
    'editor.may-not-create',
  ],
});

export const cancelEdit = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/edits/:editId',
  summary: 'Stop an edit that is under way; nothing of it is left',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofEdit,
  response: z.null(),
  problems: ['media.unknown', 'media.is-deleted', 'editor.no-edit'],
});

export const VersionView = z.object({
  number: z.number().int(),
  isCurrent: z.boolean(),
  /** What was kept of the version before it; null for what was uploaded. */
  parts: Parts.nullable(),
  /** The version that the parts are of. */
  ofNumber: z.number().int().nullable(),
  byName: z.string().nullable(),
  madeAt: Moment,
  durationSeconds: z.number().nullable(),
  bytes: z.number().int(),
  /** null for the one that plays. */
  keptUntil: Moment.nullable(),
});
export type VersionView = z.infer<typeof VersionView>;

export const listVersions = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/versions',
  summary: 'The version that plays and the older ones that can be brought back, newest first',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  response: z.object({ versions: z.array(VersionView), bytes: z.number().int() }),
  problems: ['media.unknown', 'media.is-deleted'],
});

export const restoreVersion = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/versions/:number/restorations',
  summary: 'Bring back an older version; open pages go on with it, and the one before it is kept',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofVersion,
  response: z.null(),
  problems: ['media.unknown', 'media.is-deleted', 'editor.busy', 'editor.no-version'],
});

/** Base64 takes four letters for three bytes. */
const MOST_PICTURE_LETTERS = 14_000_000;

export const setThumbnail = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/thumbnail',
  summary: 'Show another picture in lists and before playing: a frame, one you have, or the automatic one',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  maxBodyBytes: MOST_PICTURE_LETTERS + 1000,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('frame'), seconds: z.number().min(0).max(86_400) }),
    z.object({ kind: z.literal('picture'), base64: z.base64().min(4).max(MOST_PICTURE_LETTERS) }),
    z.object({ kind: z.literal('automatic') }),
  ]),
  response: ThumbnailView,
  problems: [
    'media.unknown',
    'media.is-deleted',
    'media.not-ready',
    'editor.no-timeline',
    'editor.outside',
    'editor.not-a-picture',
  ],
});
