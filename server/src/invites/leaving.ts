import type { Principal } from '#contract/access/principal.ts';
import { announce } from '#infra/announce.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { InviteDeps } from './deps.ts';
import { accessChanged, inviteChanged } from './news.ts';
import { isIdle } from './policy.ts';
import * as store from './store.ts';

type Leaving = {
  readonly inviteId: string;
  readonly grantIds: readonly string[];
  /** null: nobody pressed anything, a shared computer stood idle. */
  readonly caller: Principal | null;
};
export type Leavings = ReturnType<typeof createLeaving>;

/** Giving up a place, so that another device may have it (5.4). */
export function createLeaving({ db, clock, access, audit }: InviteDeps) {
  return { leave, free, sweepIdle };

  async function leave({ inviteId, caller }: { readonly inviteId: string; readonly caller: Principal }): Promise<null> {
    await transact(db, async (tx) => {
      await store.holdInvite(tx, inviteId);
      const held = await access.grants.ofInvite(tx, inviteId);
      const mine = held.filter((grant) => grant.endedAt === null && isHeldBy(grant, caller));
      const left = await free(tx, { inviteId, grantIds: mine.map((grant) => grant.id), caller });
      if (left === 0) throw new Problem('invites.no-invite');
    });
    return null;
  }

  /** The caller holds the invitation's row. */
  async function free(tx: Tx, { inviteId, grantIds, caller }: Leaving): Promise<number> {
    const ended = await access.grants.end(tx, { ids: grantIds, reason: 'left' });
    const [first] = ended;
    if (first === undefined) return 0;
    const { mediaId } = first;
    await store.giveUsesBack(tx, { inviteId, count: ended.length });
    await audit.record(tx, { action: 'invites.left', actor: actorOf(caller), mediaId, subjectId: inviteId });
    await announce(
      tx,
      inviteChanged({ id: inviteId, mediaId }),
      accessChanged(`media:${mediaId}`, mediaId),
      ...ended.map(({ deviceId }) => accessChanged(`device:${deviceId}`, mediaId)),
    );
    return ended.length;
  }

  /** Whoever comes to the door frees what stood idle; this is for the places that nobody asks for. */
  async function sweepIdle(): Promise<void> {
    for (const inviteId of await access.grants.listIdle()) {
      await transact(db, async (tx) => {
        await store.holdInvite(tx, inviteId);
        const held = await access.grants.ofInvite(tx, inviteId);
        const idle = held.filter((grant) => isIdle(grant, clock.now()));
        await free(tx, { inviteId, grantIds: idle.map((grant) => grant.id), caller: null });
      });
    }
  }
}

export function isHeldBy(
  grant: { readonly deviceId: string; readonly personId: string | null },
  caller: Principal,
): boolean {
  if (caller.kind === 'anonymous') return false;
  return grant.personId === null ? grant.deviceId === caller.deviceId : grant.personId === caller.personId;
}
