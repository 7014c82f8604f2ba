import type { Principal } from '#contract/access/principal.ts';
import type { Browser } from '#infra/browser.ts';
import type { Db } from '#infra/db.ts';
import { type Limit, takeAttempt } from '#infra/limits.ts';
import { Problem } from '#infra/problem.ts';
import type { Secret } from '#infra/secret.ts';
import type { InviteDeps } from './deps.ts';
import type { Presentation } from './store.ts';

/** Guessing at links, addresses or codes from one network; what goes well is not counted, so a whole class may come at once. */
const FAILURES_PER_NETWORK: Limit = { max: 300, perSeconds: 3600 };

export type Presented = {
  readonly publicId: string;
  readonly secret: Secret | null;
  readonly caller: Principal;
  readonly browser: Browser;
};

/** The same of a device that nobody sits at now. */
type Held = Pick<Presented, 'publicId' | 'secret'> & { readonly caller: Pick<Principal, 'deviceId'> };

/** How somebody stands before an invitation, and what they hear who hold nothing of it. */
export function createPresenting({ clock, keys }: Pick<InviteDeps, 'clock' | 'keys'>) {
  return { presentationOf, unknown, countFailure };

  function presentationOf({ publicId, secret, caller }: Held): Presentation {
    const digest = secret === null ? null : keys.digest(secret);
    return { publicId, digest, deviceId: caller.deviceId, now: clock.now() };
  }

  /** The same for an unknown id and a wrong secret, and for no secret on any id. */
  async function unknown(at: Db, { secret, browser }: Presented): Promise<Problem> {
    if (secret === null) return new Problem('invites.link-needed');
    return (await countFailure(at, browser)) ?? new Problem('invites.unknown');
  }

  async function countFailure(at: Db, browser: Browser): Promise<Problem | null> {
    const key = `invitation failures ${keys.digestText(browser.network)}`;
    return (await takeAttempt(at, key, FAILURES_PER_NETWORK, clock.now())) ? null : new Problem('request.too-many');
  }
}
