import { sql } from 'kysely';
import type { Becomes, EditState, ThumbnailKind } from '#contract/editor/endpoints.ts';
import type { Part } from '#contract/editor/parts.ts';
import type { Db, Tx } from '#infra/db.ts';

// ---- edits

export type Edit = {
  readonly id: string;
  readonly mediaId: string;
  readonly personId: string;
  readonly ofNumber: number;
  readonly becomes: Becomes;
  readonly parts: readonly Part[];
  readonly title: string;
  readonly intoNumber: number | null;
  readonly intoMediaIds: readonly string[];
  readonly state: EditState;
  readonly percent: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
};

const editColumns = [
  'editorEdits.id',
  'mediaId',
  'personId',
  'ofNumber',
  'becomes',
  'parts',
  'title',
  'intoNumber',
  'intoMediaIds',
  'state',
  'percent',
  'startedAt',
  'endedAt',
] as const;

export type NewEdit = Omit<Edit, 'state' | 'percent' | 'endedAt'>;

export async function insertEdit(tx: Tx, { parts, intoMediaIds, ...edit }: NewEdit): Promise<void> {
  await tx
    .insertInto('editorEdits')
    .values({ ...edit, parts: JSON.stringify(parts), intoMediaIds: [...intoMediaIds], state: 'waiting' })
    .execute();
}

export function findEdit(db: Db, id: string): Promise<Edit | undefined> {
  return db.selectFrom('editorEdits').select(editColumns).where('id', '=', id).executeTakeFirst();
}

