import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '#contract/accounts/endpoints.ts';
import { getPlayback } from '#contract/media/endpoints.ts';
import type { Databases } from './database.ts';
import { ratiosOf, say, sayHead, saySpread, sayTitle, spreadOf } from './figures.ts';
import { freePort, type Program, runProgram, startProgram } from './program.ts';
import { ADMINISTRATOR, startUsher } from './usher.ts';

const ROUNDS = Number(process.env.BENCH_SEGMENT_ROUNDS ?? 5);
const SECONDS = 4;
const CONNECTIONS = 32;
const SIZES = [
  { file: 'v360_0001.m4s', bytes: 100_000 },
  { file: 'v1080_0001.m4s', bytes: 1_000_000 },
] as const;

/** Segments that are asked for again and again, signed and checked each time, beside nginx with the same files and no check. */
export async function compareSegments(databases: Databases): Promise<void> {
  await using usher = await startUsher({ databases, database: 'usher' });
  await usher.browser.call(signIn, { body: ADMINISTRATOR });
  const mediaId = await usher.aMedia();
  const folder = join(databases.folder, 'media', mediaId, '1');
  await mkdir(folder, { recursive: true });
  for (const { file, bytes } of SIZES) await writeFile(join(folder, file), randomBytes(bytes));
  const { streamUrl } = await usher.browser.call(getPlayback, { params: { mediaId } });
  await using nginx = await startNginx(folder);

  sayTitle('Segments');
  say(`${ROUNDS} rounds in turn of ${SECONDS} s over ${CONNECTIONS} connections; a process each.\n`);
  for (const { file, bytes } of SIZES) {
    const addresses = {
      usher: new URL(streamUrl.replace('master.m3u8', file), usher.publicUrl).href,
      nginx: `http://127.0.0.1:${nginx.port}/${file}`,
    };
    await Promise.all(Object.values(addresses).map((address) => fetch(address).then((answer) => answer.bytes())));
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await requestsPerSecond(addresses.usher));
      theirs.push(await requestsPerSecond(addresses.nginx));
    }
    sayHead(`a second, ${bytes / 1000} kB each`);
    saySpread('Usher, signed and checked', spreadOf(ours));
    saySpread('nginx, without a check', spreadOf(theirs));
    saySpread('ratio, round by round (aim: at least 0.9)', ratiosOf(ours, theirs), 2);
    say();
  }
}

async function requestsPerSecond(address: string): Promise<number> {
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, address];
  const said = await runProgram({ command: 'wrk', args });
  if (/Non-2xx/.test(said)) throw new Error(`Not everything was served: ${said}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]);
}

async function startNginx(files: string): Promise<AsyncDisposable & { readonly port: number }> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-nginx-'));
  const owner = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    join(folder, 'nginx.conf'),
    `${owner} worker_processes 1; daemon off; pid ${folder}/pid; error_log stderr crit;
    events { worker_connections 256; }
    http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; client_body_temp_path ${folder};
      proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
      server { listen 127.0.0.1:${port}; root ${files}; } }`,
  );
  const nginx = startProgram({
    command: 'nginx',
    args: ['-p', folder, '-c', join(folder, 'nginx.conf')],
    stdio: 'inherit',
  });
  await untilServing(nginx, `http://127.0.0.1:${port}/`);
  return {
    port,
    async [Symbol.asyncDispose]() {
      await nginx[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilServing({ child }: Program, address: string): Promise<void> {
  while (child.exitCode === null) {
    const isThere = await fetch(address).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nginx did not start.');
}
