import type { Audit } from '#audit/service.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Keys } from '#infra/secret.ts';
import type { Smtp } from '#infra/smtp.ts';
import type { Settings } from '#settings/service.ts';

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
};
