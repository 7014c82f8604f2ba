import type { Access } from '#access/service.ts';
import type { Accounts } from '#accounts/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db } from '#infra/db.ts';
import type { Media } from '#media/service.ts';
import type { Notices } from '#notices/service.ts';
import type { Settings } from '#settings/service.ts';

export type GalleryDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly access: Access;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly media: Media;
  readonly notices: Notices;
  readonly settings: Settings;
};
