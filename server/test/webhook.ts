import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = {
  readonly id: string;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, string>> };
  readonly isSigned: boolean;
};

/** Somebody else's program: checks signatures as Standard Webhooks says, and answers as a test tells it to. */
export async function openWebhookPeer() {
  const received: Received[] = [];
  const answers: number[] = [];
  let secret = '';
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const id = String(request.headers['webhook-id']);
    const moment = String(request.headers['webhook-timestamp']);
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const expected = `v1,${createHmac('sha256', key).update(`${id}.${moment}.${text}`).digest('base64')}`;
    received.push({ id, body: JSON.parse(text), isSigned: request.headers['webhook-signature'] === expected });
    response.writeHead(answers.shift() ?? 204).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // A listening TCP server has one.
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    /** The next requests are answered so; then all is well again. */
    answerWith: (...statuses: readonly number[]) => void answers.push(...statuses),
    checkWith: (given: string) => {
      secret = given;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
