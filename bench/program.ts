import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export type Program = AsyncDisposable & { readonly child: ChildProcess };

type Wanted = {
  readonly command?: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdio?: SpawnOptions['stdio'];
};

/** Starts a program that runs until it is disposed of. */
export function startProgram({ command = process.execPath, args, env = {}, stdio = 'pipe' }: Wanted): Program {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio });
  return {
    child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Runs a program to its end and gives what it printed. */
export async function runProgram(wanted: Wanted): Promise<string> {
  const { child } = startProgram(wanted);
  const said: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const warned: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => warned.push(text));
  // Throws when there is no such program.
  const [code] = await once(child, 'close');
  if (code === 0) return said.join('');
  throw new Error(`${wanted.command ?? 'node'} ${wanted.args.join(' ')} failed:\n${said.join('')}${warned.join('')}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
