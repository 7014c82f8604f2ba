import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Log } from '#infra/log.ts';
import { openPostgres } from '#infra/postgres.ts';

export type Database = AsyncDisposable & { readonly connectionString: string };

type Wanted = { readonly databaseUrl: string | null; readonly dataFolder: string; readonly log: Log };

/** The database of the configuration, or the embedded one, started here and stopped with us. */
export async function openDatabase({ databaseUrl, dataFolder, log }: Wanted): Promise<Database> {
  if (databaseUrl !== null) return { connectionString: databaseUrl, [Symbol.asyncDispose]: async () => {} };
  await using stack = new AsyncDisposableStack();
  const postgres = stack.use(
    await openPostgres({ folder: dataFolder, log, onExit: () => process.kill(process.pid, 'SIGTERM') }),
  );
  const note = noteIn(dataFolder);
  await writeFile(note, postgres.connectionString, { mode: 0o600 });
  stack.defer(() => rm(note, { force: true }));
  const opened = stack.move();
  return { connectionString: postgres.connectionString, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

/** For a command beside a running Usher: the database that one has open, else our own. */
export async function joinDatabase(wanted: Wanted): Promise<Database> {
  const running = await readFile(noteIn(wanted.dataFolder), 'utf8').catch(() => null);
  if (wanted.databaseUrl === null && running !== null && (await answers(running))) {
    return { connectionString: running, [Symbol.asyncDispose]: async () => {} };
  }
  return openDatabase(wanted);
}

function noteIn(dataFolder: string): string {
  return join(dataFolder, 'postgres-address');
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
