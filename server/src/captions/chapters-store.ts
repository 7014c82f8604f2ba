import { sql } from 'kysely';
import type { Chapter } from '#contract/captions/chapters.ts';
import type { Db, Tx } from '#infra/db.ts';

export type ChapterList = { readonly version: number; readonly chapters: readonly Chapter[] };

export function findChapters(db: Db, mediaId: string): Promise<ChapterList | undefined> {
  return db
    .selectFrom('chapterLists')
    .select(['version', sql<readonly Chapter[]>`chapters`.as('chapters')])
    .where('mediaId', '=', mediaId)
    .executeTakeFirst();
}

export async function putChapters(
  tx: Tx,
  { mediaId, version, chapters, now }: ChapterList & { readonly mediaId: string; readonly now: Date },
): Promise<void> {
  const list = {
    version,
    chapters: JSON.stringify(chapters),
    plainText: chapters.map(({ title }) => title).join('\n'),
    changedAt: now,
  };
  await tx
    .insertInto('chapterLists')
    .values({ mediaId, ...list })
    .onConflict((conflict) => conflict.column('mediaId').doUpdateSet(list))
    .execute();
}
