import type { MailNotice } from '#contract/mail/fate.ts';
import { transact } from '#infra/db.ts';
import type { Looked } from '#infra/imap.ts';
import { takeAttempt } from '#infra/limits.ts';
import { readMail } from '#infra/mime.ts';
import { Problem } from '#infra/problem.ts';
import { presentable } from '#infra/server-words.ts';
import { isSigned, SIGNED_FOR_SECONDS, type SignedMessage } from '#infra/standard-webhooks.ts';
import type { MailDeps } from './deps.ts';
import type { Fates } from './fates.ts';
import { bounceOf, type Notice } from './policy.ts';
import { noticeIn, returnAddressesIn } from './reports.ts';
import type { ReturnPaths } from './return-path.ts';
import * as store from './store.ts';

type Deps = Pick<MailDeps, 'db' | 'clock' | 'log' | 'returns' | 'publicUrl'> & {
  readonly fates: Fates;
  readonly returnPaths: ReturnPaths;
};

/** What comes back: bounces, delivery notices and complaints, by a mailbox or from a mail service. */
export function createReturning({ db, clock, log, returns, publicUrl, fates, returnPaths }: Deps) {
  const { mailbox, noticeKey } = returns;
  return { readReturns, requireSigned, takeNotice, returnsStatus };

  /**
   * Looks through what is new. It is safe to look twice, because a notice that is known changes nothing: how far the
   * mailbox was read is noted at the end. What was about a message of ours is deleted, whatever it said; the rest is
   * somebody else's to read.
   */
  async function readReturns(signal: AbortSignal): Promise<void> {
    if (mailbox === null) return;
    const { name } = mailbox;
    const before = await store.findBoxState(db, name);
    const place = { uidValidity: before?.uidValidity ?? 0, lastUid: before?.lastUid ?? 0 };
    try {
      const reached = await mailbox.read(before === undefined ? null : place, lookAt, signal);
      await store.putBoxState(db, name, { ...reached, lookedAt: clock.now(), trouble: null });
    } catch (error) {
      const trouble = presentable(error instanceof Error ? error.message : String(error));
      await store.putBoxState(db, name, { ...place, lookedAt: clock.now(), trouble });
      throw error;
    }
  }

  async function lookAt(source: Buffer): Promise<Looked> {
    const mail = await readMail(source);
    const messageId = mail === null ? null : returnPaths.messageIdIn(returnAddressesIn(mail));
    if (mail === null || messageId === null) return 'keep';
    const notice = noticeIn(mail);
    if (notice === null) return 'delete';
    const outcome = await transact(db, (tx) => fates.note(tx, messageId, notice));
    log.info({ messageId, kind: notice.kind, outcome }, 'mail came back');
    return outcome === 'busy' ? 'later' : 'delete';
  }

  function requireSigned(message: SignedMessage): void {
    if (noticeKey === null) throw new Problem('mail.notices-off');
    if (!isSigned(message, noticeKey, clock.now())) throw new Problem('mail.notice-unsigned');
  }

  /** A notice counts once: its id is remembered in the same transaction, for longer than its signature is good. */
  function takeNotice({ webhookId, body }: { readonly webhookId: string; readonly body: MailNotice }) {
    return transact(db, async (tx) => {
      const once = { max: 1, perSeconds: 2 * SIGNED_FOR_SECONDS + 60 };
      if (!(await takeAttempt(tx, `mail notice ${webhookId}`, once, clock.now())))
        return { outcome: 'repeated' as const };
      const messageId = messageIdOf(body);
      if (messageId === null) return { outcome: 'unknown' as const };
      const outcome = await fates.note(tx, messageId, noticeOf(body));
      if (outcome === 'busy') throw new Problem('mail.message-busy');
      return { outcome };
    });
  }

  function messageIdOf({ messageId = '', returnPath = '' }: MailNotice): string | null {
    if (returnPath !== '') return returnPaths.messageIdIn(returnPath);
    return (
      /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:@[^@>]*)?>?$/i.exec(messageId)?.[1]?.toLowerCase() ?? null
    );
  }

  async function returnsStatus() {
    const state = mailbox === null ? undefined : await store.findBoxState(db, mailbox.name);
    return {
      address: returns.address,
      mailbox:
        mailbox === null
          ? null
          : { name: mailbox.name, lookedAt: state?.lookedAt.toISOString() ?? null, trouble: state?.trouble ?? null },
      noticesAt: noticeKey === null ? null : new URL('/api/v1/mail/notices', publicUrl).href,
    };
  }
}

function noticeOf({ kind, permanent, reason: words = '' }: MailNotice): Notice {
  const reason = presentable(words) || 'No reason was given.';
  switch (kind) {
    case 'delivered':
      return { kind };
    case 'deferred':
    case 'complained':
      return { kind, reason };
    case 'bounced':
      if (permanent === undefined) return { kind, bounce: bounceOf(words), reason };
      return { kind, bounce: permanent ? 'permanent' : 'transient', reason };
  }
}
