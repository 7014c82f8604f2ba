import { announce } from '#infra/announce.ts';
import type { Tx } from '#infra/db.ts';

/** As many events as one statement takes with ease. */
const AT_ONCE = 1000;

/** What these people may do has changed: their pages ask anew, their sockets and media paths are checked again. */
export async function tellOfRights(tx: Tx, personIds: readonly string[]): Promise<void> {
  for (let at = 0; at < personIds.length; at += AT_ONCE) {
    await announce(
      tx,
      ...personIds
        .slice(at, at + AT_ONCE)
        .map((personId) => ({ topic: `person:${personId}`, name: 'accounts.changed', payload: { personId } }) as const),
    );
  }
}
