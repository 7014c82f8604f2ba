import { type SqlBool, sql } from 'kysely';
import type { GivenAnswer } from '#contract/quiz/question.ts';
import type { Score } from '#contract/quiz/score.ts';
import type { Db, Tx } from '#infra/db.ts';

export type Attempt = {
  readonly id: string;
  readonly mediaId: string;
  readonly edition: number;
  /** null for a preview. */
  readonly takerId: string | null;
  readonly previewerId: string | null;
  readonly deviceId: string | null;
  readonly begunAt: Date;
  readonly activeAt: Date;
  readonly activeSeconds: number;
  readonly submittedAt: Date | null;
  readonly percent: number | null;
  readonly points: number | null;
  readonly maxPoints: number | null;
  readonly waiting: number | null;
};

const columns = [
  'id',
  'mediaId',
  'edition',
  'takerId',
  'previewerId',
  'deviceId',
  'begunAt',
  'activeAt',
  'activeSeconds',
  'submittedAt',
  'percent',
  'points',
  'maxPoints',
  'waiting',
] as const;

type Named = { readonly mediaId: string; readonly attemptId: string };

export function findAttempt(db: Db, { mediaId, attemptId }: Named): Promise<Attempt | undefined> {
  return db
    .selectFrom('quizAttempts')
    .select(columns)
    .where('id', '=', attemptId)
    .where('mediaId', '=', mediaId)
    .executeTakeFirst();
}

/** Two tabs answer one after the other. */
export function lockAttempt(tx: Tx, { mediaId, attemptId }: Named): Promise<Attempt | undefined> {
  return tx
    .selectFrom('quizAttempts')
    .select(columns)
    .where('id', '=', attemptId)
    .where('mediaId', '=', mediaId)
    .forUpdate()
    .executeTakeFirst();
}

/** First to last. */
export async function listAttemptsOfTakers(db: Db, takerIds: readonly string[]): Promise<readonly Attempt[]> {
  if (takerIds.length === 0) return [];
  return db
    .selectFrom('quizAttempts')
    .select(columns)
    .where('takerId', 'in', [...takerIds])
    .orderBy('begunAt')
    .orderBy('id')
    .execute();
}

export function findPreview(
  db: Db,
  { mediaId, personId }: { readonly mediaId: string; readonly personId: string },
): Promise<Attempt | undefined> {
  return db
    .selectFrom('quizAttempts')
    .select(columns)
    .where('mediaId', '=', mediaId)
    .where('previewerId', '=', personId)
    .executeTakeFirst();
}

export type NewAttempt = {
  readonly id: string;
  readonly mediaId: string;
  readonly edition: number;
  readonly takerId: string | null;
  readonly previewerId: string | null;
  readonly deviceId: string | null;
  readonly asUnproved: boolean;
  readonly begunAt: Date;
};

export async function insertAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  await tx
    .insertInto('quizAttempts')
    .values({ ...attempt, activeAt: attempt.begunAt })
    .execute();
}

/** By guests whose address was not proved. */
export async function countUnprovedOn(
  db: Db,
  { mediaId, deviceId }: { readonly mediaId: string; readonly deviceId: string },
): Promise<number> {
  const { count } = await db
    .selectFrom('quizAttempts')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('mediaId', '=', mediaId)
    .where('deviceId', '=', deviceId)
    .where('asUnproved', '=', true)
    .executeTakeFirstOrThrow();
  return count;
}

/** Without previews. */
export async function countAttempts(
  db: Db,
  mediaId: string,
): Promise<{ readonly all: number; readonly submitted: number }> {
  return db
    .selectFrom('quizAttempts')
    .select((select) => [
      select.fn.countAll<number>().as('all'),
      select.fn.count<number>('submittedAt').as('submitted'),
    ])
    .where('mediaId', '=', mediaId)
    .where('takerId', 'is not', null)
    .executeTakeFirstOrThrow();
}

