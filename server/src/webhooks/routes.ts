import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  replayDelivery,
  testWebhook,
} from '#contract/webhooks/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import type { Webhooks } from './service.ts';

export function webhookRoutes(app: App, webhooks: Webhooks): void {
  serve(app, listWebhooks, () => webhooks.list());
  serve(app, createWebhook, ({ body, caller }) => webhooks.create(body, caller));
  serve(app, changeWebhook, ({ params, body, caller }) => webhooks.change(params.webhookId, body, caller));
  serve(app, deleteWebhook, ({ params, caller }) => webhooks.remove(params.webhookId, caller));
  serve(app, testWebhook, ({ params }) => webhooks.test(params.webhookId));
  serve(app, listDeliveries, ({ params, query }) =>
    webhooks.listDeliveries({ ...params, ...query, after: query.after }),
  );
  serve(app, replayDelivery, ({ params, caller }) => webhooks.replay(params, caller));
}
