import type { Endpoint } from '#contract/endpoint.ts';
import { COMMON_PROBLEMS, type CommonProblem, PROBLEMS } from '#contract/problems.ts';
import { ApiProblem, NetworkFailure, problemOf } from './api.ts';
import { t } from './problem-words.ts';

export type FailureWords = { readonly what: string; readonly now: string; readonly reference: string | null };

/** What happened and what to do now, for an error nobody has words of their own for. */
export function wordsOfFailure(error: unknown): FailureWords {
  if (error instanceof NetworkFailure) return { what: t('network'), now: t('network.now'), reference: null };
  if (!(error instanceof ApiProblem)) return { what: t('page'), now: t('page.now'), reference: null };
  const reference = error.instance?.replace('urn:uuid:', '') ?? null;
  if (isCommon(error.code)) return { what: t(error.code), now: t(`${error.code}.now`), reference };
  return { what: PROBLEMS[error.code].title, now: t('page.now'), reference };
}

/** One sentence for an error beside a form: the page's own for the problems the endpoint lists, ours for the rest. */
export function sentenceOf<E extends Endpoint>(
  endpoint: E,
  own: Readonly<Record<E['problems'][number], string>>,
  error: unknown,
): string {
  const code = problemOf(endpoint, error);
  if (code !== null) return own[code];
  const { what, now } = wordsOfFailure(error);
  return `${what} ${now}`;
}

function isCommon(code: string): code is CommonProblem {
  return COMMON_PROBLEMS.some((common) => common === code);
}
