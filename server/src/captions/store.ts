import { sql } from 'kysely';
import type { Cue } from '#contract/captions/cues.ts';
import type { CaptionsView } from '#contract/captions/endpoints.ts';
import type { Form } from '#contract/media/endpoints.ts';
import type { Db, Tx } from '#infra/db.ts';

export type Captions = Omit<CaptionsView, 'changedAt'> & { readonly mediaId: string; readonly changedAt: Date };

const columns = [
  'id',
  'mediaId',
  'language',
  'label',
  'origin',
  'isShown',
  'isDefault',
  'isChecked',
  'cueCount',
  'version',
  'changedAt',
] as const;

type Named = { readonly mediaId: string; readonly captionsId: string };

/** In the order in which they were added. */
export function listCaptions(db: Db, mediaId: string): Promise<readonly Captions[]> {
  return db
    .selectFrom('captions')
    .select(columns)
    .where('mediaId', '=', mediaId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export function findCaptions(
  db: Db,
  { mediaId, captionsId }: Named,
): Promise<(Captions & { readonly cues: readonly Cue[] }) | undefined> {
  return (
    db
      .selectFrom('captions')
      .select(columns)
      // Only cues that were parsed are ever written.
      .select(sql<readonly Cue[]>`cues`.as('cues'))
      .where('id', '=', captionsId)
      .where('mediaId', '=', mediaId)
      .executeTakeFirst()
  );
}

export function listCues(
  tx: Tx,
  mediaId: string,
): Promise<readonly { readonly id: string; readonly cues: readonly Cue[] }[]> {
  return (
    tx
      .selectFrom('captions')
      // Only cues that were parsed are ever written.
      .select(['id', sql<readonly Cue[]>`cues`.as('cues')])
      .where('mediaId', '=', mediaId)
      .orderBy('createdAt')
      .orderBy('id')
      .execute()
  );
}

/** Locks the row, so that of two who save at once the second learns of the first. */
export function lockCaptions(tx: Tx, { mediaId, captionsId }: Named): Promise<Captions | undefined> {
  return tx
    .selectFrom('captions')
    .select(columns)
    .where('id', '=', captionsId)
    .where('mediaId', '=', mediaId)
    .forUpdate()
    .executeTakeFirst();
}

export type Entry = {
  readonly form: Form;
  readonly isDeleted: boolean;
  readonly playable: boolean;
  readonly version: number;
};

/** Held until commit: what is added to one entry is added one after the other. */
export function lockEntry(tx: Tx, mediaId: string): Promise<Entry | undefined> {
  return tx
    .selectFrom('media')
    .select(['form', 'playable', 'version', sql<boolean>`deleted_at is not null`.as('isDeleted')])
    .where('id', '=', mediaId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function countCaptions(tx: Tx, mediaId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('captions')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('mediaId', '=', mediaId)
    .executeTakeFirstOrThrow();
  return count;
}

export type NewCaptions = Pick<Captions, 'mediaId' | 'language' | 'label' | 'origin' | 'isShown' | 'isChecked'> & {
  readonly cues: readonly Cue[];
  readonly plainText: string;
  readonly createdAt: Date;
};

export function insertCaptions(tx: Tx, { cues, ...captions }: NewCaptions): Promise<Captions> {
  return tx
    .insertInto('captions')
    .values({
      ...captions,
      cues: JSON.stringify(cues),
      cueCount: cues.length,
      version: 1,
      isDefault: false,
      changedAt: captions.createdAt,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export function updateCues(
  tx: Tx,
  captionsId: string,
  { cues, plainText, now }: { readonly cues: readonly Cue[]; readonly plainText: string; readonly now: Date },
): Promise<Captions> {
  return tx
    .updateTable('captions')
    .set((set) => ({
      cues: JSON.stringify(cues),
      plainText,
      cueCount: cues.length,
      version: set('version', '+', 1),
      changedAt: now,
    }))
    .where('id', '=', captionsId)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export type CaptionsChange = Partial<
  Pick<Captions, 'language' | 'label' | 'isShown' | 'isDefault' | 'isChecked' | 'changedAt'>
>;

export function updateCaptions(tx: Tx, captionsId: string, change: CaptionsChange): Promise<Captions> {
  return tx
    .updateTable('captions')
    .set(change)
    .where('id', '=', captionsId)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export async function dropDefault(tx: Tx, mediaId: string): Promise<void> {
  await tx
    .updateTable('captions')
    .set({ isDefault: false })
    .where('mediaId', '=', mediaId)
    .where('isDefault', '=', true)
    .execute();
}

export async function deleteCaptions(tx: Tx, captionsId: string): Promise<void> {
  await tx.deleteFrom('captions').where('id', '=', captionsId).execute();
}
