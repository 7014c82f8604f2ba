import { sql } from 'kysely';
import type { Db } from './db.ts';

/** Does the work unless somebody else is at it in any process; a lock dies with the connection of its holder. */
export function whileAlone(db: Db, name: `${'media' | 'edit'} ${string}`, work: () => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    const key = sql`hashtextextended(${name}, 0)`;
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${key}) as taken`.execute(connection);
    if (rows[0]?.taken !== true) return false;
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
    return true;
  });
}
