import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment } from '#contract/text.ts';

/** In points, of 1/72 inch. */
export const PageSize = z.object({ width: z.number(), height: z.number() });
export type PageSize = z.infer<typeof PageSize>;

/** A word and its place: shares of the width and the height of its page, from the upper left corner. */
export const Word = z.object({ text: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Word = z.infer<typeof Word>;
export const Line = z.object({ words: z.array(Word).readonly() });
export type Line = z.infer<typeof Line>;

const ofMedia = z.object({ mediaId: Id });
/** Far beyond what is drawn. */
const PageNumber = z.coerce.number().int().min(1).max(1_000_000);

export const getDocument = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/document',
  summary: 'The pages of a document, and the signed folder of their pictures',
  needs: { media: 'media.open' },
  params: ofMedia,
  response: z.object({
    pages: z.array(PageSize),
    /** So many of the first ones can be shown; the others are still being drawn. */
    readyPages: z.number().int(),
    /** Pictures are named after it by `nameOfPicture`. */
    folderUrl: z.string(),
    endsAt: Moment,
  }),
  problems: ['media.unknown', 'media.not-ready'],
});

export const getDocumentPage = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/document/pages/:page',
  summary: 'The words of one page and their places',
  needs: { media: 'media.open' },
  scope: 'media.read',
  params: ofMedia.extend({ page: PageNumber }),
  response: PageSize.extend({ lines: z.array(Line) }),
  problems: ['media.unknown', 'documents.page-unknown'],
});

export const DocumentMatch = z.object({
  page: z.number().int(),
  /** Which one of those on its page, from 0. */
  nth: z.number().int(),
  before: z.string(),
  found: z.string(),
  after: z.string(),
});
export type DocumentMatch = z.infer<typeof DocumentMatch>;

export const findInDocument = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/document/matches',
  summary: 'Where words stand in a document, whatever their case and accents',
  needs: { media: 'media.open' },
  scope: 'media.read',
  params: ofMedia,
  query: z.object({ query: z.string().min(1).max(100) }),
  response: z.object({
    matches: z.array(DocumentMatch),
    /** There are more than are listed. */
    isCut: z.boolean(),
  }),
  problems: ['media.unknown'],
});
