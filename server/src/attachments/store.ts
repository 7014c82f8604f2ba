import { sql } from 'kysely';
import type { MediaType } from '#contract/media/endpoints.ts';
import type { Db, Tx } from '#infra/db.ts';

export type Attachment = {
  readonly id: string;
  readonly mediaId: string;
  readonly name: string;
  readonly title: string;
  readonly bytes: number;
  readonly state: 'uploading' | 'ready';
};

const columns = ['id', 'mediaId', 'name', 'title', 'bytes', 'state'] as const;

/** Holds the entry until the end, so that its files are counted and ordered by one at a time; null when there is none. */
export async function lockMedia(tx: Tx, mediaId: string): Promise<{ readonly isDeleted: boolean } | null> {
  const found = await tx
    .selectFrom('media')
    .select('deletedAt')
    .where('id', '=', mediaId)
    .forUpdate()
    .executeTakeFirst();
  return found === undefined ? null : { isDeleted: found.deletedAt !== null };
}

export function listAttachments(db: Db, mediaId: string): Promise<readonly Attachment[]> {
  return db
    .selectFrom('attachments')
    .select(columns)
    .where('mediaId', '=', mediaId)
    .orderBy('place')
    .orderBy('id')
    .execute();
}

export function findAttachment(db: Db, id: string): Promise<Attachment | undefined> {
  return db.selectFrom('attachments').select(columns).where('id', '=', id).executeTakeFirst();
}

type NewAttachment = Pick<Attachment, 'mediaId' | 'name' | 'bytes'> & { readonly createdAt: Date };

/** At the end of the list. */
export async function insertAttachment(tx: Tx, attachment: NewAttachment): Promise<string> {
  const { id } = await tx
    .insertInto('attachments')
    .values((values) => ({
      ...attachment,
      state: 'uploading',
      place: values
        .selectFrom('attachments')
        .select(({ fn }) => sql<number>`coalesce(${fn.max('place')}, 0) + 1`.as('place'))
        .where('mediaId', '=', attachment.mediaId),
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** False when there is none, or its bytes were all here before. */
export async function putReady(tx: Tx, id: string): Promise<Attachment | undefined> {
  return tx
    .updateTable('attachments')
    .set({ state: 'ready' })
    .where('id', '=', id)
    .where('state', '=', 'uploading')
    .returning(columns)
    .executeTakeFirst();
}

type Change = { readonly name?: string; readonly title?: string };
type OfMedia = { readonly mediaId: string; readonly attachmentId: string };

/** False when there is no such file beside this entry. */
export async function updateAttachment(tx: Tx, { mediaId, attachmentId }: OfMedia, change: Change): Promise<boolean> {
  const updated = await tx
    .updateTable('attachments')
    .set({ ...change, mediaId })
    .where('id', '=', attachmentId)
    .where('mediaId', '=', mediaId)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** False when there is no such file beside this entry. */
export async function deleteAttachment(tx: Tx, { mediaId, attachmentId }: OfMedia): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('attachments')
    .where('id', '=', attachmentId)
    .where('mediaId', '=', mediaId)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}

export async function putOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    update attachments set place = ordered.place::integer
    from unnest(${ids}::uuid[]) with ordinality as ordered (id, place) where attachments.id = ordered.id
  `.execute(tx);
}

export type Related = {
  readonly mediaId: string;
  readonly version: number;
  readonly poster: string | null;
  readonly type: MediaType;
  readonly title: string;
  readonly ownerName: string;
  readonly durationSeconds: number | null;
  readonly hasPicture: boolean;
};

/** Those in the bin stand here too: nobody may open them. */
export async function listRelated(db: Db, mediaId: string): Promise<readonly Related[]> {
  const { rows } = await sql<Related>`
    select m.id as media_id, m.version, m.poster, m.type, m.title, m.duration_seconds, m.playable as has_picture,
      p.first_name || ' ' || p.last_name as owner_name
    from attachment_relations r
    join media m on m.id = r.related_id
    join people p on p.id = m.owner_id
    where r.media_id = ${mediaId}
    order by r.place, r.related_id
  `.execute(db);
  return rows;
}

export async function putRelated(
  tx: Tx,
  { mediaId, relatedIds }: { readonly mediaId: string; readonly relatedIds: readonly string[] },
): Promise<void> {
  await tx.deleteFrom('attachmentRelations').where('mediaId', '=', mediaId).execute();
  if (relatedIds.length === 0) return;
  await tx
    .insertInto('attachmentRelations')
    .values(relatedIds.map((relatedId, place) => ({ mediaId, relatedId, place })))
    .execute();
}

/** Of those that are asked for. */
export async function listStates(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Attachment['state']>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('attachments')
    .select(['id', 'state'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Uploads that were begun before and are not whole; says which. */
export async function listUploadingSince(db: Db, before: Date): Promise<readonly Attachment[]> {
  return db
    .selectFrom('attachments')
    .select(columns)
    .where('state', '=', 'uploading')
    .where('createdAt', '<', before)
    .execute();
}
