import type { Access } from '#access/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Part } from '#contract/editor/parts.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Log } from '#infra/log.ts';
import type { Storage } from '#infra/storage.ts';
import type { Versions } from '#media/service.ts';

/**
 * What a feature has on the timeline of an entry: captions, chapters, questions. All three are called in the
 * transaction in which another version begins to play.
 */
export type OnTimeline = {
  /** One word, and always the same: what was kept is found again by it. */
  readonly name: string;
  /** What it needs to be put back as it is now. */
  readonly keep: (tx: Tx, mediaId: string) => Promise<unknown>;
  /** The new version is the old one with parts cut out. */
  readonly move: (tx: Tx, moved: Moved) => Promise<void>;
  /** The version it was kept with plays again. */
  readonly putBack: (tx: Tx, mediaId: string, kept: unknown) => Promise<void>;
};

export type Moved = {
  readonly mediaId: string;
  /** What was kept of the version before. */
  readonly parts: readonly Part[];
};

export type EditorDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly access: Access;
  readonly audit: Audit;
  readonly jobs: Pick<Jobs, 'order' | 'isUnderWay'>;
  readonly storage: Storage;
  readonly media: { readonly versions: Versions };
  readonly onTimeline: readonly OnTimeline[];
  readonly log: Log;
};
