import { createHash } from 'node:crypto';
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
  const pool = new pg.Pool({ connectionString, max: maxConnections, Client: PreparingClient });
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
  return Object.assign(db, { [Symbol.asyncDispose]: () => db.destroy() });
}

/** Statements whose lists are as long as somebody's input come in many texts: beyond these, nothing is kept. */
const PREPARED_AT_MOST = 500;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= PREPARED_AT_MOST) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}

/** Each connection plans a statement once: for our joins of six tables, planning costs more than running. */
class PreparingClient extends pg.Client {
  override query(...args: unknown[]): never {
    const [text, values] = args;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const asked = name === undefined ? args : [{ name, text, values }, ...args.slice(2)];
    return Reflect.apply(super.query, this, asked) as never;
  }
}

/** Runs `work` in one transaction. Whoever is inside must not ask for another connection: all may be taken by those who wait. */
export function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}
