import { sql } from 'kysely';
import type { GalleryVisibility } from '#contract/access/roles.ts';
import type { Db, Tx } from '#infra/db.ts';

export type Gallery = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: GalleryVisibility;
  readonly moderated: boolean;
  readonly createdAt: Date;
  readonly mediaCount: number;
  readonly waitingCount: number;
};

const present = sql`m.status = 'published' and m.deleted_at is null`;
const galleries = sql`
  select ga.id, ga.name, ga.description, ga.visibility, ga.moderated, ga.created_at,
    (select count(*) from gallery_media ge join media m on m.id = ge.media_id
      where ge.gallery_id = ga.id and ge.state = 'published' and ${present}) as media_count,
    (select count(*) from gallery_media ge join media m on m.id = ge.media_id
      where ge.gallery_id = ga.id and ge.state = 'waiting' and ${present}) as waiting_count
  from galleries ga
`;

export async function findGallery(db: Db, id: string): Promise<Gallery | undefined> {
  const { rows } = await sql<Gallery>`${galleries} where ga.id = ${id}`.execute(db);
  return rows[0];
}

export type GalleriesAsked = {
  readonly personId: string;
  /** Administrators see those of everybody. */
  readonly reach: 'own' | 'all';
  readonly search: string;
  readonly after: string | undefined;
  readonly limit: number;
};

/** Those this person is in, by themselves or by a group, and those that everyone sees; by name. */
export async function listGalleries(
  db: Db,
  { personId, reach, search, after = undefined, limit }: GalleriesAsked,
): Promise<readonly Gallery[]> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const cursor = after ?? null;
  const { rows } = await sql<Gallery>`
    ${galleries}
    where ga.name ilike ${pattern}
      and (${reach === 'all'} or ga.visibility = 'everyone' or exists (
        select from gallery_people gp where gp.gallery_id = ga.id and (gp.person_id = ${personId}
          or gp.group_id in (select gm.group_id from group_members gm where gm.person_id = ${personId}))))
      and (${cursor}::uuid is null
        or (lower(ga.name), ga.id) > (select lower(name), id from galleries where id = ${cursor}::uuid))
    order by lower(ga.name), ga.id limit ${limit}
  `.execute(db);
  return rows;
}

export type Choosable = {
  readonly id: string;
  readonly name: string;
  readonly visibility: GalleryVisibility;
  readonly moderated: boolean;
};

export async function listChoosable(db: Db, ids: readonly string[]): Promise<readonly Choosable[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('galleries')
    .select(['id', 'name', 'visibility', 'moderated'])
    .where('id', 'in', [...ids])
    .execute();
}

export type NewGallery = {
  readonly name: string;
  readonly description: string;
  readonly visibility: GalleryVisibility;
  readonly moderated: boolean;
};

export async function insertGallery(
  tx: Tx,
  gallery: NewGallery & { readonly createdBy: string; readonly createdAt: Date },
): Promise<string> {
  const { id } = await tx.insertInto('galleries').values(gallery).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Held until commit. */
export function lockGallery(tx: Tx, id: string): Promise<Choosable | undefined> {
  return tx
    .selectFrom('galleries')
    .select(['id', 'name', 'visibility', 'moderated'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateGallery(tx: Tx, id: string, change: Partial<NewGallery>): Promise<void> {
  if (Object.keys(change).length > 0) await tx.updateTable('galleries').set(change).where('id', '=', id).execute();
}

export async function deleteGallery(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('galleries').where('id', '=', id).execute();
}
