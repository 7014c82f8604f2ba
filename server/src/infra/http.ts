import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { ZodError, ZodType } from 'zod';
import type { Person, Principal } from '#contract/access/principal.ts';
import type { AnswerInput, BodyOf, Endpoint, ParamsOf, QueryOf } from '#contract/endpoint.ts';
import { type FieldError, PROBLEMS, type ProblemDocument } from '#contract/problems.ts';
import { oneLine } from '#contract/text.ts';
import { FIELD_WORDS } from '#contract/words.ts';
import { type Browser, browserOf, type Presented, presentedBy } from './browser.ts';
import type { Log } from './log.ts';
import { Problem } from './problem.ts';
import type { SignedMessage } from './standard-webhooks.ts';

/** The one access decision, made elsewhere: who is this, and may they? Throws a `Problem` when not. */
export type Gate = {
  principalOf(presented: Presented): Promise<Principal>;
  /** The same for who does something themselves, and so keeps a session that would go idle. */
  callerOf(presented: Presented): Promise<Principal>;
  admit(principal: Principal, wanted: Pick<Endpoint, 'needs' | 'scope' | 'problems'>, params: unknown): Promise<void>;
};

declare module 'fastify' {
  interface FastifyInstance {
    readonly gate: Gate;
    /** Answers that there is nothing at this address, as a problem document. */
    refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply;
  }
  interface FastifyContextConfig {
    readonly signed?: boolean;
  }
}

export type App = FastifyInstance;
export type Request = FastifyRequest;

type Options = {
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly log: Log;
  readonly gate: Gate;
};

export async function createApp({ publicUrl, trustedProxies, log, gate }: Options): Promise<App> {
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: 256 * 1024,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => sendProblem(request, reply, error),
  });
  app.decorate('gate', gate);
  await app.register(cookie);
  // Pages set their own policy, with a nonce; everything else may load nothing.
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: false,
  });

  app.addHook('onRequest', async (request) => refuseForeignOrigin(request, publicUrl));
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not the address: paths of media carry signatures.
    const fields = {
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log.debug(fields, 'answered');
  });
  app.decorate('refuseUnknown', (request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(request, reply, new Problem('request.not-found')),
  );
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  return app;
}

/**
 * A write that rides on a cookie must come from our own pages; a bearer key and a signature are their own proof. Also
 * sign-in and joining are held to it, so that nobody can be signed in by a foreign page.
 */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  if (request.headers.authorization !== undefined && request.headers.cookie === undefined) return;
  if (request.routeOptions.config.signed === true) return;
  if (request.headers.origin !== publicUrl) throw new Problem('request.foreign-origin', { facts: { publicUrl } });
}

/** Where the contract asks for a person, the handler gets one. */
type CallerOf<E extends Endpoint> = E['needs'] extends 'person' | { readonly site: string } ? Person : Principal;

export type Call<E extends Endpoint> = {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly caller: CallerOf<E>;
  /** `Idempotency-Key`, for endpoints that make something. */
  readonly repeatKey: string | null;
  /** The browser that asks: what it keeps for us, and where it is. */
  readonly browser: Browser;
};

type Answer<E extends Endpoint> = AnswerInput<E> | Promise<AnswerInput<E>>;

/** Serves one endpoint of the contract: parse, find the principal, decide, handle, and send what the contract says. */
export function serve<E extends Endpoint>(app: App, endpoint: E, handle: (call: Call<E>) => Answer<E>): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.maxBodyBytes === undefined ? {} : largeBodies(app, endpoint.maxBodyBytes)),
    handler: async (request, reply) => {
      const answer = await handle(await admitted(app, endpoint, request, reply));
      reply.header('cache-control', 'no-store');
      if (answer === null) return reply.code(204).send();
      return reply.code(endpoint.method === 'POST' ? 201 : 200).send(endpoint.response.parse(answer));
    },
  });
}

/** What takes memory is read for nobody of whom we do not know who they are. */
function largeBodies(app: App, bodyLimit: number) {
  const refuseAnonymous = async (request: FastifyRequest) => {
    const { kind } = await app.gate.principalOf(presentedBy(request));
    if (kind === 'anonymous') throw new Problem('access.sign-in-needed');
  };
  return { bodyLimit, onRequest: refuseAnonymous };
}

