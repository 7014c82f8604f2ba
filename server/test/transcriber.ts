import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from './world.ts';

/** What one request for a transcription brought. */
export type Asked = {
  readonly authorization: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  /** A WAV file. */
  readonly sound: Buffer;
};

export type Answering = (asked: Asked, response: ServerResponse, times: number) => void | Promise<void>;

/** A service that speaks the transcription format of OpenAI over HTTP, and answers as a test wants it to. */
export async function openTranscriber() {
  const asked: Asked[] = [];
  let answering: Answering = (_, response) => answerWith(response, []);
  const server = createServer((request, response) => {
    void read(request).then(async (one) => {
      if (one === null) return void response.writeHead(404).end();
      asked.push(one);
      await answering(one, response, asked.length);
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    answer: (next: Answering) => {
      answering = next;
      asked.length = 0;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function answerWith(
  response: ServerResponse,
  segments: readonly { readonly start: number; readonly end: number; readonly text: string }[],
  language = 'english',
): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ task: 'transcribe', language, duration: 1, text: '', segments }));
}

async function read(request: IncomingMessage): Promise<Asked | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  if (request.method !== 'POST' || request.url !== '/v1/audio/transcriptions') return null;
  const form = await new Response(new Uint8Array(Buffer.concat(chunks)), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData();
  const file = form.get('file');
  if (!(file instanceof Blob)) return null;
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  return {
    authorization: request.headers.authorization,
    fields,
    sound: Buffer.from(await file.arrayBuffer()),
  };
}
