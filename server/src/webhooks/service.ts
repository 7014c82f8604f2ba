import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Audit } from '#audit/service.ts';
import type { Person } from '#contract/access/principal.ts';
import type { DeliveryView, WebhookEvent, WebhookView } from '#contract/webhooks/endpoints.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Outgoing } from '#infra/outgoing.ts';
import { actorOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import type { Keys } from '#infra/secret.ts';
import { KEPT_DAYS, outcomeOf } from './policy.ts';
import * as store from './store.ts';

/** How long a process may not know of a webhook that another one made. */
const FRESH_MILLISECONDS = 5000;
const DAY = 24 * 3_600_000;

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly jobs: Pick<Jobs, 'order' | 'orderMany'>;
  readonly audit: Audit;
  readonly outgoing: Outgoing;
};
type Wanted = { readonly url: string; readonly events: readonly WebhookEvent[] };
type About = { readonly mediaId: string; readonly inviteId: string };
export type Webhooks = ReturnType<typeof createWebhooks>;

/** Tells other programs what happened: signed, by an outbox like mail's, and shown with what came back (8.1). */
export function createWebhooks({ db, clock, keys, jobs, audit, outgoing }: Deps) {
  let known: { readonly at: number; readonly wanted: Promise<ReadonlySet<WebhookEvent>> } | null = null;
  return { isWanted, tell, deliver, list, create, change, remove, test, listDeliveries, replay, sweep };

  /** Asked before a transaction: most portals have no webhook, and then nothing more is done. */
  async function isWanted(event: WebhookEvent): Promise<boolean> {
    const now = performance.now();
    const wanted = known !== null && now - known.at < FRESH_MILLISECONDS ? known.wanted : loadWanted();
    if (wanted !== known?.wanted) {
      known = { at: now, wanted };
      wanted.catch(() => {
        known = null;
      });
    }
    return (await wanted).has(event);
  }

  async function loadWanted(): Promise<ReadonlySet<WebhookEvent>> {
    const webhooks = await store.listWebhooks(db);
    return new Set(webhooks.filter(({ isActive }) => isActive).flatMap(({ events }) => events));
  }

  /** Stored with what happened or not at all. Facts only, by id: who wants to know more asks the API, with a key. */
  async function tell(tx: Tx, event: WebhookEvent, about: readonly About[]): Promise<void> {
    const now = clock.now();
    const bodies = about.map((data) => bodyOf(event, data, now));
    const ids = await store.insertDeliveries(tx, { event, bodies, now });
    await orderEach(tx, ids);
  }

  function orderEach(tx: Tx, ids: readonly string[]): Promise<void> {
    return jobs.orderMany(
      tx,
      'webhooks.deliver',
      ids.map((deliveryId) => ({ deliveryId })),
    );
  }

  /** Throws when it has to be tried again, so that the job comes back. */
  async function deliver(deliveryId: string, signal: AbortSignal): Promise<void> {
    const message = await store.findWaiting(db, deliveryId);
    if (message === undefined) return;
    const answer = await outgoing.post(message.url, { headers: signed(message), body: message.body, signal });
    const outcome = outcomeOf(answer, { attempts: message.attempts + 1 });
    await transact(db, async (tx) => {
      await store.putOutcome(tx, { id: deliveryId, outcome, now: clock.now() });
      if (!outcome.switchesOff) return;
      await store.updateWebhook(tx, message.webhookId, { isActive: false });
      await audit.record(tx, {
        action: 'webhooks.switched-off',
        actor: { kind: 'system' },
        subjectId: message.webhookId,
        facts: { status: outcome.status },
      });
    });
    if (outcome.state === 'waiting') throw new Error(outcome.reason ?? 'It was not taken.');
  }

  /** Standard Webhooks: the id stays the same for the same message, the moment is that of the attempt. */
  function signed({ id, webhookId, sealedSecret, body }: store.WaitingDelivery): Record<string, string> {
    const seconds = Math.floor(clock.now().getTime() / 1000);
    const key = keys.unseal(sealedSecret, boundTo(webhookId));
    const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
    return {
      'content-type': 'application/json',
      'user-agent': 'Usher',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${signature}`,
    };
  }

  async function list(): Promise<{ webhooks: WebhookView[] }> {
    const [webhooks, recent] = await Promise.all([store.listWebhooks(db), store.listRecentStates(db)]);
    const statesOf = new Map(recent.map(({ webhookId, states }) => [webhookId, states]));
    return { webhooks: webhooks.map((webhook) => webhookView(webhook, statesOf.get(webhook.id) ?? [])) };
  }

  async function create({ url, events }: Wanted, by: Person): Promise<{ webhook: WebhookView; secret: string }> {
    requireReachable(url);
    const id = randomUUID();
    const key = randomBytes(32);
    const webhook = await transact(db, async (tx) => {
      await record(tx, { action: 'webhooks.created', id, by, facts: { host: new URL(url).host, events } });
      return store.insertWebhook(tx, {
        id,
        url,
        events: [...events],
        sealedSecret: keys.seal(key, boundTo(id)),
        createdBy: by.personId,
        createdAt: clock.now(),
      });
    });
    known = null;
    return { webhook: webhookView(webhook, []), secret: `whsec_${key.toString('base64')}` };
  }

  async function change(
    id: string,
    { url, events, isActive }: Wanted & { readonly isActive: boolean },
    by: Person,
  ): Promise<WebhookView> {
    requireReachable(url);
    const changed = await transact(db, async (tx) => {
      const webhook = await store.updateWebhook(tx, id, { url, events: [...events], isActive });
      if (webhook === undefined) throw new Problem('webhooks.unknown');
      // What waited while it was off has no order any more.
      if (isActive) await orderEach(tx, await store.listWaiting(tx, id));
      await record(tx, { action: 'webhooks.changed', id, by, facts: { host: new URL(url).host, events, isActive } });
      return webhook;
    });
    known = null;
    return webhookView(changed, []);
  }

  async function remove(id: string, by: Person): Promise<null> {
    await transact(db, async (tx) => {
      if (!(await store.deleteWebhook(tx, id))) throw new Problem('webhooks.unknown');
      await record(tx, { action: 'webhooks.deleted', id, by, facts: {} });
    });
    known = null;
    return null;
  }

  async function test(webhookId: string): Promise<DeliveryView> {
    await requireWebhook(webhookId);
    return transact(db, async (tx) => {
      const createdAt = clock.now();
      const body = JSON.stringify({ type: 'webhooks.test', timestamp: createdAt.toISOString(), data: {} });
      const delivery = await store.insertDelivery(tx, { webhookId, event: 'webhooks.test', body, createdAt });
      await jobs.order(tx, 'webhooks.deliver', { deliveryId: delivery.id });
      return deliveryView(delivery);
    });
  }

  type Listing = { readonly webhookId: string; readonly after: string | undefined; readonly limit: number };

  async function listDeliveries({ webhookId, after, limit }: Listing) {
    await requireWebhook(webhookId);
    const rows = await store.listDeliveries(db, { webhookId, after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return { deliveries: shown.map(deliveryView), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  function replay(
    { webhookId, deliveryId }: { readonly webhookId: string; readonly deliveryId: string },
    by: Person,
  ): Promise<DeliveryView> {
    return transact(db, async (tx) => {
      const delivery = await store.restartDelivery(tx, { webhookId, deliveryId });
      if (delivery === undefined) throw new Problem('webhooks.delivery-unknown');
      await record(tx, { action: 'webhooks.replayed', id: webhookId, by, facts: { deliveryId } });
      await jobs.order(tx, 'webhooks.deliver', { deliveryId });
      return deliveryView(delivery);
    });
  }

  function sweep(): Promise<void> {
    return store.deleteOldDeliveries(db, new Date(clock.now().getTime() - KEPT_DAYS * DAY));
  }

  function requireReachable(url: string): void {
    if (!outgoing.mayReach(url)) throw fieldProblem('webhooks.address-refused', 'url');
  }

  async function requireWebhook(id: string): Promise<void> {
    if ((await store.findWebhook(db, id)) === undefined) throw new Problem('webhooks.unknown');
  }

  type Change = { readonly action: string; readonly id: string; readonly by: Person; readonly facts: object };

  function record(tx: Tx, { action, id, by, facts }: Change): Promise<void> {
    return audit.record(tx, { action, actor: actorOf(by), subjectId: id, facts });
  }
}

const boundTo = (webhookId: string) => `webhook:${webhookId}`;

function bodyOf(event: WebhookEvent, data: About, now: Date): string {
  return JSON.stringify({ type: event, timestamp: now.toISOString(), data });
}

function webhookView(row: store.WebhookRow, recent: WebhookView['recent']): WebhookView {
  const { id, url, events, isActive, createdAt } = row;
  return { id, url, events, isActive, createdAt: createdAt.toISOString(), recent: [...recent] };
}

function deliveryView({ createdAt, attemptedAt, ...delivery }: store.DeliveryRow): DeliveryView {
  return { ...delivery, createdAt: createdAt.toISOString(), attemptedAt: attemptedAt?.toISOString() ?? null };
}
