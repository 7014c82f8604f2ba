import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Form, MEDIA_TYPES, MediaType } from '#contract/media/endpoints.ts';
import { Id, Moment, optionalLine, someOf } from '#contract/text.ts';

export const LONGEST_SEARCH = 200;

/** Words as they stand in a text, in pieces: what was searched is a `hit`. Never markup. */
export const Segment = z.object({ text: z.string(), hit: z.boolean() });
export type Segment = z.infer<typeof Segment>;
const Snippet = z.array(Segment);

/** Where in an entry it was found: the moment or the page is where its page begins. */
export const FoundPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tags'), snippet: Snippet }),
  z.object({ kind: z.literal('description'), snippet: Snippet }),
  z.object({ kind: z.literal('captions'), seconds: z.number().int().min(0), snippet: Snippet }),
  z.object({ kind: z.literal('document'), page: z.number().int().min(1), snippet: Snippet }),
]);
export type FoundPlace = z.infer<typeof FoundPlace>;

export const SearchHit = z.object({
  id: Id,
  type: MediaType,
  form: Form,
  title: Snippet,
  ownerName: z.string(),
  durationSeconds: z.number().nullable(),
  createdAt: Moment,
  /** A signed path that lasts a few minutes; null until there is a picture. */
  thumbnailUrl: z.string().nullable(),
  places: z.array(FoundPlace),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SEARCH_OWNERS = ['anyone', 'me', 'others'] as const;

export const searchMedia = endpoint({
  method: 'GET',
  path: '/api/v1/search',
  summary: 'What you may see and what has these words in title, tags, description, captions or pages, best first',
  needs: 'person',
  scope: 'media.read',
  query: z.object({
    /** Words; `"in this order"`, `this or that`, `-without`. The last word may be a beginning. */
    q: optionalLine(LONGEST_SEARCH),
    type: someOf(MEDIA_TYPES),
    owner: z.enum(SEARCH_OWNERS).default('anyone'),
    /** Made at this moment or later. */
    since: Moment.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    after: z.string().max(200).optional(),
  }),
  response: z.object({
    hits: z.array(SearchHit),
    next: z.string().nullable(),
    /** Nothing has these words; the hits have titles that look like them. */
    isGuess: z.boolean(),
  }),
  problems: [],
});
