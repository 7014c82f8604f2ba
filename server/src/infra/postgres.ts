import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { lockFile } from './file-lock.ts';
import { type Account, accountForPostgres, canEnter, give } from './postgres-account.ts';
import { endOrphan, SOCKET_FOLDER_PREFIX } from './postgres-orphan.ts';
import { POSTGRES_ENVIRONMENT, type PostgresLog, type PostgresSettings, startServer } from './postgres-server.ts';
import { findSoftware, type Software } from './postgres-software.ts';

const run = promisify(execFile);

export type Postgres = AsyncDisposable & { readonly connectionString: string; readonly pid: number };

type Wanted = {
  readonly folder: string;
  readonly log: PostgresLog;
  /** PostgreSQL ended though nobody asked it to. */
  readonly onExit?: () => void;
  readonly settings?: PostgresSettings;
};

/** Opens the PostgreSQL that npm brought, with its data in `folder`, reachable for nobody but us. */
export async function openPostgres({ folder, log, onExit, settings = {} }: Wanted): Promise<Postgres> {
  await using opened = new AsyncDisposableStack();
  const data = resolve(folder);
  await mkdir(data, { recursive: true });
  opened.use(lockData(data));

  const home = join(data, 'postgres');
  const cluster = join(home, 'cluster');
  const account = await accountForPostgres(home);
  await makeHome(home, account);
  const software = await findSoftware({ copies: join(data, 'postgres-software'), account });

  if (await isAbsent(cluster)) {
    log.info({ folder: data }, 'making the database, as this is the first start here');
    await createCluster({ software, account, home, cluster });
  }
  await checkMajor(cluster, software);
  if ((await endOrphan(cluster)) === 'ended') log.info({}, 'ended the database server that a killed Usher had left');

  const sockets = await mkdtemp(SOCKET_FOLDER_PREFIX);
  opened.defer(() => rm(sockets, { recursive: true, force: true }));
  await give(sockets, account);
  const server = await startServer({ software, account, cluster, sockets, settings, log, onExit });
  opened.use(server);
  await createDatabase(sockets);

  const kept = opened.move();
  return {
    connectionString: connectionTo('usher', sockets),
    pid: server.pid,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function lockData(data: string): Disposable {
  const lock = lockFile(join(data, 'postgres.lock'));
  if (lock === undefined) {
    throw new Error(
      `The data folder ${data} is in use by another Usher. Stop that one, or set USHER_DATA to another folder.`,
    );
  }
  return lock;
}

async function makeHome(home: string, account: Account | undefined): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  await give(home, account);
  if (account !== undefined) await letThrough(join(home, '..'));
  if (await canEnter(home, account)) return;
  throw new Error(
    `The data folder ${join(home, '..')} is below a folder that only root can enter, and PostgreSQL does not run as root. ` +
      'Set USHER_DATA to a folder that every account can reach, such as /var/lib/usher.',
  );
}

/** PostgreSQL's account must pass through our folder to reach its own; it need not see what else is in there. */
async function letThrough(data: string): Promise<void> {
  const { mode } = await stat(data);
  if ((mode & 0o001) === 0) await chmod(data, (mode & 0o777) | 0o001);
}

async function isAbsent(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    () => true,
  );
}

const UNFINISHED = 'unfinished-';

type NewCluster = {
  readonly software: Software;
  readonly account: Account | undefined;
  readonly home: string;
  readonly cluster: string;
};

/** Whole or absent: a first start that was killed half way is simply made again. */
async function createCluster({ software, account, home, cluster }: NewCluster): Promise<void> {
  const leftovers = (await readdir(home)).filter((name) => name.startsWith(UNFINISHED));
  await Promise.all(leftovers.map((name) => rm(join(home, name), { recursive: true, force: true })));

  const unfinished = await mkdtemp(join(home, UNFINISHED));
  await give(unfinished, account);
  // The built-in locale sorts the same on every machine, so a system's update cannot break an index.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const doors = ['--username=usher', '--auth-local=trust', '--auth-host=reject'];
  await run(join(software.folder, 'bin/initdb'), ['-D', unfinished, ...locale, ...doors, '--no-instructions'], {
    ...account,
    cwd: '/',
    env: { ...POSTGRES_ENVIRONMENT, PATH: '/usr/bin:/bin' },
  });
  await rename(unfinished, cluster);
}

async function checkMajor(cluster: string, software: Software): Promise<void> {
  const major = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (major === software.major) return;
  throw new Error(
    `The data in ${cluster} were made by PostgreSQL ${major}, but this Usher brings PostgreSQL ${software.major}. ` +
      'Start it with the Usher that made them, or run a PostgreSQL of that version on them and set DATABASE_URL.',
  );
}

async function createDatabase(sockets: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionTo('postgres', sockets) });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'usher'");
    if (rowCount === 0) await client.query('create database usher');
  } finally {
    await client.end();
  }
}

/** The host in the query wins; the one before it only keeps the text a URL. */
function connectionTo(database: string, sockets: string): string {
  return `postgresql://usher@localhost/${database}?host=${sockets}`;
}
