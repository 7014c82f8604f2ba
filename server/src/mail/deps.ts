import type { Audit } from '#audit/service.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Imap } from '#infra/imap.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Log } from '#infra/log.ts';
import type { Keys, Secret } from '#infra/secret.ts';
import type { Smtp } from '#infra/smtp.ts';
import type { Settings } from '#settings/service.ts';

type CameBack = { readonly mediaId: string; readonly inviteId: string; readonly reason: string };

export type MailDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly jobs: Pick<Jobs, 'order' | 'orderMany'>;
  readonly audit: Audit;
  readonly settings: Settings;
  /** null: no mail server is configured, and nothing can be ordered. */
  readonly smtp: Smtp | null;
  readonly publicUrl: string;
  readonly returns: Returns;
  readonly log: Log;
  /** Tells the inviter that the mail of an invitation came back. */
  readonly onCameBack: (tx: Tx, news: CameBack) => Promise<void>;
};

/** How we hear of what comes back; each null where it is not configured. */
export type Returns = {
  /** Each message has a return address of its own below this one. */
  readonly address: string | null;
  /** Where what is sent there arrives. */
  readonly mailbox: Imap | null;
  /** What mail services sign their notices with. */
  readonly noticeKey: Secret | null;
};
