import type { AnswerOf, BodyInput, Endpoint, ParamsOf, QueryInput } from '#contract/endpoint.ts';
import type { ProblemCode, ProblemDocument } from '#contract/problems.ts';

type Input<E extends Endpoint> = {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryInput<E>;
  readonly body?: BodyInput<E>;
};

/** An answer that was a problem document, thrown. */
export class Refused extends Error {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(`${document.code}: ${JSON.stringify(document.fields ?? document.facts ?? '')}`);
    this.document = document;
  }
}

export type TestBrowser = ReturnType<typeof createBrowser>;

/** A browser of its own, as far as HTTP goes: it keeps cookies and sends our Origin; or an API client with a key. */
export function createBrowser(
  publicUrl: string,
  { key, userAgent }: { readonly key?: string; readonly userAgent?: string } = {},
) {
  const cookies = new Map<string, string>();
  return { cookies, request, call, refusalOf, cookieHeader };

  function cookieHeader(): string {
    return Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
  }

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('user-agent'))
      headers.set('user-agent', userAgent ?? 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0');
    if (key === undefined) {
      if (!headers.has('origin')) headers.set('origin', publicUrl);
      if (cookies.size > 0) headers.set('cookie', cookieHeader());
    } else headers.set('authorization', `Bearer ${key}`);
    const response = await fetch(new URL(path, publicUrl), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(line);
    return response;
  }

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }

  /** Calls an endpoint of the contract; a problem is thrown as `Refused`. */
  async function call<E extends Endpoint>(endpoint: E, input: Input<E> = {}): Promise<AnswerOf<E>> {
    const response = await request(addressOf(endpoint, input), {
      method: endpoint.method,
      ...(input.body === undefined
        ? {}
        : { body: JSON.stringify(input.body), headers: { 'content-type': 'application/json' } }),
    });
    if (response.status === 204) return null as AnswerOf<E>;
    const isText = response.ok && endpoint.file !== undefined;
    const answer: unknown = isText ? await response.text() : await response.json();
    if (!response.ok) throw new Refused(answer as ProblemDocument);
    return endpoint.response.parse(answer) as AnswerOf<E>;
  }

  /** The code of the problem that a call meets; null when it succeeds. */
  async function refusalOf<E extends Endpoint>(endpoint: E, input: Input<E> = {}): Promise<ProblemCode | null> {
    try {
      await call(endpoint, input);
      return null;
    } catch (error) {
      if (error instanceof Refused) return error.document.code;
      throw error;
    }
  }
}

type Parts = { readonly params?: unknown; readonly query?: unknown };

export function addressOf({ path }: Pick<Endpoint, 'path'>, { params, query }: Parts): string {
  const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(Object(params)[name])));
  const search = new URLSearchParams(
    Object.entries(Object(query))
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
  return search.size === 0 ? address : `${address}?${search}`;
}
