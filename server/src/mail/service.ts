import type { MailState } from '#contract/invites/endpoints.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Secret } from '#infra/secret.ts';

/** What a template says about one invitation; `url` carries the secret of the mailed link. */
export type InvitationFacts = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly mediaTitle: string;
  readonly roleWords: string;
  readonly inviterName: string;
  readonly inviterEmail: string;
  readonly expiresAt: string;
  readonly timeZone: string | null;
  readonly message: string;
};

export type InvitationOrder = {
  readonly inviteId: string;
  readonly templateId: string;
  readonly to: string;
  readonly toFolded: string;
  readonly url: Secret;
  readonly facts: InvitationFacts;
};

export type MailFate = { readonly state: MailState; readonly reason: string | null; readonly at: Date };

type Deps = { readonly db: Db };
export type Mail = ReturnType<typeof createMail>;

export function createMail(_deps: Deps) {
  return {
    /** Whether a mail server is configured; without one nothing can be ordered. */
    isConfigured: false,
    orderSetUp,
    orderInvitation,
    countToday,
    cancelQueued,
    fatesOf,
  };

  /** Queues the link to choose a password; false without a mail server. */
  async function orderSetUp(
    _tx: Tx,
    _order: { readonly personId: string; readonly to: string; readonly url: Secret; readonly expiresAt: Date },
  ): Promise<boolean> {
    return false;
  }

  /** Stored with the invitation or not at all; throws `mail.no-server` without a mail server. */
  async function orderInvitation(_tx: Tx, _order: InvitationOrder): Promise<void> {}

  /** How many messages this address was sent in the last 24 hours, over all inviters. */
  async function countToday(_tx: Tx, _toFolded: string): Promise<number> {
    return 0;
  }

  /** Messages of this invitation that wait are not sent, and their secrets are shredded. */
  async function cancelQueued(_tx: Tx, _inviteId: string): Promise<void> {}

  /** What became of the latest message of each invitation. */
  async function fatesOf(_at: Db, _inviteIds: readonly string[]): Promise<ReadonlyMap<string, MailFate>> {
    return new Map();
  }
}
