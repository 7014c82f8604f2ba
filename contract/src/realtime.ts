import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/**
 * Everything that is announced, by name. Payloads are facts (ids, counts), never content: whoever
 * hears of a change asks for it by HTTP, where rights are checked again.
 */
export const EVENTS = {
  'accounts.changed': z.object({ personId: z.uuid() }),
  'access.changed': z.object({ mediaId: z.uuid() }),
  'media.changed': z.object({ mediaId: z.uuid() }),
  'media.progressed': z.object({ mediaId: z.uuid(), percent: z.number().min(0).max(100) }),
  'editor.changed': z.object({ mediaId: z.uuid() }),
  'media.listed': z.object({ mediaId: z.uuid() }),
  'invites.changed': z.object({ mediaId: z.uuid(), inviteId: z.uuid() }),
  'notices.changed': z.object({ personId: z.uuid() }),
  'guests.changed': z.object({ mediaId: z.uuid() }),
  'invites.batch-progressed': z.object({ mediaId: z.uuid(), batchId: z.uuid() }),
  /** Questions or options. */
  'quiz.changed': z.object({ mediaId: z.uuid() }),
  /** An attempt was begun, submitted, graded or deleted. */
  'quiz.attempted': z.object({ mediaId: z.uuid(), takerId: z.uuid() }),
  /** To its taker: answered in another tab, graded, deleted. */
  'quiz.attempt-changed': z.object({ mediaId: z.uuid(), attemptId: z.uuid() }),
  'captions.changed': z.object({ mediaId: z.uuid() }),
  'galleries.changed': z.object({ galleryId: z.uuid() }),
  'settings.changed': z.object({ module: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof EVENTS;
export type EventPayload<E extends EventName> = z.infer<(typeof EVENTS)[E]>;
export type AnyEvent = { [E in EventName]: { readonly name: E; readonly payload: EventPayload<E> } }[EventName];

/**
 * `media:<id>` for who may open the entry, `invites:<media id>` for who manages its invitations and guests,
 * `quiz:<media id>` for who may see the attempts at it, `gallery:<id>` for who may open the gallery. `device:` and `person:` are followed by their own sessions without
 * asking; `portal` by every process and every page.
 */
export type Topic =
  | `media:${string}`
  | `invites:${string}`
  | `quiz:${string}`
  | `gallery:${string}`
  | `device:${string}`
  | `person:${string}`
  | 'portal';

/** The topics a page may ask for; the others come by themselves. */
export const FollowableTopic = z
  .templateLiteral([z.enum(['media', 'invites', 'quiz', 'gallery']), ':', z.uuid()])
  .meta({ example: 'media:0197a3c2-5b1e-4d7a-9c40-2f6e8d1b3a55' });
export type FollowableTopic = z.infer<typeof FollowableTopic>;

/**
 * What a page may have missed. `since` is the `next` of an earlier answer; an event may come twice, never not at
 * all. `gone` tells that too much was missed: everything is stale. Topics one may not read are left out.
 */
export const listChanges = endpoint({
  method: 'GET',
  path: '/api/v1/changes',
  summary: 'Events since a moment, for pages whose socket was away',
  needs: 'anyone',
  byItself: true,
  query: z.object({
    since: z
      .string()
      .regex(/^\d{1,19}\.\d{1,15}$/)
      .optional(),
    topics: z
      .string()
      .max(1000)
      .default('')
      .transform((text) => text.split(',').filter((topic) => topic !== ''))
      .pipe(z.array(FollowableTopic).max(20)),
  }),
  response: z.object({
    next: z.string(),
    gone: z.boolean(),
    refused: z.array(FollowableTopic),
    events: z.array(
      z.object({ name: z.enum(Object.keys(EVENTS) as [EventName, ...EventName[]]), payload: z.unknown() }),
    ),
  }),
  problems: [],
});
