import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What another program may do for us, and how much of the machine it may take. */
export type ProgramRun = {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder?: string;
  readonly maxMemoryBytes: number;
  readonly maxSeconds: number;
  readonly signal?: AbortSignal;
};

export type ProgramFailure = 'exit' | 'time-limit' | 'output-limit';

/** The last words are the program's own, for the log; they are not fit to be shown to people. */
export class ProgramFailed extends Error {
  readonly because: ProgramFailure;
  readonly exitCode: number | null;
  readonly lastWords: string;

  constructor(because: ProgramFailure, { program, exitCode, lastWords }: ProgramFailedFacts) {
    super(`${program} failed (${because}, exit code ${exitCode}): ${lastWords}`);
    this.name = 'ProgramFailed';
    this.because = because;
    this.exitCode = exitCode;
    this.lastWords = lastWords;
  }
}

type ProgramFailedFacts = {
  readonly program: string;
  readonly exitCode: number | null;
  readonly lastWords: string;
};

/** Runs the program to its end and answers what it printed, which may not be more than `maxOutputBytes`. */
export async function runForOutput(run: ProgramRun & { readonly maxOutputBytes: number }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  await supervise(run, (output, stop) => {
    output.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > run.maxOutputBytes) return stop('output-limit');
      chunks.push(chunk);
    });
  });
  return Buffer.concat(chunks);
}

/** Runs the program to its end and hands over what it prints as it comes: for what would not fit into memory. */
export async function runForChunks(run: ProgramRun & { readonly onChunk: (chunk: Buffer) => void }): Promise<void> {
  await supervise(run, (output) => {
    output.on('data', run.onChunk);
  });
}

/** Runs the program to its end and hands over each line it prints. */
export async function runForLines(run: ProgramRun & { readonly onLine: (line: string) => void }): Promise<void> {
  await supervise(run, (output) => {
    createInterface({ input: output }).on('line', run.onLine);
  });
}

// The arguments stay positional parameters: the shell never reads them as words of its own. The watch on stdin ends
// the whole group when we are gone, even by kill -9, so that no orphan writes into a folder that is made again.
const GUARD = `
exec 3<&0
(cat <&3; kill -KILL 0) >/dev/null 2>&1 &
ulimit -v "$1" 2>/dev/null
shift
nice -n 10 "$@" 3<&- &
wait $!
`;

// Given instead of ours, because the environment holds the portal's secrets.
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin', LC_ALL: 'C' };

const LAST_WORDS_CHARACTERS = 2000;

function supervise(
  run: ProgramRun,
  listen: (output: Readable, stop: (because: ProgramFailure) => void) => void,
): Promise<void> {
  const { program, args, folder, maxMemoryBytes, maxSeconds, signal } = run;
  signal?.throwIfAborted();

  const child = spawn('/bin/sh', ['-c', GUARD, 'sh', String(Math.ceil(maxMemoryBytes / 1024)), program, ...args], {
    detached: true,
    env: ENVIRONMENT,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(folder !== undefined && { cwd: folder }),
  });

  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    lastWords = (lastWords + words).slice(-LAST_WORDS_CHARACTERS);
  });

  let stopped: ProgramFailure | null = null;
  const stop = (because: ProgramFailure) => {
    stopped ??= because;
    killGroup(child);
  };
  listen(child.stdout, stop);

  const kill = () => killGroup(child);
  signal?.addEventListener('abort', kill, { once: true });
  const timer = setTimeout(() => stop('time-limit'), maxSeconds * 1000);

  return new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      if (signal?.aborted) return reject(signal.reason);
      const because = stopped ?? (exitCode === 0 ? null : 'exit');
      if (because === null) return resolve();
      reject(new ProgramFailed(because, { program, exitCode, lastWords: lastWords.trim() }));
    });
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, 'SIGKILL');
}
