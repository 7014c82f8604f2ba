import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Ends the server that an Usher left behind when it was killed, so that there is never a second one on the same data. */
export async function endOrphan(cluster: string): Promise<'none' | 'ended'> {
  const pidFile = join(cluster, 'postmaster.pid');
  const left = await readPidFile(pidFile);
  if (left === undefined) return 'none';

  const orphaned = await serves(left.pid, cluster);
  if (orphaned) await end(left.pid, cluster);
  // One that was killed leaves its file behind, and for a moment its number too, until somebody collects the dead.
  const remains = await readPidFile(pidFile);
  if (remains !== undefined) await disown(pidFile, remains);
  if (SOCKET_FOLDER.test(left.sockets)) await rm(left.sockets, { recursive: true, force: true });
  return orphaned ? 'ended' : 'none';
}

export const SOCKET_FOLDER_PREFIX = '/tmp/usher-';
const SOCKET_FOLDER = /^\/tmp\/usher-\w{6}$/;

type PidFile = { readonly pid: number; readonly sockets: string; readonly text: string };

async function readPidFile(pidFile: string): Promise<PidFile | undefined> {
  const text = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), sockets: lines[4] ?? '', text };
}

/** A number in a file may long belong to another program: only a server that works in this folder counts. */
async function serves(pid: number, cluster: string): Promise<boolean> {
  try {
    if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(cluster));
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout.includes(`-D ${cluster}`);
  } catch {
    return false;
  }
}

const PATIENCE_MS = 60_000;

async function end(pid: number, cluster: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  signal(pid, 'SIGINT');
  while (await serves(pid, cluster)) {
    if (performance.now() > deadline) throw new Error(`PostgreSQL (process ${pid}) on ${cluster} does not stop.`);
    await pause(20);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in this moment.
  }
}

/**
 * PostgreSQL refuses to start while the process of its old pid file lives, even if that is another program by now, but
 * not when it is its own parent. The file itself stays: by its shared memory key PostgreSQL sees whether parts of the
 * old server still run.
 */
async function disown(pidFile: string, left: PidFile): Promise<void> {
  await writeFile(pidFile, left.text.replace(/^.*/, String(process.pid)));
}
