import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { z } from 'zod';
import { readCaptions } from '#contract/captions/reading.ts';
import type { Secret } from './secret.ts';

/** A service that writes down what is said, and how it wants to be asked. */
export type TranscriberAddress = {
  /** What stands before `/audio/transcriptions`. */
  readonly url: string;
  readonly key: Secret | null;
  readonly model: string;
};

/** Sound of a few minutes: a WAV file in memory. */
export type Sound = { readonly wav: Buffer; readonly language: string | null; readonly signal: AbortSignal };

/** What was said from when to when, as words without markup. */
export type Segment = { readonly startMs: number; readonly endMs: number; readonly text: string };
export type Transcript = { readonly segments: readonly Segment[]; readonly language: string | null };

/** Listens to one piece of sound; throws `TranscriberFailed`. */
export type Transcriber = { transcribe(sound: Sound): Promise<Transcript> };

export type TranscriberFailure =
  | 'unreachable'
  | 'key-refused'
  | 'busy'
  | 'sound-refused'
  | 'engine-failed'
  | 'not-understood';

export class TranscriberFailed extends Error {
  readonly because: TranscriberFailure;
  /** Whether the same may go well in a while. */
  readonly mayPass: boolean;

  constructor(because: TranscriberFailure, cause?: unknown) {
    super(`The transcription service failed: ${because}.`, { cause });
    this.name = 'TranscriberFailed';
    this.because = because;
    this.mayPass = because === 'unreachable' || because === 'busy' || because === 'engine-failed';
  }
}

/** A machine without a graphics card listens more slowly than people talk. */
const LONGEST_MILLISECONDS = 30 * 60_000;
const MOST_ANSWER_BYTES = 20 * 1024 ** 2;
const MOST_SEGMENTS = 20_000;

const Seconds = z.number().min(0).max(360_000);
const VerboseJson = z.object({
  language: z.string().max(40).nullish(),
  segments: z.array(z.object({ start: Seconds, end: Seconds, text: z.string().max(10_000) })).max(MOST_SEGMENTS),
});

/**
 * Speaks the transcription format of OpenAI, which most services of this kind understand. The operator wrote the
 * address, so it may lie in a private network; redirects are not followed, because the key would go along.
 */
export function createTranscriber({ url, key, model }: TranscriberAddress): Transcriber {
  const address = new URL(`${url.replace(/\/+$/, '')}/audio/transcriptions`);
  return { transcribe };

  async function transcribe({ wav, language, signal }: Sound): Promise<Transcript> {
    const { body, contentType } = form({
      file: wav,
      fields: {
        model,
        response_format: 'verbose_json',
        ...(language === null ? {} : { language: language.split('-')[0] ?? language }),
      },
    });
    const headers = {
      accept: 'application/json',
      'content-type': contentType,
      ...(key === null ? {} : { authorization: `Bearer ${key.reveal()}` }),
    };
    const { status, text } = await exchange(address, { headers, body, signal });
    const failure = failureOf(status);
    if (failure !== null) throw new TranscriberFailed(failure);
    return transcriptIn(text);
  }
}

function failureOf(status: number): TranscriberFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return 'key-refused';
  if (status === 429) return 'busy';
  if (status >= 500) return 'engine-failed';
  // A redirect or nothing at this address: this is no such service.
  if (status < 400 || status === 404 || status === 405) return 'not-understood';
  return 'sound-refused';
}

/** Some services answer in WebVTT whatever they are asked for. */
function transcriptIn(text: string): Transcript {
  if (/^\s*WEBVTT/.test(text)) {
    const reading = readCaptions(text.trimStart());
    if (reading.kind === 'read') return { segments: reading.cues, language: null };
    if (reading.because === 'no-cues') return { segments: [], language: null };
    throw new TranscriberFailed('not-understood');
  }
  const answer = VerboseJson.safeParse(jsonOrNull(text));
  if (!answer.success) throw new TranscriberFailed('not-understood', answer.error);
  const segments = answer.data.segments.map(({ start, end, text: said }) => ({
    startMs: Math.round(start * 1000),
    endMs: Math.round(end * 1000),
    // It is no markup, whatever it looks like.
    text: said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  }));
  return { segments, language: answer.data.language ?? null };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function form({ file, fields }: { readonly file: Buffer; readonly fields: Readonly<Record<string, string>> }) {
  const boundary = `usher-${randomUUID()}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head =
    `${parts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="sound.wav"\r\n` +
    'content-type: audio/wav\r\n\r\n';
  return {
    body: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

type Exchange = { readonly headers: Record<string, string>; readonly body: Buffer; readonly signal: AbortSignal };

async function exchange(
  url: URL,
  { headers, body, signal }: Exchange,
): Promise<{ readonly status: number; readonly text: string }> {
  const longEnough = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MILLISECONDS)]);
  try {
    const response = await answerOf(url, { headers, body, signal: longEnough });
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return { status, text: await textOf(response) };
    response.destroy();
    return { status, text: '' };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TranscriberFailed) throw error;
    throw new TranscriberFailed('unreachable', error);
  }
}

function answerOf(url: URL, { headers, body, signal }: Exchange): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((answered, failed) => {
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': body.length },
      agent: false,
      signal,
    });
    request.on('error', failed);
    request.on('response', answered);
    request.end(body);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) throw new TranscriberFailed('not-understood');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
