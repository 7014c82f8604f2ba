import type { Access } from '#access/service.ts';
import type { Accounts } from '#accounts/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Keys } from '#infra/secret.ts';
import type { Mail } from '#mail/service.ts';
import type { Notices } from '#notices/service.ts';
import type { Settings } from '#settings/service.ts';
import type { Webhooks } from '#webhooks/service.ts';

export type InviteDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly access: Access;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly jobs: Pick<Jobs, 'order'>;
  readonly mail: Mail;
  readonly notices: Notices;
  readonly settings: Settings;
  readonly webhooks: Webhooks;
  readonly publicUrl: string;
  /** Asked in the transaction that forgets somebody, before their address is gone, by what knows them as well. */
  readonly onForget: (tx: Tx, inviteeId: string) => Promise<void>;
};