/** `chunks` are sent while they are made, so that a long file takes no memory. */
export type FileAnswer = { readonly name: string; readonly chunks: AsyncIterable<string | Buffer> };

/** Serves an endpoint whose answer is a file to keep, behind the same decision. */
export function serveFile<E extends Endpoint & { readonly file: string }>(
  app: App,
  endpoint: E,
  handle: (call: Call<E>) => Promise<FileAnswer>,
): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      const { name, chunks } = await handle(await admitted(app, endpoint, request, reply));
      reply
        .type(endpoint.file)
        .header('cache-control', 'no-store')
        .header('content-disposition', attachmentNamed(name));
      return reply.send(Readable.from(chunks, { objectMode: false }));
    },
  });
}

/** RFC 6266: in plain ASCII for old programs, and as it is written for all others. */
function attachmentNamed(name: string): string {
  const safe = oneLine(name)
    .replace(/[\\/:*?"<>|;]/g, ' ')
    .replace(/^[\s.]+/, '')
    .toWellFormed();
  const plain = safe
    .normalize('NFKD')
    .replace(/[^\w .-]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const encoded = encodeURIComponent(safe).replace(/['()]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Parses a request by the contract, finds who asks, and lets them in or throws. */
async function admitted<E extends Endpoint>(
  app: App,
  endpoint: E,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Call<E>> {
  const params = parsePart(endpoint.params, request.params, '');
  const presented = presentedBy(request);
  const caller = await (endpoint.byItself ? app.gate.principalOf(presented) : app.gate.callerOf(presented));
  await app.gate.admit(caller, endpoint, params);
  return {
    params,
    query: parsePart(endpoint.query, request.query, ''),
    body: parsePart(endpoint.body, request.body ?? {}, ''),
    caller,
    repeatKey: repeatKeyOf(request),
    browser: browserOf(request, reply, presented),
  } as Call<E>; // The schemas above are those of E; the compiler cannot see through the conditional types.
}

type SignedCall<E extends Endpoint> = { readonly webhookId: string; readonly body: BodyOf<E> };

/**
 * Serves an endpoint that programs call with a signed body (Standard Webhooks); cookies and keys count for nothing here.
 * `prove` sees the body as it came, before anybody reads it, and throws when it is not signed.
 */
export function serveSigned<E extends Endpoint & { readonly signed: true }>(
  app: App,
  endpoint: E,
  prove: (message: SignedMessage) => void,
  handle: (call: SignedCall<E>) => Promise<AnswerInput<E>>,
): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, parsed) => parsed(null, text));
    scope.route({
      method: endpoint.method,
      url: endpoint.path,
      config: { signed: true },
      bodyLimit: 64 * 1024,
      handler: async (request, reply) => {
        const text = typeof request.body === 'string' ? request.body : '';
        const message = { ...signedHeadersOf(request), body: text };
        prove(message);
        const body = parsePart(endpoint.body, jsonOf(text), '') as BodyOf<E>; // The schema above is that of E.
        const answer = endpoint.response.parse(await handle({ webhookId: message.id, body }));
        return reply.code(201).header('cache-control', 'no-store').send(answer);
      },
    });
    done();
  });
}

function signedHeadersOf({ headers }: FastifyRequest): Omit<SignedMessage, 'body'> {
  const header = (name: string) => String(headers[`webhook-${name}`] ?? '').slice(0, 1000);
  return { id: header('id'), timestamp: header('timestamp'), signatures: header('signature') };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('request.invalid', { cause: error });
  }
}

function repeatKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(key))
    throw new Problem('request.invalid', { fields: [{ field: 'Idempotency-Key', message: FIELD_WORDS.keyWrong }] });
  return key;
}

