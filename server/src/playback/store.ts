import type { Db } from '#infra/db.ts';

export type Playable = { readonly playable: boolean; readonly version: number; readonly poster: string | null };

/** Null when there is no such entry, or it is in the bin. */
export async function findPlayable(db: Db, mediaId: string): Promise<Playable | null> {
  const found = await db
    .selectFrom('media')
    .select(['playable', 'version', 'poster'])
    .where('id', '=', mediaId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return found ?? null;
}
