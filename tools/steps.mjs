import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const commands = join(root, 'node_modules', '.bin');

/** The Node that npm installed, whatever the machine's own is. */
export const onNode26 = join(commands, 'node');

const environment = { ...process.env, PATH: `${commands}${delimiter}${process.env.PATH}` };

export function say(line) {
  process.stdout.write(`${line}\n`);
}

export class StepFailed extends Error {
  exitCode = 1;
}

/** Tells what went wrong in words; only what we did not foresee shows its stack. */
export function fail(error) {
  process.stderr.write(`\n${error instanceof StepFailed ? error.message : error.stack}\n`);
  process.exitCode = error.exitCode ?? 1;
}

/** Runs a command quietly with a line of progress, and shows what it said only when it fails. */
export async function step(title, command, args) {
  const progress = showProgress(title);
  const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => said.push(chunk));
  const { code, stoppedBy } = await ended(child);
  progress.end();
  if (stoppedBy !== undefined) throw stopped(stoppedBy);
  if (code === 0) return;
  process.stdout.write(Buffer.concat(said));
  throw new StepFailed(`${title} failed: ${[command, ...args].join(' ')}`);
}

/** Runs a command in our place: what it says is shown, it gets our signals, and its exit code is returned. */
export async function run(command, args) {
  const child = spawn(command, args, { cwd: root, env: environment, stdio: 'inherit' });
  const orphaned = endWithNpm(child);
  const { code } = await ended(child);
  clearInterval(orphaned);
  return code;
}

function stopped(signal) {
  return Object.assign(new StepFailed('Stopped. The next start takes up from here.'), { exitCode: exitCodeOf(signal) });
}

function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

function ended(child) {
  let stoppedBy;
  const pass = (signal) => {
    stoppedBy = signal;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve({ code: code ?? exitCodeOf(signal), stoppedBy });
    });
  });
}

/**
 * When npm is killed it takes nobody along; its orphan would keep the port and the data from the next start.
 * Our parent is npm itself because the scripts in package.json say `exec`, so that no shell stands between.
 */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const npm = process.ppid;
  return setInterval(() => process.ppid !== npm && child.kill('SIGTERM'), 500);
}

/** One line: it counts the seconds on a terminal, and is written once it is over elsewhere. */
function showProgress(title) {
  const before = performance.now();
  const line = () => `${title} … ${Math.round((performance.now() - before) / 1000)} s`;
  if (!process.stdout.isTTY) {
    say(`${title} …`);
    return { end: () => say(line()) };
  }
  const draw = () => process.stdout.write(`\r${line()}`);
  draw();
  const ticking = setInterval(draw, 1000);
  return {
    end() {
      clearInterval(ticking);
      draw();
      say('');
    },
  };
}
