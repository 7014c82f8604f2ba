import { sql } from 'kysely';
import type { GalleryRole } from '#contract/access/roles.ts';
import type { Db, Tx } from '#infra/db.ts';

/** Either an account or a group. */
export type Line = {
  readonly id: string;
  readonly groupId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly memberCount: number;
  readonly role: GalleryRole;
};

/** Those with the highest role first, groups before people, by name; `after` is the last line seen. */
export async function listLines(
  db: Db,
  {
    galleryId,
    after,
    limit,
  }: { readonly galleryId: string; readonly after: string | undefined; readonly limit: number },
): Promise<readonly Line[]> {
  const cursor = after ?? null;
  const { rows } = await sql<Line>`
    with lines as (
      select gp.id, gp.group_id, gp.role, p.email, coalesce(gr.name, p.first_name || ' ' || p.last_name) as name,
        (select count(*) from group_members m where m.group_id = gp.group_id) as member_count,
        array_position(array['manager', 'moderator', 'contributor', 'member'], gp.role) as rank,
        lower(coalesce(gr.name, p.last_name || ' ' || p.first_name)) as sorted
      from gallery_people gp left join people p on p.id = gp.person_id left join groups gr on gr.id = gp.group_id
      where gp.gallery_id = ${galleryId} and p.deactivated_at is null
    )
    select id, group_id, name, email, member_count, role from lines
    where ${cursor}::uuid is null or (rank, group_id is null, sorted, id)
      > (select rank, group_id is null, sorted, id from lines where id = ${cursor}::uuid)
    order by rank, group_id is null, sorted, id limit ${limit}
  `.execute(db);
  return rows;
}

type NewLines = {
  readonly galleryId: string;
  readonly personIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly role: GalleryRole;
  readonly addedAt: Date;
};

/** Who is listed already gets this role. */
export async function putLines(tx: Tx, { galleryId, personIds, groupIds, role, addedAt }: NewLines): Promise<void> {
  await sql`
    insert into gallery_people (gallery_id, person_id, role, added_at)
    select ${galleryId}::uuid, id, ${role}, ${addedAt} from unnest(${personIds}::uuid[]) as id
    on conflict (gallery_id, person_id) do update set role = excluded.role
  `.execute(tx);
  await sql`
    insert into gallery_people (gallery_id, group_id, role, added_at)
    select ${galleryId}::uuid, id, ${role}, ${addedAt} from unnest(${groupIds}::uuid[]) as id
    on conflict (gallery_id, group_id) do update set role = excluded.role
  `.execute(tx);
}

export type LineOf = { readonly personId: string | null; readonly groupId: string | null };
type Place = { readonly galleryId: string; readonly lineId: string };

export function updateLine(
  tx: Tx,
  { galleryId, lineId, role }: Place & { readonly role: GalleryRole },
): Promise<LineOf | undefined> {
  return tx
    .updateTable('galleryPeople')
    .set({ role })
    .where('id', '=', lineId)
    .where('galleryId', '=', galleryId)
    .returning(['personId', 'groupId'])
    .executeTakeFirst();
}

export function deleteLine(tx: Tx, { galleryId, lineId }: Place): Promise<LineOf | undefined> {
  return tx
    .deleteFrom('galleryPeople')
    .where('id', '=', lineId)
    .where('galleryId', '=', galleryId)
    .returning(['personId', 'groupId'])
    .executeTakeFirst();
}

/** Everybody who is in it, by themselves or by a group, in one of these roles. */
export async function listPersonIds(
  db: Db,
  {
    galleryId,
    roles,
    limit,
  }: { readonly galleryId: string; readonly roles: readonly GalleryRole[]; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct p.id as person_id
    from gallery_people gp left join group_members gm on gm.group_id = gp.group_id
    join people p on p.id = coalesce(gp.person_id, gm.person_id)
    where gp.gallery_id = ${galleryId} and gp.role = any(${roles}) and p.deactivated_at is null
    order by p.id limit ${limit}
  `.execute(db);
  return rows.map((row) => row.personId);
}
