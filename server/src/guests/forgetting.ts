import { transact } from '#infra/db.ts';
import { forgottenBefore } from '#invites/policy.ts';
import type { GuestDeps } from './deps.ts';
import * as store from './store.ts';

const AT_ONCE = 500;

/** Guests are forgotten like invited people: who they were, not that somebody was there (8.3). */
export function createForgetting({ db, clock, access, audit, mail, settings, onForget }: GuestDeps) {
  return { forgetOver };

  async function forgetOver(): Promise<void> {
    const before = forgottenBefore(await settings.get('invites'), clock.now());
    for (;;) {
      const due = await store.listForgettable(db, { before, limit: AT_ONCE });
      for (const guest of due) await forget(guest);
      if (due.length < AT_ONCE) return;
    }
  }

  function forget({ id, emailFolded }: store.Forgettable): Promise<void> {
    return transact(db, async (tx) => {
      await onForget(tx, id);
      await store.forgetGuest(tx, id, clock.now());
      await access.grants.forgetGuest(tx, id);
      await mail.forgetLetters(tx, 'guest-code', emailFolded);
      await audit.shred(tx, id);
      await audit.record(tx, { action: 'guests.forgotten', actor: { kind: 'system' }, subjectId: id });
    });
  }
}
