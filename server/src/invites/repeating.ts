import type { Person } from '#contract/access/principal.ts';
import type { Tx } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import { Secret } from '#infra/secret.ts';
import type { InviteDeps } from './deps.ts';
import * as store from './repeats-store.ts';

type Request = {
  readonly inviter: Person;
  /** As the program wrote it in `Idempotency-Key`. */
  readonly key: string;
  readonly wanted: object;
};

/** A program that did not hear our answer asks again with the same key: nothing is made twice (8.1). */
export function createRepeating({ keys, clock }: Pick<InviteDeps, 'keys' | 'clock'>) {
  return { earlierInviteOf, remember };

  /** Held until commit, so that two requests with one key wait for each other. */
  async function earlierInviteOf(tx: Tx, request: Request): Promise<string | null> {
    const earlier = await store.holdRepeat(tx, named(request));
    if (earlier === undefined) return null;
    if (!earlier.wantedDigest.equals(digestOf(request))) throw new Problem('invites.key-reused');
    return earlier.inviteId;
  }

  async function remember(tx: Tx, request: Request, inviteId: string): Promise<void> {
    await store.insertRepeat(tx, {
      ...named(request),
      inviteId,
      wantedDigest: digestOf(request),
      createdAt: clock.now(),
    });
  }

  function named({ inviter: { personId }, key }: Request) {
    return { personId, keyDigest: keys.digest(new Secret(key)) };
  }

  function digestOf({ wanted }: Request): Buffer {
    return keys.digest(new Secret(JSON.stringify(wanted)));
  }
}
