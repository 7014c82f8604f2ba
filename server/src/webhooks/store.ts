import { sql } from 'kysely';
import type { WebhookEvent } from '#contract/webhooks/endpoints.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Outcome } from './policy.ts';

export type WebhookRow = {
  readonly id: string;
  readonly url: string;
  readonly events: WebhookEvent[];
  readonly isActive: boolean;
  readonly createdAt: Date;
};

const columns = ['id', 'url', 'events', 'isActive', 'createdAt'] as const;

export function listWebhooks(db: Db): Promise<readonly WebhookRow[]> {
  return db.selectFrom('webhooks').select(columns).orderBy('createdAt').orderBy('id').limit(100).execute();
}

/** The states of the newest deliveries of each webhook, newest first. */
export async function listRecentStates(
  db: Db,
): Promise<readonly { readonly webhookId: string; readonly states: DeliveryRow['state'][] }[]> {
  const { rows } = await sql<{ webhookId: string; states: DeliveryRow['state'][] }>`
    select w.id as webhook_id, array(
      select d.state from webhook_deliveries d where d.webhook_id = w.id order by d.created_at desc, d.id desc limit 10
    ) as states from webhooks w
  `.execute(db);
  return rows;
}

export function findWebhook(db: Db, id: string): Promise<WebhookRow | undefined> {
  return db.selectFrom('webhooks').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function insertWebhook(
  tx: Tx,
  webhook: Omit<WebhookRow, 'isActive'> & { readonly sealedSecret: Buffer; readonly createdBy: string },
): Promise<WebhookRow> {
  return tx
    .insertInto('webhooks')
    .values({ ...webhook, isActive: true })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export function updateWebhook(
  tx: Tx,
  id: string,
  change: Partial<Pick<WebhookRow, 'url' | 'events' | 'isActive'>>,
): Promise<WebhookRow | undefined> {
  return tx.updateTable('webhooks').set(change).where('id', '=', id).returning(columns).executeTakeFirst();
}

export async function deleteWebhook(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('webhooks').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** A message for each webhook that wants this event, for each of the bodies; says which were stored. */
export async function insertDeliveries(
  tx: Tx,
  { event, bodies, now }: { readonly event: WebhookEvent; readonly bodies: readonly string[]; readonly now: Date },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into webhook_deliveries (webhook_id, event, body, created_at)
    select w.id, ${event}, b.body, ${now} from webhooks w cross join unnest(${bodies}::text[]) as b (body)
    where w.is_active and ${event} = any(w.events) returning id
  `.execute(tx);
  return rows.map((row) => row.id);
}

export async function insertDelivery(
  tx: Tx,
  delivery: { readonly webhookId: string; readonly event: string; readonly body: string; readonly createdAt: Date },
): Promise<DeliveryRow> {
  return tx.insertInto('webhookDeliveries').values(delivery).returning(deliveryColumns).executeTakeFirstOrThrow();
}

export type DeliveryRow = {
  readonly id: string;
  readonly event: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly status: number | null;
  readonly reason: string | null;
  readonly body: string;
  readonly createdAt: Date;
  readonly attemptedAt: Date | null;
};

const deliveryColumns = [
  'id',
  'event',
  'state',
  'attempts',
  'status',
  'reason',
  'body',
  'createdAt',
  'attemptedAt',
] as const;

/** Newest first; `after` is the id of the last one seen. */
export async function listDeliveries(
  db: Db,
  {
    webhookId,
    after,
    limit,
  }: { readonly webhookId: string; readonly after: string | undefined; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select d.id, d.event, d.state, d.attempts, d.status, d.reason, d.body, d.created_at, d.attempted_at
    from webhook_deliveries d
    where d.webhook_id = ${webhookId} and (${after ?? null}::uuid is null or (d.created_at, d.id) <
      (select created_at, id from webhook_deliveries where id = ${after ?? null}::uuid))
    order by d.created_at desc, d.id desc limit ${limit}
  `.execute(db);
  return rows;
}

export type WaitingDelivery = {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly sealedSecret: Buffer;
  readonly body: string;
  readonly attempts: number;
};

/** Nothing when it was delivered or given up, or when its webhook was switched off. */
export async function findWaiting(db: Db, deliveryId: string): Promise<WaitingDelivery | undefined> {
  const { rows } = await sql<WaitingDelivery>`
    select d.id, d.webhook_id, w.url, w.sealed_secret, d.body, d.attempts
    from webhook_deliveries d join webhooks w on w.id = d.webhook_id
    where d.id = ${deliveryId} and d.state = 'waiting' and w.is_active
  `.execute(db);
  return rows[0];
}

export async function listWaiting(tx: Tx, webhookId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('webhookDeliveries')
    .select('id')
    .where('webhookId', '=', webhookId)
    .where('state', '=', 'waiting')
    .orderBy('createdAt')
    .limit(10_000)
    .execute();
  return rows.map((row) => row.id);
}

export async function putOutcome(
  tx: Tx,
  { id, outcome, now }: { readonly id: string; readonly outcome: Outcome; readonly now: Date },
): Promise<void> {
  const { state, status, reason } = outcome;
  await sql`
    update webhook_deliveries set state = ${state}, status = ${status}, reason = ${reason},
      attempts = attempts + 1, attempted_at = ${now}
    where id = ${id}
  `.execute(tx);
}

/** Waits again, as if it had never been tried. */
export function restartDelivery(
  tx: Tx,
  { webhookId, deliveryId }: { readonly webhookId: string; readonly deliveryId: string },
): Promise<DeliveryRow | undefined> {
  return tx
    .updateTable('webhookDeliveries')
    .set({ state: 'waiting', attempts: 0, status: null, reason: null })
    .where('id', '=', deliveryId)
    .where('webhookId', '=', webhookId)
    .returning(deliveryColumns)
    .executeTakeFirst();
}

export async function deleteOldDeliveries(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('webhookDeliveries').where('createdAt', '<', before).execute();
}
