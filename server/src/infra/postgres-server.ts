import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './postgres-account.ts';
import type { Software } from './postgres-software.ts';

export type PostgresLog = {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};

export type PostgresSettings = Readonly<Record<string, string>>;

export type Server = AsyncDisposable & { readonly pid: number };

type Wanted = {
  readonly software: Software;
  readonly account: Account | undefined;
  readonly cluster: string;
  readonly sockets: string;
  readonly settings: PostgresSettings;
  readonly log: PostgresLog;
  readonly onExit: (() => void) | undefined;
};

/** Nothing of our own environment: it holds secrets, and PG… variables would change what PostgreSQL does. */
export const POSTGRES_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

export async function startServer(wanted: Wanted): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(wanted);
    } catch (error) {
      if (!(error instanceof RemainsOfOldServer) || attempt === 40) throw error;
      await pause(250);
    }
  }
}

/** The workers of a server that was killed end by themselves, but they need a moment to notice. */
class RemainsOfOldServer extends Error {}

type Process = ChildProcessByStdio<null, null, Readable>;

async function startOnce({ software, account, cluster, sockets, settings, log, onExit }: Wanted): Promise<Server> {
  const server: Process = spawn(join(software.folder, 'bin/postgres'), ['-D', cluster, ...options(sockets, settings)], {
    ...account,
    cwd: '/',
    env: POSTGRES_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl+C reaches all processes of the terminal's group; the server shall end after us, not beside us.
    detached: true,
  });
  const exited = once(server, 'exit');
  const pid = await untilReady(server, exited, log);

  let isClosing = false;
  void exited.then(() => {
    if (isClosing) return;
    log.error({ pid, code: server.exitCode, signal: server.signalCode }, 'PostgreSQL ended unexpectedly');
    onExit?.();
  });

  return {
    pid,
    async [Symbol.asyncDispose]() {
      isClosing = true;
      await stop(server, exited);
    },
  };
}

function options(sockets: string, settings: PostgresSettings): readonly string[] {
  const all = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_line_prefix: '',
    // Refused statements reach us as errors; in the log they would show what people typed.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const KEPT_LINES = 20;

async function untilReady(server: Process, exited: Promise<unknown>, log: PostgresLog): Promise<number> {
  const said: string[] = [];
  const ready = Promise.withResolvers<void>();
  createInterface(server.stderr).on('line', (line) => {
    log.debug({ line }, 'PostgreSQL says');
    if (line.includes('database system is ready to accept connections')) ready.resolve();
    else if (said.push(line) > KEPT_LINES) said.shift();
  });
  await Promise.race([ready.promise, exited]);
  if (server.pid !== undefined && server.exitCode === null && server.signalCode === null) return server.pid;

  const words = said.join('\n');
  const Failure = words.includes('is still in use') ? RemainsOfOldServer : Error;
  throw new Failure(`PostgreSQL did not start. It says:\n${words}`);
}

const PATIENCE_MS = 30_000;

async function stop(server: Process, exited: Promise<unknown>): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  // PostgreSQL's fast shutdown, and the immediate one (which recovers at the next start) should it hang.
  server.kill('SIGINT');
  const hangs = setTimeout(() => server.kill('SIGQUIT'), PATIENCE_MS);
  await exited;
  clearTimeout(hangs);
}
