import { type RawBuilder, sql } from 'kysely';
import type { CollaboratorKind } from '#contract/access/roles.ts';
import type { MEDIA_SORTS, MediaFilter } from '#contract/media/listing.ts';
import type { Db } from '#infra/db.ts';
import { entries, type MediaEntry } from './store.ts';

export type Sort = (typeof MEDIA_SORTS)[number];
/** The last entry of a page that was seen: what it was sorted by, as PostgreSQL writes it, and its id. */
export type Cursor = { readonly key: string; readonly id: string };
export type Shelf = { readonly personId: string; readonly filter: MediaFilter };
export type ListedEntry = MediaEntry & { readonly sortKey: string };

/** In microseconds, which lose nothing on the way to a page and back. */
const madeAt = sql`(extract(epoch from media.created_at) * 1000000)::bigint`;

/** What each order goes by; `type` reads its key back. */
const ORDERS: Record<Sort, { key: RawBuilder<unknown>; type: RawBuilder<unknown>; direction: 'asc' | 'desc' }> = {
  newest: { key: madeAt, type: sql`bigint`, direction: 'desc' },
  oldest: { key: madeAt, type: sql`bigint`, direction: 'asc' },
  title: { key: sql`media.title collate natural_order`, type: sql`text`, direction: 'asc' },
  'most-played': { key: sql`media.plays`, type: sql`bigint`, direction: 'desc' },
  longest: { key: sql`coalesce(media.duration_seconds, -1)::float8`, type: sql`float8`, direction: 'desc' },
};

type Page = Shelf & { readonly sort: Sort; readonly after: Cursor | null; readonly limit: number };

export async function listShelf(db: Db, { sort, after, limit, ...shelf }: Page): Promise<readonly ListedEntry[]> {
  const { key, type, direction } = ORDERS[sort];
  const toward = direction === 'asc' ? sql`>` : sql`<`;
  return entries(db)
    .select(sql<string>`(${key})::text`.as('sortKey'))
    .where(fits(shelf))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${key}, media.id) ${toward} (${after?.key}::text::${type}, ${after?.id}::uuid)`),
    )
    .orderBy(key, direction)
    .orderBy('media.id', direction)
    .limit(limit)
    .execute();
}

export async function countShelf(db: Db, shelf: Shelf): Promise<number> {
  const { count } = await db
    .selectFrom('media')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where(fits(shelf))
    .executeTakeFirstOrThrow();
  return count;
}

/** By id, so that what a change takes off the shelf does not move the place of the next. */
export async function listShelfIds(
  db: Db,
  { after, limit, ...shelf }: Shelf & { readonly after: string | null; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('media')
    .select('media.id')
    .where(fits(shelf))
    .$if(after !== null, (query) => query.where('media.id', '>', after ?? ''))
    .orderBy('media.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** The bin holds what this person may take out of it again. */
function fits({ personId, filter }: Shelf): RawBuilder<boolean> {
  const { show, search, type, status, stage, captions, since } = filter;
  const collaborates = (...kinds: CollaboratorKind[]) => sql`exists (
    select from media_collaborators c
    where c.media_id = media.id and c.person_id = ${personId} and (${kinds.length === 0} or c.kind = any(${kinds}))
  )`;
  const owns = sql`media.owner_id = ${personId}`;
  const shelf = {
    mine: sql`media.deleted_at is null and ${owns}`,
    shared: sql`media.deleted_at is null and ${collaborates()}`,
    bin: sql`media.deleted_at is not null and (${owns} or ${collaborates('co-owner')})`,
  };
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const states = stage.flatMap((each) => (each === 'preparing' ? ['uploading', 'processing'] : [each]));
  const conditions = [
    shelf[show],
    search === ''
      ? null
      : sql`(media.title ilike ${pattern} or media.description ilike ${pattern}
          or exists (select from unnest(media.tags) as tag where tag ilike ${pattern}))`,
    type.length === 0 ? null : sql`media.type = any(${type})`,
    status.length === 0 ? null : sql`media.status = any(${status})`,
    states.length === 0 ? null : sql`media.state = any(${states})`,
    captions === 'any'
      ? null
      : sql`exists (select from captions c where c.media_id = media.id and c.is_shown) = ${captions === 'with'}`,
    since === undefined ? null : sql`media.created_at >= ${since}`,
  ].filter((condition) => condition !== null);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
