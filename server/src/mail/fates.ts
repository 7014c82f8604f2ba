import { announce } from '#infra/announce.ts';
import type { Tx } from '#infra/db.ts';
import type { MailDeps } from './deps.ts';
import { type Fate, fateAfter, type Notice } from './policy.ts';
import * as store from './store.ts';

export type Fates = ReturnType<typeof createFates>;

type Attempted = { readonly attempts: number };

/** What became of messages: by our own attempts, and by what others tell of them. */
export function createFates({ clock, onCameBack }: Pick<MailDeps, 'clock' | 'onCameBack'>) {
  return { put, note };

  /** Held by `lockSending`. The inviter is told first: whoever removes an invitation holds it before its messages, too. */
  async function put(tx: Tx, message: store.About, fate: Fate, { attempts }: Attempted): Promise<void> {
    const { id, purpose, inviteId, mediaId } = message;
    const isBack = fate.state === 'bounced' || fate.state === 'complained';
    if (isBack && purpose === 'invitation' && inviteId !== null && mediaId !== null)
      await onCameBack(tx, { mediaId, inviteId, reason: fate.reason });
    await store.putFate(tx, { id, fate, attempts, now: clock.now() });
    if (inviteId === null || mediaId === null) return;
    await announce(tx, { topic: `invites:${mediaId}`, name: 'invites.changed', payload: { mediaId, inviteId } });
  }

  /**
   * A notice can overtake our own record of the server's yes. Then the message is somebody's just now, and the notice
   * has to come again; or we died in between, and it is as good as that record: the message is not sent again.
   */
  async function note(
    tx: Tx,
    messageId: string,
    notice: Notice,
  ): Promise<'recorded' | 'nothing-new' | 'unknown' | 'busy'> {
    if (!(await store.lockSending(tx, messageId))) return 'busy';
    const message = await store.findMessage(tx, messageId);
    if (message === undefined) return 'unknown';
    const fate = fateAfter(message, notice);
    if (fate === null) return 'nothing-new';
    await put(tx, message, fate, { attempts: message.attempts });
    return 'recorded';
  }
}
