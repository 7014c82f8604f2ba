import { sql } from 'kysely';
import type { Cue } from '#contract/captions/cues.ts';
import type { TranscriptionFailure, TranscriptionView } from '#contract/captions/endpoints.ts';
import type { Db, Tx } from '#infra/db.ts';

export type Transcription = {
  readonly id: string;
  readonly mediaId: string;
  readonly language: string | null;
  readonly state: TranscriptionView['state'];
  readonly percent: number;
  readonly failure: TranscriptionFailure | null;
  readonly captionsId: string | null;
  readonly createdAt: Date;
};

const columns = ['id', 'mediaId', 'language', 'state', 'percent', 'failure', 'captionsId', 'createdAt'] as const;

/** Latest first. */
export function listTranscriptions(db: Db, mediaId: string): Promise<readonly Transcription[]> {
  return db
    .selectFrom('transcriptions')
    .select(columns)
    .where('mediaId', '=', mediaId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(10)
    .execute();
}

export function lockTranscription(tx: Tx, transcriptionId: string): Promise<Transcription | undefined> {
  return tx
    .selectFrom('transcriptions')
    .select(columns)
    .where('id', '=', transcriptionId)
    .forUpdate()
    .executeTakeFirst();
}

export async function isUnderWay(tx: Tx, mediaId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('transcriptions')
    .select('id')
    .where('mediaId', '=', mediaId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return found !== undefined;
}

export function insertTranscription(
  tx: Tx,
  wanted: Pick<Transcription, 'id' | 'mediaId' | 'language' | 'createdAt'>,
): Promise<Transcription> {
  return tx
    .insertInto('transcriptions')
    .values({ ...wanted, state: 'waiting', percent: 0, doneMs: 0, segments: '[]', changedAt: wanted.createdAt })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export type Work = Transcription & {
  readonly doneMs: number;
  readonly segments: readonly Cue[];
  readonly version: number;
};

/** Null when it is over, or the entry is in the bin. */
export async function findWork(db: Db, transcriptionId: string): Promise<Work | null> {
  const found = await db
    .selectFrom('transcriptions')
    .innerJoin('media', 'media.id', 'transcriptions.mediaId')
    .select([
      'transcriptions.id',
      'mediaId',
      'language',
      'transcriptions.state',
      'transcriptions.percent',
      'transcriptions.failure',
      'captionsId',
      'transcriptions.createdAt',
      'doneMs',
      'media.version',
      // Only segments that were parsed are ever written.
      sql<readonly Cue[]>`segments`.as('segments'),
    ])
    .where('transcriptions.id', '=', transcriptionId)
    .where('transcriptions.state', 'in', ['waiting', 'running'])
    .where('media.deletedAt', 'is', null)
    .executeTakeFirst();
  return found ?? null;
}

type Progress = {
  readonly percent: number;
  readonly now: Date;
  readonly heard?: { readonly doneMs: number; readonly segments: readonly Cue[] };
};

/** False when it is over, or the entry is in the bin: then nobody waits for the rest. */
export async function putProgress(
  tx: Tx,
  transcriptionId: string,
  { percent, now, heard }: Progress,
): Promise<boolean> {
  const updated = await tx
    .updateTable('transcriptions')
    .set({
      state: 'running',
      percent,
      changedAt: now,
      ...(heard === undefined ? {} : { doneMs: heard.doneMs, segments: JSON.stringify(heard.segments) }),
    })
    .where('id', '=', transcriptionId)
    .where('state', 'in', ['waiting', 'running'])
    .where(sql<boolean>`exists (select from media m where m.id = media_id and m.deleted_at is null)`)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

export type End =
  | { readonly state: 'done'; readonly captionsId: string; readonly percent: number }
  | { readonly state: 'failed'; readonly failure: TranscriptionFailure }
  | { readonly state: 'cancelled' };

/** What was heard is not kept beside the captions. */
export async function endTranscription(tx: Tx, transcriptionId: string, end: End, now: Date): Promise<void> {
  await tx
    .updateTable('transcriptions')
    .set({ ...end, segments: '[]', changedAt: now })
    .where('id', '=', transcriptionId)
    .execute();
}

export async function listUnderWay(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('transcriptions')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('createdAt')
    .execute();
  return rows.map(({ id }) => id);
}
