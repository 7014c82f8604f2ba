import { sql } from 'kysely';
import type { Db, Tx } from '#infra/db.ts';

export type GroupRow = { readonly id: string; readonly name: string; readonly memberCount: number };

type Asked = { readonly search: string; readonly after: string | undefined; readonly limit: number };

/** By name; `after` is the id of the last one seen. */
export async function listGroups(db: Db, { search, after, limit }: Asked): Promise<readonly GroupRow[]> {
  const cursor = after ?? null;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<GroupRow>`
    select g.id, g.name, (select count(*) from group_members m where m.group_id = g.id) as member_count
    from groups g
    where g.name ilike ${pattern}
      and (${cursor}::uuid is null or (lower(g.name), g.id) > (select lower(name), id from groups where id = ${cursor}::uuid))
    order by lower(g.name), g.id limit ${limit}
  `.execute(db);
  return rows;
}

export async function findGroup(db: Db, id: string): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`
    select id, name, (select count(*) from group_members m where m.group_id = g.id) as member_count
    from groups g where id = ${id}
  `.execute(db);
  return rows[0];
}

/** Held until commit, so that nobody comes or goes meanwhile. */
export async function lockGroup(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.selectFrom('groups').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return found !== undefined;
}

/** Nothing comes back when the name is taken. */
export async function insertGroup(tx: Tx, name: string, createdAt: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into groups (name, created_at) values (${name}, ${createdAt}) on conflict (lower(name)) do nothing returning id
  `.execute(tx);
  return rows[0]?.id;
}

export async function isNameTaken(tx: Tx, { id, name }: { readonly id: string; readonly name: string }) {
  const { rows } = await sql`select from groups where lower(name) = lower(${name}) and id <> ${id}`.execute(tx);
  return rows.length > 0;
}

export async function updateGroup(tx: Tx, { id, name }: { readonly id: string; readonly name: string }): Promise<void> {
  await tx.updateTable('groups').set({ name }).where('id', '=', id).execute();
}

export async function deleteGroup(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('groups').where('id', '=', id).execute();
}

export async function listMemberIds(db: Db, groupIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id from group_members where group_id = any(${groupIds}::uuid[])
  `.execute(db);
  return rows.map((row) => row.personId);
}

export type Member = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly isActive: boolean;
};
type MembersAsked = { readonly groupId: string; readonly after: string | undefined; readonly limit: number };

/** By last and first name; `after` is the last person seen. */
export async function listMembers(db: Db, { groupId, after, limit }: MembersAsked): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`
    select p.id as person_id, p.first_name || ' ' || p.last_name as name, p.email, p.deactivated_at is null as is_active
    from group_members m join people p on p.id = m.person_id
    where m.group_id = ${groupId}
      and (${after ?? null}::uuid is null or (lower(p.last_name), lower(p.first_name), p.id)
        > (select lower(last_name), lower(first_name), id from people where id = ${after ?? null}::uuid))
    order by lower(p.last_name), lower(p.first_name), p.id limit ${limit}
  `.execute(db);
  return rows;
}

type Joining = { readonly groupId: string; readonly personIds: readonly string[]; readonly addedAt: Date };

/** Who was not in it before. */
export async function insertMembers(tx: Tx, { groupId, personIds, addedAt }: Joining): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    insert into group_members (group_id, person_id, added_at)
    select ${groupId}::uuid, id, ${addedAt} from unnest(${personIds}::uuid[]) as id
    on conflict do nothing returning person_id
  `.execute(tx);
  return rows.map((row) => row.personId);
}

/** False when they were not in it. */
export async function deleteMember(
  tx: Tx,
  { groupId, personId }: { readonly groupId: string; readonly personId: string },
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('groupMembers')
    .where('groupId', '=', groupId)
    .where('personId', '=', personId)
    .returning('personId')
    .executeTakeFirst();
  return deleted !== undefined;
}