/** Lets a library answer by itself, with the headers that every answer of ours has. */
export async function handOver(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<void> {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  await answer(request.raw, reply.raw);
}

/** Sends a file that is in memory, or the one range of it that was asked for (RFC 9110 §14). */
export function sendBytes(request: FastifyRequest, reply: FastifyReply, bytes: Buffer): FastifyReply {
  reply.header('accept-ranges', 'bytes');
  const range = rangeIn(request.headers.range, bytes.length);
  if (range === 'all') return reply.send(bytes);
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${bytes.length}`).send();
  reply.header('content-range', `bytes ${range.first}-${range.last}/${bytes.length}`);
  return reply.code(206).send(bytes.subarray(range.first, range.last + 1));
}

/** A file that somebody keeps: never shown by us, whatever is in it. */
export type Download = {
  readonly path: string;
  readonly bytes: number;
  readonly name: string;
  /** The same as long as its bytes are. */
  readonly tag: string;
  /** Asked again while it is sent: who lost the right gets no more of it. */
  readonly stillMay: () => Promise<boolean>;
};

const CHUNK_BYTES = 256 * 1024;

/** Sends a file to be saved, or the one range of it that was asked for, so that a broken download goes on. */
export function sendDownload(request: FastifyRequest, reply: FastifyReply, download: Download): FastifyReply {
  const { bytes, name, tag } = download;
  const etag = `"${tag}"`;
  reply
    .type('application/octet-stream')
    .header('content-disposition', attachmentNamed(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .header('accept-ranges', 'bytes')
    .header('etag', etag);
  const ifRange = request.headers['if-range'];
  const range = rangeIn(ifRange === undefined || ifRange === etag ? request.headers.range : undefined, bytes);
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${bytes}`).send();
  const { first, last } = range === 'all' ? { first: 0, last: bytes - 1 } : range;
  if (range !== 'all') reply.code(206).header('content-range', `bytes ${first}-${last}/${bytes}`);
  reply.header('content-length', last - first + 1);
  // Of an empty text Fastify would tell the length of the text.
  if (request.method === 'HEAD' || bytes === 0) return reply.send(Readable.from([]));
  return reply.send(Readable.from(chunksOf(download, { first, last }), { objectMode: false }));
}

async function* chunksOf(
  { path, stillMay }: Download,
  { first, last }: { readonly first: number; readonly last: number },
): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { start: first, end: last, highWaterMark: CHUNK_BYTES })) {
    if (!(await stillMay())) throw new Error('The right to this file ended while it was sent.');
    yield chunk;
  }
}

/** What we do not understand, several ranges among it, is answered with everything. */
function rangeIn(
  header: string | undefined,
  length: number,
): 'all' | 'none' | { readonly first: number; readonly last: number } {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return 'all';
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (to !== '' && from !== '' && Number(to) < first) return 'all';
  return first > last ? 'none' : { first, last };
}

function parsePart(schema: ZodType | undefined, value: unknown, prefix: string): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Problem('request.invalid', { fields: fieldsOf(parsed.error, prefix) });
  return parsed.data;
}

export function fieldsOf(error: ZodError, prefix = ''): readonly FieldError[] {
  return error.issues.slice(0, 50).map((issue) => ({ field: prefix + issue.path.join('.'), message: issue.message }));
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const problem = asProblem(error);
  const { status, title } = PROBLEMS[problem.code];
  const { fields, facts, retryAfterSeconds } = problem.more;
  if (status >= 500) request.log.error({ err: error, instance: request.id }, 'request failed');
  else request.log.info({ code: problem.code, instance: request.id, route: request.routeOptions.url }, 'refused');
  if (retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(retryAfterSeconds));
  const document: ProblemDocument = {
    type: `tag:usher,2026:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    instance: `urn:uuid:${request.id}`,
    ...(fields === undefined ? {} : { fields }),
    ...(facts === undefined ? {} : { facts }),
  };
  return reply.code(status).header('cache-control', 'no-store').type('application/problem+json').send(document);
}

/** What Fastify refuses by itself (a broken body, an over-long one) gets our words; the rest is a bug. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new Problem('request.too-large', { cause: error });
  if (status === 404) return new Problem('request.not-found', { cause: error });
  if (status === 429) return new Problem('request.too-many', { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Problem('request.invalid', { cause: error });
  return new Problem('server.failed', { cause: error });
}