export function lockEdit(tx: Tx, id: string): Promise<Edit | undefined> {
  return tx.selectFrom('editorEdits').select(editColumns).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function isBusy(tx: Tx, mediaId: string): Promise<boolean> {
  const open = await tx
    .selectFrom('editorEdits')
    .select('id')
    .where('mediaId', '=', mediaId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return open !== undefined;
}

export function findLatestEdit(db: Db, mediaId: string): Promise<(Edit & { readonly byName: string }) | undefined> {
  return db
    .selectFrom('editorEdits')
    .innerJoin('people', 'people.id', 'editorEdits.personId')
    .select([...editColumns, sql<string>`people.first_name || ' ' || people.last_name`.as('byName')])
    .where('mediaId', '=', mediaId)
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function listOpenEdits(db: Db): Promise<readonly Edit[]> {
  return db.selectFrom('editorEdits').select(editColumns).where('endedAt', 'is', null).execute();
}

/** False when it was over already. */
export async function endEdit(
  tx: Tx,
  { id, state, now }: { readonly id: string; readonly state: EditState; readonly now: Date },
): Promise<boolean> {
  const ended = await tx
    .updateTable('editorEdits')
    .set({ state, endedAt: now, ...(state === 'done' ? { percent: 100 } : {}) })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** False when nobody waits for it any more: it is over, or the entry lies in the bin. */
export async function putProgress(tx: Tx, id: string, percent: number): Promise<boolean> {
  const updated = await tx
    .updateTable('editorEdits')
    .set({ state: 'working', percent })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('media')
          .select('media.id')
          .whereRef('media.id', '=', 'editorEdits.mediaId')
          .where('deletedAt', 'is', null),
      ),
    )
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** A number that no version of this entry ever had, not even one that failed. */
export async function nextNumber(tx: Tx, mediaId: string, current: number): Promise<number> {
  const { rows } = await sql<{ most: number | null }>`
    select greatest(
      (select max(into_number) from editor_edits where media_id = ${mediaId}),
      (select max(number) from editor_versions where media_id = ${mediaId})
    ) as most
  `.execute(tx);
  return Math.max(rows[0]?.most ?? 0, current) + 1;
}

// ---- versions

export type Version = {
  readonly mediaId: string;
  readonly number: number;
  readonly ofNumber: number | null;
  readonly parts: readonly Part[] | null;
  readonly personId: string | null;
  readonly madeAt: Date;
  readonly durationSeconds: number | null;
  readonly bytes: number;
  readonly leftAt: Date | null;
  readonly timeline: Readonly<Record<string, unknown>>;
};

const versionColumns = [
  'mediaId',
  'number',
  'ofNumber',
  'parts',
  'personId',
  'madeAt',
  'durationSeconds',
  'bytes',
  'leftAt',
  'timeline',
] as const;

/** What is there already stays as it was. */
export async function putVersion(tx: Tx, { parts, ...version }: Omit<Version, 'leftAt' | 'timeline'>): Promise<void> {
  await tx
    .insertInto('editorVersions')
    .values({ ...version, parts: parts === null ? null : JSON.stringify(parts), timeline: '{}' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function updateVersion(
  tx: Tx,
  { mediaId, number }: Pick<Version, 'mediaId' | 'number'>,
  change: { readonly leftAt: Date | null; readonly timeline?: Version['timeline'] },
): Promise<void> {
  await tx
    .updateTable('editorVersions')
    .set({
      leftAt: change.leftAt,
      ...(change.timeline === undefined ? {} : { timeline: JSON.stringify(change.timeline) }),
    })
    .where('mediaId', '=', mediaId)
    .where('number', '=', number)
    .execute();
}

export function findVersion(
  db: Db,
  { mediaId, number }: Pick<Version, 'mediaId' | 'number'>,
): Promise<Version | undefined> {
  return db
    .selectFrom('editorVersions')
    .select(versionColumns)
    .where('mediaId', '=', mediaId)
    .where('number', '=', number)
    .executeTakeFirst();
}

export type NamedVersion = Version & { readonly byName: string | null };

/** Newest first. There are few: what is older is swept. */
export function listVersions(db: Db, mediaId: string): Promise<readonly NamedVersion[]> {
  return db
    .selectFrom('editorVersions')
    .leftJoin('people', 'people.id', 'editorVersions.personId')
    .select([...versionColumns, sql<string | null>`people.first_name || ' ' || people.last_name`.as('byName')])
    .where('mediaId', '=', mediaId)
    .orderBy('number', 'desc')
    .execute();
}

/** Entries with more than one version: all others have nothing to sweep. */
export async function listEditedMedia(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('editorVersions')
    .select('mediaId')
    .distinct()
    .where('leftAt', 'is not', null)
    .execute();
  return rows.map(({ mediaId }) => mediaId);
}

export async function deleteVersions(tx: Tx, mediaId: string, numbers: readonly number[]): Promise<void> {
  await tx
    .deleteFrom('editorVersions')
    .where('mediaId', '=', mediaId)
    .where('number', 'in', [...numbers])
    .where('leftAt', 'is not', null)
    .execute();
}

// ---- thumbnails

export type Thumbnail = {
  readonly mediaId: string;
  readonly id: string;
  readonly kind: ThumbnailKind;
  readonly seconds: number | null;
  readonly state: 'shown' | 'making' | 'failed';
};

const thumbnailColumns = ['mediaId', 'id', 'kind', 'seconds', 'state'] as const;

export async function putThumbnail(tx: Tx, { mediaId, ...chosen }: Thumbnail): Promise<void> {
  await tx
    .insertInto('editorThumbnails')
    .values({ mediaId, ...chosen })
    .onConflict((conflict) => conflict.column('mediaId').doUpdateSet(chosen))
    .execute();
}

export function findThumbnailOf(db: Db, mediaId: string): Promise<Thumbnail | undefined> {
  return db.selectFrom('editorThumbnails').select(thumbnailColumns).where('mediaId', '=', mediaId).executeTakeFirst();
}

/** Nothing when another one was chosen meanwhile. */
export function findThumbnail(db: Db, id: string): Promise<Thumbnail | undefined> {
  return db.selectFrom('editorThumbnails').select(thumbnailColumns).where('id', '=', id).executeTakeFirst();
}

/** False when another one was chosen meanwhile. */
export async function endThumbnail(
  tx: Tx,
  { id, state }: { readonly id: string; readonly state: 'shown' | 'failed' },
): Promise<boolean> {
  const ended = await tx
    .updateTable('editorThumbnails')
    .set({ state })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}
