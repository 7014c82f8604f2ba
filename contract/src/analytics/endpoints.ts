import { z } from 'zod';
import { PROOFS } from '#contract/access/proof.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment, Page } from '#contract/text.ts';

const ofMedia = z.object({ mediaId: Id });

/** Into so many equal parts the length of an entry is divided in every curve. */
export const PARTS = 100;

/** The longest that one beat may tell of; a page sends one every few seconds while something plays. */
export const LONGEST_BEAT_SECONDS = 60;

/**
 * A stretch that was looked at without a break: from and to are seconds of a video or of sound, and pages of a document,
 * where page 3 reaches from 2 to 3. `seconds` is how long it took on the clock.
 */
export const Beat = z
  .object({
    /** Counts from 1 within a view, so that what is sent twice is counted once. */
    number: z.number().int().min(1).max(100_000),
    from: z.number().min(0).max(1_000_000),
    to: z.number().min(0).max(1_000_000),
    seconds: z.number().min(0).max(LONGEST_BEAT_SECONDS),
  })
  .refine(({ from, to }) => from <= to);
export type Beat = z.infer<typeof Beat>;

export const reportBeats = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/beats',
  summary: 'What was looked at since the last time, in small batches; a view is one opening of the page',
  needs: { media: 'media.open' },
  params: ofMedia,
  body: z.object({ viewId: Id, beats: z.array(Beat).min(1).max(50) }),
  response: z.null(),
  problems: ['media.unknown'],
});

/** A day is one of the given zone; without both, all of it. */
export const Period = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  zone: z
    .string()
    .max(60)
    .regex(/^[A-Za-z0-9_+/-]+$/)
    .default('UTC'),
});

const Viewers = z.object({
  people: z.number().int(),
  invitees: z.number().int(),
  guests: z.number().int(),
});

export const Day = z.object({
  day: z.iso.date(),
  plays: z.number().int(),
  viewers: z.number().int(),
  minutes: z.number(),
});

const Shares = z.array(z.number());

export const AnalyticsView = z.object({
  /** How often it really played, once a session. */
  plays: z.number().int(),
  viewers: Viewers,
  minutes: z.number(),
  /** The share of the entry that a viewer has seen, on average; null while nobody has, or where there is no length. */
  completion: z.number().nullable(),
  length: z.object({ of: z.enum(['seconds', 'pages']), amount: z.number() }).nullable(),
  /** For each part of the length, the share of viewers who saw it: where it falls, they left. Empty without a length. */
  reach: Shares,
  /** For each part, how often a viewer saw it on average: above one, they went back to it. */
  heat: Shares,
  /** Every day of the period on which something happened, in order. */
  days: z.array(Day),
});
export type AnalyticsView = z.infer<typeof AnalyticsView>;

export const getAnalytics = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/analytics',
  summary: 'Who watched how much of an entry, and where they left',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  query: Period,
  response: AnalyticsView,
  problems: ['media.unknown', 'analytics.zone-unknown'],
});

export const VIEWER_KINDS = ['person', 'invitee', 'guest'] as const;

export const ViewerView = z.object({
  viewerId: Id,
  kind: z.enum(VIEWER_KINDS),
  /** null once this person was forgotten. */
  name: z.string().nullable(),
  email: z.string().nullable(),
  proof: z.enum(PROOFS).nullable(),
  views: z.number().int(),
  minutes: z.number(),
  completion: z.number().nullable(),
  firstAt: Moment,
  lastAt: Moment,
  /** For each part of the length, how often this person saw it. */
  heat: Shares,
});
export type ViewerView = z.infer<typeof ViewerView>;

export const listViewers = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/analytics/viewers',
  summary: 'Each viewer with what they saw, who watched last first',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  query: Period.extend(Page.shape),
  response: z.object({ viewers: z.array(ViewerView), next: z.string().nullable() }),
  problems: ['media.unknown', 'analytics.zone-unknown'],
});

export const exportViewers = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/analytics/viewers.csv',
  summary: 'The viewers as a file for spreadsheets: UTF-8 with BOM, RFC 4180, no cell is a formula',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  query: Period,
  file: 'text/csv; charset=utf-8',
  response: z.string(),
  problems: ['media.unknown', 'analytics.zone-unknown'],
});
