import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Secret } from '#infra/secret.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../usher', import.meta.url));

type Place = {
  readonly connectionString: string;
  readonly rootSecret: Secret;
  readonly dataFolder: string;
  readonly port: number;
  /** What else stands in its environment. */
  readonly more?: Readonly<Record<string, string>>;
};

function environment({ connectionString, rootSecret, dataFolder, port, more = {} }: Place): Record<string, string> {
  return {
    DATABASE_URL: connectionString,
    USHER_KEYS: rootSecret.reveal(),
    USHER_DATA: dataFolder,
    USHER_DEMO: '0',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'fatal',
    ...more,
  };
}

/** A server of its own process, ready to answer, that can be killed at any moment. */
export async function startProcess(place: Place) {
  const child = spawn(process.execPath, [MAIN], { env: environment(place), stdio: ['ignore', 'pipe', 'inherit'] });
  await readyWords(child);
  return {
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function readyWords(child: ChildProcess): Promise<void> {
  let words = '';
  return new Promise((resolve, reject) => {
    // The pipe stays open and is read to the end: a server whose words nobody takes would stumble over them.
    child.stdout?.on('data', (chunk) => {
      words += String(chunk);
      if (words.includes('Usher is ready')) resolve();
    });
    child.on('exit', () => reject(new Error(`The server ended before it was ready: ${words}`)));
  });
}

/** Runs one command of the command line on the same database; answers what it printed. */
export async function runUsher(
  place: Place,
  args: readonly string[],
): Promise<{ readonly code: number; readonly words: string }> {
  const child = spawn(COMMAND, args, {
    env: environment(place),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let words = '';
  child.stdout.on('data', (chunk) => {
    words += String(chunk);
  });
  const [code] = await once(child, 'exit');
  return { code: Number(code), words };
}
