import type { Downloads } from '#contract/media/endpoints.ts';
import type { Db } from '#infra/db.ts';

export type Entry = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly playable: boolean;
  readonly downloads: Downloads;
};

/** Nothing for what is in the bin. */
export function findEntry(db: Db, mediaId: string): Promise<Entry | undefined> {
  return db
    .selectFrom('media')
    .select(['id', 'title', 'version', 'playable', 'downloads'])
    .where('id', '=', mediaId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
}

/** Of those that are asked for, with the version that is shown. */
export async function listVersions(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('media')
    .select(['id', 'version'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}