type Touch = { readonly attemptId: string; readonly seconds: number; readonly now: Date };

export async function touchAttempt(tx: Tx, { attemptId, seconds, now }: Touch): Promise<void> {
  await tx
    .updateTable('quizAttempts')
    .set((set) => ({ activeAt: now, activeSeconds: set('activeSeconds', '+', seconds) }))
    .where('id', '=', attemptId)
    .execute();
}

export async function putScore(
  tx: Tx,
  { attemptId, score, submittedAt }: { readonly attemptId: string; readonly score: Score; readonly submittedAt: Date },
): Promise<void> {
  await tx
    .updateTable('quizAttempts')
    .set({ ...score, submittedAt })
    .where('id', '=', attemptId)
    .execute();
}

export async function deleteAttempt(tx: Tx, attemptId: string): Promise<void> {
  await tx.deleteFrom('quizAttempts').where('id', '=', attemptId).execute();
}

export type Answer = {
  readonly attemptId: string;
  readonly questionId: string;
  /** null: submitted without. */
  readonly given: GivenAnswer | null;
  readonly answeredAt: Date | null;
  readonly gradedShare: number | null;
  readonly feedback: string | null;
  readonly gradedAt: Date | null;
  readonly gradedByName: string | null;
};

export async function listAnswers(db: Db, attemptIds: readonly string[]): Promise<readonly Answer[]> {
  if (attemptIds.length === 0) return [];
  return db
    .selectFrom('quizAnswers')
    .leftJoin('people', 'people.id', 'quizAnswers.gradedBy')
    .select([
      'attemptId',
      'questionId',
      'given',
      'answeredAt',
      'gradedShare',
      'feedback',
      'gradedAt',
      sql<string | null>`people.first_name || ' ' || people.last_name`.as('gradedByName'),
    ])
    .where('attemptId', 'in', [...attemptIds])
    .execute();
}

type Giving = {
  readonly attemptId: string;
  readonly questionId: string;
  readonly given: GivenAnswer;
  readonly answeredAt: Date;
};

/** The caller holds the attempt. */
export async function putAnswer(tx: Tx, { given, ...row }: Giving): Promise<void> {
  const value = JSON.stringify(given);
  await tx
    .insertInto('quizAnswers')
    .values({ ...row, given: value })
    .onConflict((conflict) =>
      conflict.columns(['attemptId', 'questionId']).doUpdateSet({ given: value, answeredAt: row.answeredAt }),
    )
    .execute();
}

type Share = { readonly questionId: string; readonly share: number | null };

/** What each answer of a submitted attempt earned; where nothing was given, that is written down as well. */
export async function putShares(tx: Tx, attemptId: string, shares: readonly Share[]): Promise<void> {
  await sql`
    insert into quiz_answers (attempt_id, question_id, share)
    select ${attemptId}, s."questionId", s.share
    from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as s ("questionId" uuid, share double precision)
    on conflict (attempt_id, question_id) do update set share = excluded.share
  `.execute(tx);
}

type Grade = {
  readonly attemptId: string;
  readonly questionId: string;
  readonly gradedShare: number;
  readonly feedback: string;
  readonly gradedAt: Date;
  readonly gradedBy: string | null;
};

export async function putGrade(tx: Tx, { attemptId, questionId, ...grade }: Grade): Promise<void> {
  await tx
    .updateTable('quizAnswers')
    .set(grade)
    .where('attemptId', '=', attemptId)
    .where('questionId', '=', questionId)
    .execute();
}

/** In pages, by their ids; without previews. */
export async function listSubmittedIds(
  db: Db,
  { mediaId, after, limit }: { readonly mediaId: string; readonly after: string | null; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('quizAttempts')
    .select('id')
    .where('mediaId', '=', mediaId)
    .where('takerId', 'is not', null)
    .where('submittedAt', 'is not', null)
    .$if(after !== null, (query) => query.where(sql<SqlBool>`id > ${after}::uuid`))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
