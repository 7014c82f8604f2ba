import { sql } from 'kysely';
import type { CollaboratorKind } from '#contract/access/roles.ts';
import type { Downloads, Failure, Form, MediaType, PublishStatus } from '#contract/media/endpoints.ts';
import type { Db, Tx } from '#infra/db.ts';

export type MediaEntry = {
  readonly id: string;
  readonly type: MediaType;
  readonly form: Form;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly ownerId: string;
  readonly ownerName: string;
  readonly status: PublishStatus;
  /** Published, but no moderator has let it into a gallery yet. */
  readonly waitsForApproval: boolean;
  readonly state: 'uploading' | 'processing' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly percent: number;
  readonly playable: boolean;
  readonly durationSeconds: number | null;
  readonly plays: number;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly availableFrom: Date | null;
  readonly availableUntil: Date | null;
  readonly alternativeText: string;
  readonly downloads: Downloads;
  /** A picture that was chosen, in the folder of the version; null: the automatic one. */
  readonly poster: string | null;
};

const columns = [
  'media.id',
  'type',
  'form',
  'version',
  'title',
  'description',
  'tags',
  'ownerId',
  'status',
  'state',
  'failure',
  'percent',
  'playable',
  'durationSeconds',
  'plays',
  'media.createdAt',
  'deletedAt',
  'availableFrom',
  'availableUntil',
  'alternativeText',
  'downloads',
  'poster',
] as const;

export const entries = (db: Db) =>
  db
    .selectFrom('media')
    .innerJoin('people', 'people.id', 'media.ownerId')
    .select([
      ...columns,
      sql<string>`people.first_name || ' ' || people.last_name`.as('ownerName'),
      sql<boolean>`media.status = 'published' and coalesce((
        select bool_or(g.state = 'waiting') and not bool_or(g.state = 'published')
        from gallery_media g where g.media_id = media.id
      ), false)`.as('waitsForApproval'),
    ]);

export function findEntry(db: Db, id: string): Promise<MediaEntry | undefined> {
  return entries(db).where('media.id', '=', id).executeTakeFirst();
}

export function listEntries(db: Db, ids: readonly string[]): Promise<readonly MediaEntry[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return entries(db)
    .where('media.id', 'in', [...ids])
    .execute();
}

export function lockEntry(tx: Tx, id: string): Promise<MediaEntry | undefined> {
  return entries(tx).where('media.id', '=', id).forUpdate('media').executeTakeFirst();
}

export type NewEntry = {
  /** Given where somebody must know it before. */
  readonly id?: string;
  readonly form: Form;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly ownerId: string;
  readonly createdAt: Date;
};

