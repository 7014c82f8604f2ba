import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { MediaType } from '#contract/media/endpoints.ts';
import { Id, line, Moment, optionalLine } from '#contract/text.ts';

export const MOST_ATTACHMENTS = 50;
export const MOST_RELATED = 20;
export const MAX_ATTACHMENT_BYTES = 500 * 1000 ** 2;

const ofMedia = z.object({ mediaId: Id });
const ofAttachment = ofMedia.extend({ attachmentId: Id });

/** As people name files: with an ending, without a path. */
const FileName = line(200);

export const AttachmentView = z.object({
  id: Id,
  name: z.string(),
  /** Empty: the name is shown. */
  title: z.string(),
  bytes: z.number().int(),
  /** `uploading` is seen by who edits the entry alone. */
  state: z.enum(['uploading', 'ready']),
  /** A signed path that saves the file; null while it is on its way, and for who has no session. */
  url: z.string().nullable(),
});
export type AttachmentView = z.infer<typeof AttachmentView>;

/** Another entry, shown to whoever may open it. */
export const RelatedView = z.object({
  mediaId: Id,
  type: MediaType,
  title: z.string(),
  ownerName: z.string(),
  durationSeconds: z.number().nullable(),
  thumbnailUrl: z.string().nullable(),
});
export type RelatedView = z.infer<typeof RelatedView>;

export const AttachmentsView = z.object({
  attachments: z.array(AttachmentView),
  related: z.array(RelatedView),
  /** When the paths end, and are to be asked for anew. */
  endsAt: Moment.nullable(),
});
export type AttachmentsView = z.infer<typeof AttachmentsView>;

export const listAttachments = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/attachments',
  summary: 'The files beside an entry, and the entries it points to, as far as the caller may open them',
  needs: { media: 'media.open' },
  scope: 'media.read',
  params: ofMedia,
  response: AttachmentsView,
  problems: ['media.unknown'],
});

export const createAttachment = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/attachments',
  summary: 'Add a file whose bytes follow by tus at `uploadUrl` with the metadata `attachmentId`',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({ name: FileName, byteSize: z.number().int().min(0) }),
  response: z.object({ attachmentId: Id, uploadUrl: z.string() }),
  problems: ['media.unknown', 'media.is-deleted', 'attachments.too-large', 'attachments.too-many'],
});

export const changeAttachment = endpoint({
  method: 'PATCH',
  path: '/api/v1/media/:mediaId/attachments/:attachmentId',
  summary: 'Rename a file, or give it a title; what is left out stays',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofAttachment,
  body: z.object({ name: FileName.optional(), title: optionalLine(200).optional() }),
  response: AttachmentsView,
  problems: ['media.unknown', 'media.is-deleted', 'attachments.unknown'],
});

export const deleteAttachment = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/attachments/:attachmentId',
  summary: 'Delete a file beside the entry for good',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofAttachment,
  response: AttachmentsView,
  problems: ['media.unknown', 'media.is-deleted', 'attachments.unknown'],
});

export const orderAttachments = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/attachments/order',
  summary: 'Bring the files into this order; those not named follow as they were',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({ attachmentIds: z.array(Id).max(MOST_ATTACHMENTS) }),
  response: AttachmentsView,
  problems: ['media.unknown', 'media.is-deleted'],
});

export const setRelated = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/related',
  summary: 'Point to these entries, in this order; those the caller may not open stay behind them',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({ mediaIds: z.array(Id).max(MOST_RELATED) }),
  response: AttachmentsView,
  problems: ['media.unknown', 'media.is-deleted', 'attachments.related-unknown', 'attachments.too-many-related'],
});
