import type { Principal } from '#contract/access/principal.ts';
import type { EventRole } from '#contract/access/roles.ts';
import { BULK_REFUSALS, type BulkChange, type BulkRefusal, type BulkTarget } from '#contract/invites/managing.ts';
import { rolesOfferedBy } from '#contract/invites/rules.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { announce } from '#infra/announce.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import type { InviteDeps } from './deps.ts';
import type { Inviting } from './inviting.ts';
import { listInvites } from './listing-store.ts';
import { accessChanged, inviteChanged } from './news.ts';
import { grantEndsAt, roleAfterChange } from './policy.ts';
import * as store from './store.ts';
import { requireValidUntil } from './validity.ts';

/** So many invitations are changed by one call at most; the next one goes on. */
const AT_ONCE = 200;

type Wanted = { readonly role?: EventRole | undefined; readonly validUntil?: string | undefined };
type Named = { readonly mediaId: string; readonly inviteId: string; readonly caller: Principal };
type Several = {
  readonly mediaId: string;
  readonly caller: Principal;
  readonly target: BulkTarget;
  readonly change: BulkChange;
};
type BulkResult = { readonly inviteId: string; readonly problem: BulkRefusal | null };

/** What an inviter changes afterwards, on one invitation or on many. */
export function createManaging(deps: InviteDeps, inviting: Inviting) {
  const { db, clock, access, audit, mail, notices, settings } = deps;
  return { change, changeSeveral };

  async function change({ wanted, ...named }: Named & { readonly wanted: Wanted }): Promise<InviteView> {
    await requireOffered(named.mediaId, wanted.role);
    const expiresAt = await requireEnd(named.mediaId, wanted.validUntil);
    const { identityCheck } = await settings.get('invites');
    return transact(db, async (tx) => {
      const invite = await inviting.lockOpen(tx, named);
      if (wanted.role !== undefined && wanted.role !== invite.role) {
        await changeRole(tx, { invite, role: wanted.role, caller: named.caller, identityCheck });
      }
      if (expiresAt !== null && expiresAt > invite.expiresAt)
        await extend(tx, { invite, expiresAt, caller: named.caller });
      return inviting.viewOf(tx, invite.id);
    });
  }

  async function requireOffered(mediaId: string, role: EventRole | undefined): Promise<void> {
    const entry = await store.findEntry(db, mediaId);
    if (entry === undefined) throw new Problem('media.unknown');
    if (role !== undefined && !rolesOfferedBy(entry.type).includes(role)) {
      throw fieldProblem('invites.role-not-offered', 'role');
    }
  }

  async function requireEnd(mediaId: string, wanted: string | undefined): Promise<Date | null> {
    if (wanted === undefined) return null;
    const [entry, invites] = await Promise.all([store.findEntry(db, mediaId), settings.get('invites')]);
    return requireValidUntil(wanted, invites, { opensAt: entry?.availableFrom ?? null, now: clock.now() });
  }

  type Changed = { readonly invite: store.InviteRow; readonly caller: Principal };
  type RoleChange = Changed & {
    readonly role: EventRole;
    readonly identityCheck: Parameters<typeof roleAfterChange>[1]['identityCheck'];
  };

  /** Whoever has joined has it at once on every open page, unless it rises beyond what they proved (5.3, 5.7). */
  async function changeRole(tx: Tx, { invite, role, caller, identityCheck }: RoleChange): Promise<void> {
    await store.updateInvite(tx, invite.id, { role });
    const grants = (await access.grants.ofInvite(tx, invite.id)).filter((grant) => grant.endedAt === null);
    const changed = grants.filter(
      (grant) => roleAfterChange(grant, { role, identityCheck, canMail: mail.isConfigured }) !== grant.role,
    );
    await access.grants.setRole(tx, { ids: changed.map((grant) => grant.id), role });
    await audit.record(tx, {
      action: 'invites.role-changed',
      actor: actorOf(caller),
      mediaId: invite.mediaId,
      subjectId: invite.id,
      facts: { from: invite.role, to: role, grants: changed.length },
    });
    await announce(tx, inviteChanged(invite));
    if (changed.length > 0) await announce(tx, accessChanged(`media:${invite.mediaId}`, invite.mediaId));
  }

  /** Never shortens: neither the link's time, nor that of who has joined by it. */
  async function extend(tx: Tx, { invite, expiresAt, caller }: Changed & { readonly expiresAt: Date }): Promise<void> {
    await store.updateInvite(tx, invite.id, { expiresAt });
    await notices.done(tx, { inviteId: invite.id, by: 'extended' });
    const now = clock.now();
    for (const grant of await access.grants.ofInvite(tx, invite.id)) {
      if (grant.endedAt !== null || grant.expiresAt <= now) continue;
      await access.grants.extend(tx, grant.id, grantEndsAt({ expiresAt }, grant.joinedAt));
    }
    await audit.record(tx, {
      action: 'invites.extended',
      actor: actorOf(caller),
      mediaId: invite.mediaId,
      subjectId: invite.id,
      facts: { until: expiresAt.toISOString() },
    });
    await announce(tx, inviteChanged(invite));
  }

  /** Each in a transaction of its own, so that one that is refused keeps no other from being changed. */
  async function changeSeveral({ mediaId, caller, target, change: wanted }: Several) {
    if (wanted.action === 'change-role') await requireOffered(mediaId, wanted.role);
    if (wanted.action === 'extend') await requireEnd(mediaId, wanted.validUntil);
    const { ids, next } = await targeted(mediaId, target);
    const results: BulkResult[] = [];
    for (const inviteId of ids) {
      results.push({ inviteId, problem: await refusalOf(() => changeOne({ mediaId, inviteId, caller }, wanted)) });
    }
    return { results, next };
  }

  async function targeted(
    mediaId: string,
    target: BulkTarget,
  ): Promise<{ ids: readonly string[]; next: string | null }> {
    if ('inviteIds' in target) return { ids: [...new Set(target.inviteIds)], next: null };
    const { matching: filter, after } = target;
    const rows = await listInvites(db, { mediaId, filter, now: clock.now(), after, limit: AT_ONCE + 1 });
    const ids = rows.slice(0, AT_ONCE).map((row) => row.id);
    return { ids, next: rows.length > AT_ONCE ? (ids.at(-1) ?? null) : null };
  }

  function changeOne(named: Named, wanted: BulkChange): Promise<InviteView> {
    switch (wanted.action) {
      case 'resend':
        return inviting.resend({ ...named, requestId: wanted.requestId });
      case 'extend':
        return change({ ...named, wanted: { validUntil: wanted.validUntil } });
      case 'change-role':
        return change({ ...named, wanted: { role: wanted.role } });
      case 'allow-new-device':
        return inviting.allowNewDevice(named);
      case 'remove':
        return inviting.remove(named);
    }
  }
}

/** Why this one was not changed, where that is its own matter; anything else concerns them all, and is thrown. */
async function refusalOf(work: () => Promise<unknown>): Promise<BulkRefusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const known = error instanceof Problem ? BULK_REFUSALS.find((code) => code === error.code) : undefined;
    if (known === undefined) throw error;
    return known;
  }
}