export async function insertEntry(tx: Tx, entry: NewEntry): Promise<string> {
  const { id } = await tx
    .insertInto('media')
    .values({
      ...entry,
      type: entry.form,
      tags: [...entry.tags],
      status: 'private',
      state: 'uploading',
      percent: 0,
      playable: false,
      plays: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type EntryChange = Partial<
  Pick<
    MediaEntry,
    | 'type'
    | 'form'
    | 'version'
    | 'poster'
    | 'title'
    | 'description'
    | 'status'
    | 'ownerId'
    | 'state'
    | 'failure'
    | 'percent'
    | 'playable'
    | 'durationSeconds'
    | 'alternativeText'
    | 'downloads'
  > & {
    readonly tags: string[];
    readonly deletedAt: Date | null;
    readonly availableFrom: Date | null;
    readonly availableUntil: Date | null;
  }
>;

export async function updateEntry(tx: Tx, id: string, change: EntryChange): Promise<void> {
  if (Object.keys(change).length > 0) await tx.updateTable('media').set(change).where('id', '=', id).execute();
}

/** Of what is published. */
export async function makePrivate(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update media set status = 'private' where id = any(${ids}::uuid[]) and status = 'published'`.execute(tx);
}

/** What somebody owned, also what is in the recycle bin, belongs to somebody else; says what. */
export async function updateOwner(
  tx: Tx,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<readonly string[]> {
  await sql`
    delete from media_collaborators c using media m where m.id = c.media_id and m.owner_id = ${fromId} and c.person_id = ${toId}
  `.execute(tx);
  const { rows } = await sql<{ id: string }>`
    update media set owner_id = ${toId} where owner_id = ${fromId} returning id
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** The last entry of a page that was seen. */
export type BinCursor = { readonly deletedAt: Date; readonly id: string };
type BinPage = { readonly search: string; readonly after: BinCursor | null; readonly limit: number };
export type Binned = MediaEntry & { readonly deletedAt: Date; readonly ownerEmail: string };

/** Everybody's, deleted last first. */
export async function listBin(db: Db, { search, after, limit }: BinPage): Promise<readonly Binned[]> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await entries(db)
    .select('people.email as ownerEmail')
    .where('deletedAt', 'is not', null)
    .where((where) =>
      where.or([
        where('title', 'ilike', pattern),
        where('people.email', 'ilike', pattern),
        where(sql<string>`people.first_name || ' ' || people.last_name`, 'ilike', pattern),
      ]),
    )
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(media.deleted_at, media.id) < (${after?.deletedAt}, ${after?.id}::uuid)`),
    )
    .orderBy('deletedAt', 'desc')
    .orderBy('media.id', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ deletedAt, ...row }) => (deletedAt === null ? [] : [{ ...row, deletedAt }]));
}

/** Its row is held. */
export async function deleteFromBin(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('media').where('id', '=', id).where('deletedAt', 'is not', null).execute();
}

/** Only of what is being encoded and not deleted; says whose it is, or null when it no longer is. */
export async function putProgress(tx: Tx, id: string, percent: number): Promise<string | null> {
  const updated = await tx
    .updateTable('media')
    .set({ percent })
    .where('id', '=', id)
    .where('state', '=', 'processing')
    .where('deletedAt', 'is', null)
    .returning('ownerId')
    .executeTakeFirst();
  return updated?.ownerId ?? null;
}

/** One for each session; true when this was the first. */
export async function takePlay(
  tx: Tx,
  play: { readonly mediaId: string; readonly sessionId: string; readonly playedAt: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('mediaPlays')
    .values(play)
    .onConflict((conflict) => conflict.doNothing())
    .returning('mediaId')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await tx
    .updateTable('media')
    .set((set) => ({ plays: set('plays', '+', 1) }))
    .where('id', '=', play.mediaId)
    .execute();
  return true;
}

export type Collaborator = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly kind: 'owner' | CollaboratorKind;
};

/** The owner first, then the others by name. */
export async function listCollaborators(db: Db, mediaId: string): Promise<readonly Collaborator[]> {
  const { rows } = await sql<Collaborator>`
    select p.id as person_id, p.first_name || ' ' || p.last_name as name, p.email,
      case when p.id = m.owner_id then 'owner' else c.kind end as kind
    from media m
    join people p on p.id = m.owner_id or p.id in (select person_id from media_collaborators where media_id = m.id)
    left join media_collaborators c on c.media_id = m.id and c.person_id = p.id
    where m.id = ${mediaId}
    order by p.id = m.owner_id desc, lower(p.last_name), lower(p.first_name), p.id
  `.execute(db);
  return rows;
}

export async function putCollaborator(
  tx: Tx,
  collaborator: {
    readonly mediaId: string;
    readonly personId: string;
    readonly kind: CollaboratorKind;
    readonly addedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('mediaCollaborators')
    .values(collaborator)
    .onConflict((conflict) => conflict.columns(['mediaId', 'personId']).doUpdateSet({ kind: collaborator.kind }))
    .execute();
}

export async function isCollaborator(
  tx: Tx,
  { mediaId, personId, kind }: { readonly mediaId: string; readonly personId: string; readonly kind: CollaboratorKind },
): Promise<boolean> {
  const found = await tx
    .selectFrom('mediaCollaborators')
    .select('kind')
    .where('mediaId', '=', mediaId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return found?.kind === kind;
}

/** False when there was none. */
export async function deleteCollaborator(
  tx: Tx,
  { mediaId, personId }: { readonly mediaId: string; readonly personId: string },
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('mediaCollaborators')
    .where('mediaId', '=', mediaId)
    .where('personId', '=', personId)
    .returning('personId')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** What was put into the bin before `before` goes for good; says what went. */
export async function deleteBinned(tx: Tx, before: Date): Promise<readonly string[]> {
  const rows = await tx.deleteFrom('media').where('deletedAt', '<', before).returning('id').execute();
  return rows.map((row) => row.id);
}

export async function listProcessing(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('media')
    .select('id')
    .where('state', '=', 'processing')
    .where('deletedAt', 'is', null)
    .orderBy('createdAt')
    .execute();
  return rows.map((row) => row.id);
}

export async function countOwnedBy(db: Db, ownerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('media')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('ownerId', '=', ownerId)
    .executeTakeFirstOrThrow();
  return count;
}

export type Colleague = { readonly email: string; readonly name: string };

/** Who owns or works on anything together with this person, by name or address. */
export async function listColleagues(
  db: Db,
  { personId, search, limit }: { readonly personId: string; readonly search: string; readonly limit: number },
): Promise<readonly Colleague[]> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Colleague>`
    with shared as (
      select id as media_id from media where owner_id = ${personId}
      union select media_id from media_collaborators where person_id = ${personId}
    )
    select distinct p.email, p.first_name || ' ' || p.last_name as name
    from shared s join (
      select media_id, person_id from media_collaborators union all select id, owner_id from media
    ) with_them using (media_id)
    join people p on p.id = with_them.person_id
    where p.id <> ${personId} and p.deactivated_at is null
      and (p.email ilike ${pattern} or p.first_name || ' ' || p.last_name ilike ${pattern})
    order by name, p.email limit ${limit}
  `.execute(db);
  return rows;
}
