import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '#infra/clock.ts';
import { type Config, readConfig } from '#infra/config.ts';
import { createLog, type Log } from '#infra/log.ts';
import { verifyAuditFile } from '#main/audit-file.ts';
import { type Outcome, runCommand, USAGE } from '#main/command-line.ts';
import { joinDatabase, openDatabase } from '#main/database.ts';
import { makeDemoMedia, makeDemoPeople } from '#main/demo.ts';
import { openPortal } from '#main/portal.ts';
import { keepRootSecret } from '#main/root-secret.ts';
import { openServices } from '#main/services.ts';

const WEB_FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url));

// Whoever read our words may go away, as `| head` does; that is no reason to stop serving.
process.stdout.on('error', () => {});

try {
  await main(process.argv.slice(2));
} catch (error) {
  print(messageOf(error));
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<void> {
  if (args[0] === 'help') return answer({ words: USAGE, code: 0 });
  if (args[0] === 'audit' && args[1] === 'verify' && args[2] !== undefined)
    return answer(await verifyAuditFile(args[2]));
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  if (args[0] === undefined || args[0] === 'start') await serve(config, log);
  else await command(config, args);
}

async function serve(config: Config, log: Log): Promise<void> {
  const stopped = new Promise<void>((resolveStopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolveStopped());
  });
  await using stack = new AsyncDisposableStack();
  if (config.role !== 'worker') await requireFreePort(config);
  const common = await prepare(config, log);
  const database = stack.use(await openDatabase({ ...config, ...common }));
  const portal = stack.use(
    await openPortal({ ...config, ...common, connectionString: database.connectionString, webFolder: WEB_FOLDER }),
  );

  const demo = config.demo ? await makeDemoPeople(portal) : '';
  const setUpLink = await portal.accounts.ensureFirstAdministrator();
  print(`\nUsher is ready: ${common.publicUrl}\n`);
  if (setUpLink !== null) print(`Make the first administrator here (the link works once):\n${setUpLink.reveal()}\n`);
  if (demo !== '') {
    print(demo);
    const making = new AbortController();
    const media = makeDemoMedia(portal, { ...config, signal: making.signal }).catch((error: unknown) => {
      if (!making.signal.aborted) log.warn({ err: error }, 'the demo has no media');
    });
    stack.defer(async () => {
      making.abort();
      await media;
    });
  }
  await stopped;
  print('Usher is stopping …');
}

/** Asked first, so that a port that is taken leaves no half-made database behind. */
async function requireFreePort({ port, host }: Config): Promise<void> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}

async function command(config: Config, args: readonly string[]): Promise<void> {
  const log = createLog('fatal');
  await using stack = new AsyncDisposableStack();
  const common = await prepare(config, log);
  const database = stack.use(await joinDatabase({ ...config, ...common }));
  const services = stack.use(await openServices({ ...config, ...common, connectionString: database.connectionString }));
  await answer(await runCommand(services, args));
}

async function answer({ words, code }: Outcome): Promise<void> {
  // One line at a time: an exported log may be longer than our memory.
  for await (const line of typeof words === 'string' ? [words] : words) {
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  }
  process.exitCode = code;
}

async function prepare(config: Config, log: Log) {
  // PostgreSQL does not run as root and cannot reach a checkout in root's home: its data live where services keep theirs.
  const isRoot = process.getuid?.() === 0;
  const dataFolder = resolve(config.dataFolder ?? (isRoot ? '/var/lib/usher' : 'data'));
  await mkdir(dataFolder, { recursive: true });
  return {
    log,
    clock: systemClock,
    dataFolder,
    rootSecret: config.rootSecret ?? (await keepRootSecret(dataFolder)),
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
  };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `Port ${String(error.port)} is taken. Stop the program that uses it, or choose another port with PORT.`;
  }
  return error.name === 'Error' ? error.message : (error.stack ?? error.message);
}

function print(words: string): void {
  process.stdout.write(`${words}\n`);
}
