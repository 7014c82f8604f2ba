import type { Access } from '#access/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Log } from '#infra/log.ts';
import type { Storage } from '#infra/storage.ts';
import type { Transcriber } from '#infra/transcriber.ts';
import type { Search } from '#search/service.ts';

export type CaptionsDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly access: Access;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly storage: Storage;
  /** null: no service that writes captions is configured. */
  readonly transcriber: Transcriber | null;
  readonly log: Log;
  readonly search: Pick<Search, 'follow'>;
};
