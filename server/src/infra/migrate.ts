import { readdir } from 'node:fs/promises';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';

const FOLDER = new URL('../../migrations/', import.meta.url);
/** Any constant: whoever holds the advisory lock of this number is the one who migrates. */
const MIGRATION_LOCK = 727_483_001;

type Migration = { readonly up: (db: Kysely<never>) => Promise<void> };

/** Brings the database to the newest shape. Several processes may start at once: one works, the others wait. */
export async function migrate(connectionString: string): Promise<void> {
  const pool = new pg.Pool({ connectionString, max: 1 });
  await using db = Object.assign(
    new Kysely<never>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] }),
    { [Symbol.asyncDispose]: () => db.destroy() },
  );

  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-.+\.ts$/.test(name)).sort();
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
    try {
      await sql`
        create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())
      `.execute(connection);
      const { rows } = await sql<{ name: string }>`select name from migrations`.execute(connection);
      const applied = new Set(rows.map((row) => row.name));
      const unknown = [...applied].filter((name) => !names.includes(name));
      if (unknown.length > 0) {
        throw new Error(
          `This database was made by a newer Usher (it knows ${unknown.join(', ')}). Start that version.`,
        );
      }
      for (const name of names.filter((candidate) => !applied.has(candidate))) await apply(connection, name);
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection);
    }
  });
}

async function apply(connection: Kysely<never>, name: string): Promise<void> {
  const { up }: Migration = await import(new URL(name, FOLDER).href);
  await connection.transaction().execute(async (tx) => {
    await up(tx);
    await sql`insert into migrations (name) values (${name})`.execute(tx);
  });
}
