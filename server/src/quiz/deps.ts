import type { Access } from '#access/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Media } from '#media/service.ts';

/** The score that counts of somebody is another one than before. */
export type Scored = { readonly mediaId: string; readonly takerId: string };

export type QuizDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'order'>;
  readonly access: Pick<Access, 'identityOn' | 'standingOn'>;
  readonly audit: Audit;
  readonly media: Pick<Media, 'setQuiz'>;
  /** In the transaction that stores it, so that an order to tell a gradebook is stored with it or not at all. */
  readonly onScored: (tx: Tx, scored: Scored) => Promise<void>;
};
