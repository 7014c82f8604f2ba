import type { Principal } from '#contract/access/principal.ts';

/** Who an audit row names: the key rather than its maker, where a key was used. */
export function actorOf(by: Principal | null) {
  if (by?.kind === 'key') return { kind: 'key', id: by.keyId } as const;
  if (by?.kind === 'person') return { kind: 'person', id: by.personId } as const;
  return { kind: 'system' } as const;
}
