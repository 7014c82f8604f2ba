import type { Db } from '#infra/db.ts';

/** Null when there is no such entry, or it is in the bin. */
export async function findPlayable(db: Db, mediaId: string): Promise<{ readonly playable: boolean } | null> {
  const found = await db
    .selectFrom('media')
    .select('playable')
    .where('id', '=', mediaId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return found ?? null;
}
