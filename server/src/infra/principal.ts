import type { Person, Principal } from '#contract/access/principal.ts';
import { Problem } from './problem.ts';

/** The account behind a principal, or the refusal to sign in first. */
export function personOf(principal: Principal): Person {
  if (principal.kind === 'person' || principal.kind === 'key') return principal;
  throw new Problem('access.sign-in-needed');
}

/** Whom an audit row names: the key rather than its maker, where a key was used; the system where nobody asked. */
export function actorOf(by: Principal | null) {
  switch (by?.kind) {
    case 'key':
      return { kind: 'key', id: by.keyId } as const;
    case 'person':
      return { kind: 'person', id: by.personId } as const;
    case 'invitee':
      return { kind: 'device', id: by.deviceId } as const;
    case 'anonymous':
    case undefined:
      return { kind: 'system' } as const;
  }
}
