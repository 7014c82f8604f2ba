import type { AnswerOf, BodyInput, Endpoint } from '#contract/endpoint.ts';
import type { ProblemDocument } from '#contract/problems.ts';

type Document = Pick<ProblemDocument, 'code' | 'facts' | 'fields'>;

/** A refusal of the server, as its document says it. */
export class Refused extends Error {
  readonly document: Document;

  constructor(document: Document) {
    super(document.code);
    this.document = document;
  }
}

type Address<E extends Endpoint> = Pick<E, 'method' | 'path'>;

/**
 * Calls an endpoint of the contract by its address, which the compiler holds against `E`. The endpoint itself stays
 * away: it brings Zod, which would double this page. Both ends come from one build, so the answer is taken at its word.
 */
export async function ask<E extends Endpoint>(
  { method, path }: Address<E>,
  { id = '', body }: { readonly id?: string; readonly body?: BodyInput<E> },
): Promise<AnswerOf<E>> {
  const isFramed = window.self !== window.top;
  const response = await fetch(path.replace(/:\w+/, encodeURIComponent(id)), {
    method,
    headers: { 'content-type': 'application/json', ...(isFramed ? { 'x-usher-framed': '1' } : {}) },
    body: JSON.stringify(body ?? {}),
  });
  if (response.status === 204) return null as AnswerOf<E>;
  const answer: unknown = await response.json();
  if (!response.ok) throw new Refused(answer as ProblemDocument);
  return answer as AnswerOf<E>;
}
