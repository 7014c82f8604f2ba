import { announce } from '#infra/announce.ts';
import { transact } from '#infra/db.ts';
import type { InviteDeps } from './deps.ts';
import * as store from './forgetting-store.ts';
import { inviteChanged } from './news.ts';
import { forgottenBefore } from './policy.ts';

const AT_ONCE = 500;

/** Invited people are forgotten some time after their last access ended (8.3): who they were, not that they were there. */
export function createForgetting({ db, clock, access, audit, mail, notices, settings, onForget }: InviteDeps) {
  return { forgetOver };

  async function forgetOver(): Promise<void> {
    const before = forgottenBefore(await settings.get('invites'), clock.now());
    for (;;) {
      const due = await store.listForgettable(db, { before, limit: AT_ONCE });
      for (const inviteeId of due) await forget(inviteeId, before);
      if (due.length < AT_ONCE) return;
    }
  }

  /** Asked again with the person's row in hand: whoever was just invited anew stays. */
  function forget(inviteeId: string, before: Date): Promise<void> {
    return transact(db, async (tx) => {
      if (!(await store.lockForgettable(tx, { inviteeId, before }))) return;
      await onForget(tx, inviteeId);
      const invites = await store.forgetInvitee(tx, inviteeId, clock.now());
      const inviteIds = invites.map(({ id }) => id);
      await access.grants.forgetHolders(tx, inviteIds);
      await mail.forgetRecipients(tx, inviteIds);
      await notices.forget(tx, inviteIds);
      await audit.shred(tx, inviteeId);
      await audit.record(tx, {
        action: 'invites.forgotten',
        actor: { kind: 'system' },
        subjectId: inviteeId,
        facts: { invites: inviteIds.length },
      });
      await announce(tx, ...invites.map(inviteChanged));
    });
  }
}
