import { z } from 'zod';
import type { AnswerOf, BodyInput, Endpoint, ParamsOf, QueryInput } from '#contract/endpoint.ts';
import { type Fact, type FieldError, PROBLEMS, type ProblemCode } from '#contract/problems.ts';
import { inReadersLanguage } from './schema-words.ts';

type Part<K extends string, T> = [T] extends [undefined]
  ? unknown
  : Record<never, never> extends T
    ? { readonly [P in K]?: T }
    : { readonly [P in K]: T };

/** What a call of this endpoint hands over: only the parts that the endpoint has, required where a field of them is. */
type CallInput<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryInput<E>> &
  Part<'body', BodyInput<E>>;

type CallArguments<E extends Endpoint> =
  Record<never, never> extends CallInput<E>
    ? readonly [input?: CallInput<E>, signal?: AbortSignal]
    : readonly [input: CallInput<E>, signal?: AbortSignal];

type AnyInput = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

/** A refusal or a failure that the server put into words (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly fields: readonly FieldError[];
  readonly facts: Readonly<Record<string, Fact>>;
  /** What support finds in the log; null when the answer was not Usher's own. */
  readonly instance: string | null;

  constructor(document: z.infer<typeof ProblemAnswer>) {
    super(PROBLEMS[document.code].title);
    this.code = document.code;
    this.status = document.status;
    this.fields = document.fields;
    this.facts = document.facts;
    this.instance = document.instance;
  }
}

/** The server was not reached at all. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';
}

const ProblemAnswer = z.object({
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  status: z.number().int(),
  instance: z.string().nullable().default(null),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});

/** Asks the server by the contract; what it answers is parsed by the same schema that it was made by. */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...[input, signal]: CallArguments<E>
): Promise<AnswerOf<E>> {
  const { params = {}, query = {}, body }: AnyInput = input ?? {};
  const response = await send(pathOf(endpoint.path, params) + queryOf(query), {
    method: endpoint.method,
    headers: {
      accept: endpoint.file ?? 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(isFramed() ? { 'x-usher-framed': '1' } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) throw await problemFrom(response);
  const answer: unknown = await answerIn(response, endpoint);
  // The schema is E's own; the compiler does not follow it through the type parameter.
  return endpoint.response.parse(answer) as AnswerOf<E>;
}

/** Where an endpoint answers that the browser fetches by itself: a file. */
export function addressOf(
  { path }: Pick<Endpoint, 'path'>,
  { params = {}, query = {} }: Omit<AnyInput, 'body'>,
): string {
  return pathOf(path, params) + queryOf(query);
}

/** The code of a problem that this endpoint lists; null for anything else, which is the error boundary's. */
export function problemOf<E extends Endpoint>(endpoint: E, error: unknown): E['problems'][number] | null {
  if (!(error instanceof ApiProblem)) return null;
  return endpoint.problems.find((code) => code === error.code) ?? null;
}

/** The message of the server for each input it did not like, by the dotted path of the input. */
export function fieldErrorsOf(error: unknown): ReadonlyMap<string, string> {
  return new Map(
    error instanceof ApiProblem ? error.fields.map(({ field, message }) => [field, inReadersLanguage(message)]) : [],
  );
}

/** True when what was open a moment ago is not for this reader (any more). */
export function isClosedToReader(error: unknown): boolean {
  return error instanceof ApiProblem && [401, 403, 404, 410].includes(error.status);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new NetworkFailure('The server was not reached.', { cause: error });
  }
}

function answerIn(response: Response, { file }: Endpoint): Promise<unknown> | null {
  if (response.status === 204) return null;
  return file === undefined ? response.json() : response.text();
}

async function problemFrom(response: Response): Promise<ApiProblem> {
  const document = ProblemAnswer.safeParse(await response.json().catch(() => null));
  if (document.success) return new ApiProblem(document.data);
  // A proxy in front of Usher answers with pages of its own.
  return new ApiProblem({ code: 'server.failed', status: response.status, instance: null, fields: [], facts: {} });
}

function pathOf(pattern: string, params: Readonly<Record<string, unknown>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

/** In a frame of another site the server keeps its cookies differently. */
function isFramed(): boolean {
  return window.self !== window.top;
}
