import { sql } from 'kysely';
import type { EventName, EventPayload, Topic } from '#contract/realtime.ts';
import type { Db, Tx, Write } from './db.ts';

/** The channel of PostgreSQL's NOTIFY; its payload is the event's id only. */
export const CHANNEL = 'usher_events';
/** For how long a page that was away can catch up. */
const KEPT_MINUTES = 60;

export type Announcement = {
  readonly [E in EventName]: { readonly topic: Topic; readonly name: E; readonly payload: EventPayload<E> };
}[EventName];
export type StoredEvent = {
  readonly id: number;
  readonly topic: Topic;
  readonly name: EventName;
  readonly payload: unknown;
};

/**
 * Tells every process and page, if and only if the transaction commits. One event may go to several topics:
 * they are stored in one statement.
 */
export function announce(tx: Tx, ...announcements: readonly Announcement[]): Promise<void> {
  return saveAndAnnounce(tx, [], ...announcements);
}

/** Saves in the same statement, and so in one round trip; no write may build on what another one does. */
export async function saveAndAnnounce(
  tx: Tx,
  writes: readonly Write[],
  ...announcements: readonly Announcement[]
): Promise<void> {
  const saved = writes.map((write, index) => sql`${sql.id(`write_${index}`)} as (${write}), `);
  const rows = announcements.map(
    ({ topic, name, payload }) => sql`(${topic}, ${name}, ${JSON.stringify(payload)}::jsonb)`,
  );
  await sql`
    with ${sql.join(saved, sql``)} stored as (insert into events (topic, name, payload) values ${sql.join(rows)} returning id)
    select pg_notify(${CHANNEL}, id::text) from stored
  `.execute(tx);
}

export async function findEvents(db: Db, ids: readonly number[]): Promise<readonly StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select id, topic, name, payload from events where id = any(${ids}) order by id
  `.execute(db);
  return rows;
}

type Missed = { readonly next: string; readonly gone: boolean; readonly events: readonly StoredEvent[] };

/**
 * Events of transactions that were not yet finished at `since`, so none is skipped when a later one commits first;
 * some may come twice. The cursor is `<transaction id>.<milliseconds>`.
 */
export async function listEventsSince(
  db: Db,
  { topics, since, now }: { readonly topics: readonly Topic[]; readonly since: string | undefined; readonly now: Date },
): Promise<Missed> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon
  `.execute(db);
  const next = `${rows[0]?.horizon ?? '0'}.${now.getTime()}`;
  if (since === undefined) return { next, gone: false, events: [] };

  const [transaction = '0', milliseconds = '0'] = since.split('.');
  if (now.getTime() - Number(milliseconds) > (KEPT_MINUTES - 5) * 60_000) return { next, gone: true, events: [] };
  const found = await sql<StoredEvent>`
    select id, topic, name, payload from events
    where topic = any(${topics}) and transaction >= ${transaction}::xid8
    order by id limit 501
  `.execute(db);
  return found.rows.length > 500 ? { next, gone: true, events: [] } : { next, gone: false, events: found.rows };
}

export async function deleteOldEvents(db: Db): Promise<void> {
  await sql`delete from events where happened_at < now() - make_interval(mins => ${KEPT_MINUTES})`.execute(db);
}
