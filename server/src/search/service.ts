import type { Access } from '#access/service.ts';
import type { Db } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Playback } from '#playback/service.ts';
import { createFinding } from './finding.ts';
import { createIndexing } from './indexing.ts';

type Deps = {
  readonly db: Db;
  readonly jobs: Pick<Jobs, 'order' | 'orderMany'>;
  readonly access: Access;
  readonly playback: Pick<Playback, 'posterUrl'>;
};

export type Search = ReturnType<typeof createSearch>;

/** Finds entries by their words, within what the person may see. */
export function createSearch({ db, jobs, access, playback }: Deps) {
  return { ...createIndexing({ db, jobs }), ...createFinding({ db, access, playback }) };
}
