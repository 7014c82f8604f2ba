import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openPostgres } from '#infra/postgres.ts';

export type Databases = Awaited<ReturnType<typeof openDatabases>>;

/** One durable PostgreSQL, as Usher starts it for a school, with a database for each that is measured. */
export async function openDatabases() {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  const debug = (fields: object) => void ('line' in fields && lines.push(String(fields.line)));
  const log = { debug, info: () => {}, error: () => {} };
  const postgres = stack.use(
    await openPostgres({ folder, log, settings: { log_line_prefix: '', max_connections: '100' } }),
  );
  const address = new URL(postgres.connectionString);

  const opened = stack.move();
  return {
    folder,
    /** What PostgreSQL wrote to its log. */
    lines,
    sockets: address.searchParams.get('host') ?? '',
    urlOf,
    create,
    query,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };

  function urlOf(database: string): string {
    const url = new URL(address);
    url.pathname = database;
    return url.href;
  }

  async function create(database: string, { like = 'template1' }: { readonly like?: string } = {}): Promise<void> {
    await query('postgres', `create database ${database} template ${like} strategy file_copy`);
  }

  async function query<Row extends pg.QueryResultRow>(
    database: string,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const client = new pg.Client({ connectionString: urlOf(database) });
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }
}
