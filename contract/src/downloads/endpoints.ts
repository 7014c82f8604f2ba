import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment } from '#contract/text.ts';

/** What can be kept of an entry, by a word that stands in addresses: `v720`, `a0`, `image`, `document`, `source`. */
export const Choice = z
  .string()
  .regex(/^(?:v\d{2,4}|a\d|image|document|source)$/)
  .meta({ example: 'v720' });
export type Choice = z.infer<typeof Choice>;

export const DownloadView = z.object({
  choice: Choice,
  kind: z.enum(['video', 'audio', 'image', 'document', 'source']),
  /** The short side of a video. */
  height: z.number().int().nullable(),
  /** The ending of the file, such as `mp4`. */
  ending: z.string(),
  /** Of what is made already; about as much before. */
  bytes: z.number().int(),
  state: z.discriminatedUnion('kind', [
    /** `url` is a signed path that saves the file; null for who has no session. */
    z.object({ kind: z.literal('ready'), url: z.string().nullable() }),
    /** It is put together when somebody asks for it. */
    z.object({ kind: z.enum(['on-request', 'making']) }),
  ]),
});
export type DownloadView = z.infer<typeof DownloadView>;

const ofMedia = z.object({ mediaId: Id });
const DownloadsView = z.object({ downloads: z.array(DownloadView), endsAt: Moment.nullable() });

export const listDownloads = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/downloads',
  summary: 'What the caller may keep of this entry, with sizes',
  needs: { media: 'media.download' },
  scope: 'media.read',
  params: ofMedia,
  response: DownloadsView,
  problems: ['media.unknown', 'media.not-ready'],
});

export const prepareDownload = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/downloads/:choice/preparations',
  summary: 'Have a file put together that is made on request; it is ready when the list says so',
  needs: { media: 'media.download' },
  scope: 'media.read',
  params: ofMedia.extend({ choice: Choice }),
  response: DownloadsView,
  problems: ['media.unknown', 'media.not-ready', 'downloads.unknown'],
});
