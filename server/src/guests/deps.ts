import type { Access } from '#access/service.ts';
import type { Accounts } from '#accounts/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Keys } from '#infra/secret.ts';
import type { Mail } from '#mail/service.ts';
import type { Settings } from '#settings/service.ts';

export type GuestDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly access: Access;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly mail: Mail;
  readonly settings: Settings;
  readonly publicUrl: string;
  /** Asked in the transaction that forgets somebody, before their address is gone, by what knows them as well. */
  readonly onForget: (tx: Tx, guestId: string) => Promise<void>;
};
