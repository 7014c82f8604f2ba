import { sql } from 'kysely';
import type { Db } from './db.ts';

export type Limit = { readonly max: number; readonly perSeconds: number };

type Counted = { readonly count: number; readonly endsAt: Date };

/**
 * Counts one attempt under `key` and tells whether it is within the limit. Windows are fixed and start with the
 * first attempt. An error of the database refuses: limits on sign-in and joining fail closed.
 */
export async function takeAttempt(db: Db, key: string, limit: Limit, now: Date): Promise<boolean> {
  return (await countAttempt(db, key, limit, now)).count <= limit.max;
}

/** The same for who has to say how many there were, and when it starts anew. */
export async function countAttempt(db: Db, key: string, limit: Limit, now: Date): Promise<Counted> {
  const { rows } = await sql<Counted>`
    insert into limits as l (key, count, ends_at) values (${key}, 1, ${now}::timestamptz + make_interval(secs => ${limit.perSeconds}))
    on conflict (key) do update set
      count = case when l.ends_at <= ${now} then 1 else l.count + 1 end,
      ends_at = case when l.ends_at <= ${now} then excluded.ends_at else l.ends_at end
    returning count, ends_at
  `.execute(db);
  const [counted] = rows;
  if (counted === undefined) throw new Error('An attempt was not counted.');
  return counted;
}

/** When counting under `key` starts anew; null when nothing is counted. */
export async function endOfWindow(db: Db, key: string, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ endsAt: Date }>`
    select ends_at from limits where key = ${key} and ends_at > ${now}
  `.execute(db);
  return rows[0]?.endsAt ?? null;
}

/** What turned out to be right does not count. */
export async function giveAttemptBack(db: Db, key: string): Promise<void> {
  await sql`update limits set count = greatest(count - 1, 0) where key = ${key}`.execute(db);
}

export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await sql`delete from limits where key = ${key}`.execute(db);
}

export async function deleteEndedLimits(db: Db, now: Date): Promise<void> {
  await sql`delete from limits where ends_at <= ${now}`.execute(db);
}
