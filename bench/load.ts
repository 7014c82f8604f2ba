import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';

/** What a load generator is told to send: whole requests of HTTP/1.1, over so many connections that stay open. */
export type Load = {
  readonly port: number;
  readonly connections: number;
  readonly status: number;
  readonly requests: readonly string[];
};
export type LoadResult = { readonly seconds: number; readonly asExpected: number; readonly others: readonly string[] };

/** A process of its own: it speaks bare sockets, so that little of the machine's time is the measuring's. */
if (import.meta.main) {
  const load: Load = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
  process.stdout.write(JSON.stringify(await run(load)));
}

async function run({ port, connections, status, requests }: Load): Promise<LoadResult> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => openSocket(port)));
  const waiting = requests.values();
  const others: string[] = [];
  const before = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (const request of waiting) {
        const answer = await exchange(socket, request);
        if (!answer.startsWith(`HTTP/1.1 ${status} `)) others.push(answer);
      }
    }),
  );
  const seconds = (performance.now() - before) / 1000;
  for (const socket of sockets) socket.destroy();
  return { seconds, asExpected: requests.length - others.length, others: others.slice(0, 3) };
}

async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.setEncoding('latin1');
  await once(socket, 'connect');
  return socket;
}

function exchange(socket: Socket, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const hear = (chunk: string) => {
      answer += chunk;
      if (!isWhole(answer)) return;
      socket.off('data', hear).off('close', fail);
      resolve(answer);
    };
    const fail = () => reject(new Error(`The server hung up after: ${answer}`));
    socket.on('data', hear).once('close', fail);
    socket.write(request);
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length: (\d+)\r$/im.exec(answer.slice(0, end + 2))?.[1];
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= end + 4 + Number(length);
}
