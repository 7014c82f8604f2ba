import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgres } from './postgres.ts';

const silent = { debug: () => {}, info: () => {}, error: () => {} };

describe('an embedded PostgreSQL', () => {
  it('can be reached by nobody but its owner', async () => {
    await using postgres = await openPostgres({ folder: await aFolder(), log: silent });
    const sockets = new URL(postgres.connectionString).searchParams.get('host') ?? '';

    expect((await stat(sockets)).mode & 0o077).toBe(0);
    expect(await ask(postgres, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  });

  it('keeps what was written, and starts again within two seconds', async () => {
    const folder = await aFolder();
    {
      await using first = await openPostgres({ folder, log: silent });
      await ask(first, 'create table courses as select 42 as id');
    }

    const before = performance.now();
    await using second = await openPostgres({ folder, log: silent });
    expect(performance.now() - before).toBeLessThan(2000);
    expect(await ask(second, 'select id from courses')).toEqual([{ id: 42 }]);
  });

  it('refuses a second Usher on the same data, until the first is closed', async () => {
    const folder = await aFolder();
    {
      await using _first = await openPostgres({ folder, log: silent });
      await expect(openPostgres({ folder, log: silent })).rejects.toThrow('in use by another Usher');
    }
    await using _second = await openPostgres({ folder, log: silent });
  });

  it('lets only one of several that start at once make the database', async () => {
    const folder = await aFolder();
    const starts = [1, 2, 3, 4].map(() => openPostgres({ folder, log: silent }));
    const opened = (await Promise.allSettled(starts)).filter((start) => start.status === 'fulfilled');
    await Promise.all(opened.map(({ value }) => value[Symbol.asyncDispose]()));

    expect(opened).toHaveLength(1);
  });

  it('takes over after its Usher was killed, with everything that was committed', async () => {
    const folder = await aFolder();
    const usher = await anUsherProcess(folder);
    await ask(usher, 'create table courses as select 42 as id');
    await usher.kill();

    await using postgres = await openPostgres({ folder, log: silent });
    expect(await ask(postgres, 'select id from courses')).toEqual([{ id: 42 }]);
    await expect(ask(usher, 'select 1')).rejects.toThrow();
  });

  it('is refused to a second process while the first lives', async () => {
    const folder = await aFolder();
    const usher = await anUsherProcess(folder);
    onTestFinished(async () => {
      await usher.kill();
      await using _ended = await openPostgres({ folder, log: silent });
    });

    await expect(openPostgres({ folder, log: silent })).rejects.toThrow('in use by another Usher');
    expect(await ask(usher, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('recovers when Usher and PostgreSQL were killed together', async () => {
    const folder = await aFolder();
    const usher = await anUsherProcess(folder);
    await ask(usher, 'create table courses as select 42 as id');
    process.kill(usher.pid, 'SIGKILL');
    await usher.kill();

    await using postgres = await openPostgres({ folder, log: silent });
    expect(await ask(postgres, 'select id from courses')).toEqual([{ id: 42 }]);
  });

  it('starts when the number in an old pid file belongs to another program by now', async () => {
    const folder = await aFolder();
    const usher = await anUsherProcess(folder);
    process.kill(usher.pid, 'SIGKILL');
    await usher.kill();
    const stranger = spawn('sleep', ['600']);
    onTestFinished(() => void stranger.kill());
    const pidFile = join(folder, 'postgres/cluster/postmaster.pid');
    await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(/^.*/, String(stranger.pid)));

    await using _postgres = await openPostgres({ folder, log: silent });
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });

  it('says which PostgreSQL made the data, if it was another one', async () => {
    const folder = await aFolder();
    await (await openPostgres({ folder, log: silent }))[Symbol.asyncDispose]();
    await writeFile(join(folder, 'postgres/cluster/PG_VERSION'), '17\n');

    await expect(openPostgres({ folder, log: silent })).rejects.toThrow('made by PostgreSQL 17');
  });

  it('tells when PostgreSQL ended though nobody asked it to', async () => {
    const ended = Promise.withResolvers<void>();
    await using postgres = await openPostgres({ folder: await aFolder(), log: silent, onExit: ended.resolve });
    process.kill(postgres.pid, 'SIGQUIT');
    await ended.promise;
  });
});

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-postgres-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function ask({ connectionString }: { readonly connectionString: string }, statement: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Opens PostgreSQL in a process of its own, as `npm start` does, so that it can be killed. */
async function anUsherProcess(folder: string) {
  const program = `
    import { openPostgres } from ${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)};
    const log = { debug() {}, info() {}, error() {} };
    const { connectionString, pid } = await openPostgres({ folder: ${JSON.stringify(folder)}, log });
    process.stdout.write(JSON.stringify({ connectionString, pid }) + '\\n');`;
  const usher = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(usher.stdout), 'line');
  const opened: { readonly connectionString: string; readonly pid: number } = JSON.parse(line);

  return {
    ...opened,
    async kill() {
      usher.kill('SIGKILL');
      await once(usher, 'exit');
    },
  };
}
