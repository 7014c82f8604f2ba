import { sql } from 'kysely';
import type { Line, PageSize } from '#contract/documents/endpoints.ts';
import type { Db } from '#infra/db.ts';

export type Version = { readonly mediaId: string; readonly version: number };
export type DrawnPage = {
  readonly number: number;
  readonly text: string;
  readonly folded: string;
  readonly lines: readonly Line[];
};

/** Of the version that is shown now; null when there is no such entry, or it is in the bin. */
export async function findDocument(db: Db, mediaId: string): Promise<Version | null> {
  const found = await db
    .selectFrom('media')
    .select('version')
    .where('id', '=', mediaId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return found === undefined ? null : { mediaId, version: found.version };
}

export function listPages(db: Db, { mediaId, version }: Version): Promise<readonly PageSize[]> {
  return db
    .selectFrom('documentPages')
    .select(['width', 'height'])
    .where('mediaId', '=', mediaId)
    .where('version', '=', version)
    .orderBy('number')
    .execute();
}

/** How many of the first pages there are without a gap: they are drawn in their order. */
export async function countDrawn(db: Db, { mediaId, version }: Version): Promise<number> {
  const { count } = await db
    .selectFrom('documentPages')
    .select(({ fn }) => fn.count<number>('text').as('count'))
    .where('mediaId', '=', mediaId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return count;
}

export async function findPage(
  db: Db,
  { mediaId, version }: Version,
  number: number,
): Promise<(PageSize & { readonly lines: readonly Line[] }) | null> {
  const page = await db
    .selectFrom('documentPages')
    .select(['width', 'height', 'lines'])
    .where('mediaId', '=', mediaId)
    .where('version', '=', version)
    .where('number', '=', number)
    .executeTakeFirst();
  return page?.lines == null ? null : { ...page, lines: page.lines };
}

/** Pages whose folded text holds `folded`, in their order. */
export function listPagesWith(
  db: Db,
  { mediaId, version, folded, limit }: Version & { readonly folded: string; readonly limit: number },
): Promise<readonly { readonly number: number; readonly text: string }[]> {
  return db
    .selectFrom('documentPages')
    .select('number')
    .select(({ fn }) => fn.coalesce('text', sql.lit('')).as('text'))
    .where('mediaId', '=', mediaId)
    .where('version', '=', version)
    .where(({ fn, eb, val }) => eb(fn<number>('strpos', ['folded', val(folded)]), '>', 0))
    .orderBy('number')
    .limit(limit)
    .execute();
}

/** Their sizes are known before they are drawn. What was drawn already stays. */
export async function putPages(db: Db, { mediaId, version }: Version, sizes: readonly PageSize[]): Promise<void> {
  await db
    .insertInto('documentPages')
    .values(sizes.map(({ width, height }, at) => ({ mediaId, version, number: at + 1, width, height })))
    .onConflict((conflict) => conflict.columns(['mediaId', 'version', 'number']).doNothing())
    .execute();
}

export async function putDrawn(db: Db, { mediaId, version }: Version, pages: readonly DrawnPage[]): Promise<void> {
  for (const { number, text, folded, lines } of pages) {
    await db
      .updateTable('documentPages')
      .set({ text, folded, lines: JSON.stringify(lines) })
      .where('mediaId', '=', mediaId)
      .where('version', '=', version)
      .where('number', '=', number)
      .execute();
  }
}
