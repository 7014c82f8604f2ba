import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Load, LoadResult } from './load.ts';
import { runProgram } from './program.ts';

const LOAD = fileURLToPath(new URL('load.ts', import.meta.url));

/** Requests a second, of which every single one was answered as it should be. */
export async function measureLoad(folder: string, load: Load): Promise<number> {
  const file = join(folder, 'load.json');
  await writeFile(file, JSON.stringify(load));
  const result: LoadResult = JSON.parse(await runProgram({ args: [LOAD, file] }));
  await rm(file);
  if (result.others.length > 0) throw new Error(`Not all were answered with ${load.status}: ${result.others[0]}`);
  return result.asExpected / result.seconds;
}

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly port: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
};

export function requestText({ method, path, port, headers = {}, body }: Sent): string {
  const content = body === undefined ? '' : JSON.stringify(body);
  const all = {
    host: `127.0.0.1:${port}`,
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(content.length) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${content}`;
}
