import type { Person, Principal } from '#contract/access/principal.ts';
import { Problem } from './problem.ts';

/** The account behind a principal, or the refusal to sign in first. */
export function personOf(principal: Principal): Person {
  if (principal.kind === 'person' || principal.kind === 'key') return principal;
  throw new Problem('access.sign-in-needed');
}
