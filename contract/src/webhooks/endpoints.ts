import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment } from '#contract/text.ts';
import { FIELD_WORDS } from '#contract/words.ts';

/** What is told to other programs (8.1), and what a test sends. */
export const WEBHOOK_EVENTS = ['invites.created', 'invites.joined', 'invites.bounced', 'invites.removed'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** `https` anywhere; plain `http` only where the operator allowed that very host. */
const WebhookUrl = z.url({ protocol: /^https?$/, error: FIELD_WORDS.notAWebAddress }).max(500);

export const WebhookView = z.object({
  id: Id,
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  isActive: z.boolean(),
  createdAt: Moment,
  /** How its newest messages fared, newest first. */
  recent: z.array(z.enum(['waiting', 'delivered', 'failed'])).max(10),
});
export type WebhookView = z.infer<typeof WebhookView>;

export const DeliveryView = z.object({
  id: Id,
  event: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number().int(),
  /** The last HTTP status; null when none came. */
  status: z.number().int().nullable(),
  reason: z.string().nullable(),
  body: z.string(),
  createdAt: Moment,
  attemptedAt: Moment.nullable(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

const ofWebhook = z.object({ webhookId: Id });
const wanted = z.object({ url: WebhookUrl, events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(10) });

export const listWebhooks = endpoint({
  method: 'GET',
  path: '/api/v1/webhooks',
  summary: 'Every address that is told of events',
  needs: { site: 'console.open' },
  response: z.object({ webhooks: z.array(WebhookView) }),
  problems: [],
});

export const createWebhook = endpoint({
  method: 'POST',
  path: '/api/v1/webhooks',
  summary: 'Tell an address of events; the secret it checks signatures with is in this answer only',
  needs: { site: 'console.open' },
  body: wanted,
  response: z.object({ webhook: WebhookView, secret: z.string() }),
  problems: ['webhooks.address-refused'],
});

export const changeWebhook = endpoint({
  method: 'PUT',
  path: '/api/v1/webhooks/:webhookId',
  summary: 'Change where it goes and what it is told, or switch it off and on',
  needs: { site: 'console.open' },
  params: ofWebhook,
  body: wanted.extend({ isActive: z.boolean() }),
  response: WebhookView,
  problems: ['webhooks.unknown', 'webhooks.address-refused'],
});

export const deleteWebhook = endpoint({
  method: 'DELETE',
  path: '/api/v1/webhooks/:webhookId',
  summary: 'Delete a webhook and what still waits for it',
  needs: { site: 'console.open' },
  params: ofWebhook,
  response: z.null(),
  problems: ['webhooks.unknown'],
});

export const testWebhook = endpoint({
  method: 'POST',
  path: '/api/v1/webhooks/:webhookId/tests',
  summary: 'Send one message of the kind `webhooks.test`',
  needs: { site: 'console.open' },
  params: ofWebhook,
  response: DeliveryView,
  problems: ['webhooks.unknown'],
});

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/v1/webhooks/:webhookId/deliveries',
  summary: 'What was sent in the last 30 days and what came back, newest first',
  needs: { site: 'console.open' },
  params: ofWebhook,
  query: z.object({ after: Id.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  response: z.object({ deliveries: z.array(DeliveryView), next: z.string().nullable() }),
  problems: ['webhooks.unknown'],
});

export const replayDelivery = endpoint({
  method: 'POST',
  path: '/api/v1/webhooks/:webhookId/deliveries/:deliveryId/replays',
  summary: 'Send a message once more, under the same id, so that a receiver can tell that it knows it',
  needs: { site: 'console.open' },
  params: ofWebhook.extend({ deliveryId: Id }),
  response: DeliveryView,
  problems: ['webhooks.unknown', 'webhooks.delivery-unknown'],
});
