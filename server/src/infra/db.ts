import { CamelCasePlugin, Kysely, PostgresDialect, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

/** Works in and out of a transaction. */
export type Db = Kysely<Schema>;
/** Must be inside one, because it locks or because it belongs to what else is written there. */
export type Tx = Transaction<Schema>;
/** An insert or update that is not sent yet, so that it can go in one statement with others. */
export type Write<Row = unknown> = RawBuilder<Row>;

// Counters are bigint in SQL and numbers here: none of them comes near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export function openDb(connectionString: string, maxConnections = 20): Db & AsyncDisposable {
  const pool = new pg.Pool({ connectionString, max: maxConnections });
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
  return Object.assign(db, { [Symbol.asyncDispose]: () => db.destroy() });
}

/**
 * Runs `work` in one transaction. What it hands to `afterCommit` runs once the commit is certain, in order, and
 * is not waited for by the database.
 */
export async function transact<T>(
  db: Db,
  work: (tx: Tx, afterCommit: (act: () => void) => void) => Promise<T>,
): Promise<T> {
  const later: (() => void)[] = [];
  const result = await db.transaction().execute((tx) => work(tx, (act) => later.push(act)));
  for (const act of later) act();
  return result;
}
