import { sql } from 'kysely';
import type { Form, MediaType } from '#contract/media/endpoints.ts';
import type { QuizOptions } from '#contract/quiz/options.ts';
import type { KeyedQuestion } from '#contract/quiz/question.ts';
import type { Db, Tx } from '#infra/db.ts';

export type Quiz = {
  readonly mediaId: string;
  readonly title: string;
  readonly type: MediaType;
  readonly form: Form;
  readonly durationSeconds: number | null;
  readonly options: QuizOptions;
  /** null: the questions were changed since the last edition. */
  readonly edition: number | null;
};

const quizzes = (db: Db) =>
  db
    .selectFrom('quizzes')
    .innerJoin('media', 'media.id', 'quizzes.mediaId')
    .select(['mediaId', 'title', 'type', 'form', 'durationSeconds', 'options', 'edition']);

/** undefined for what is no quiz, also when it was one. */
export function findQuiz(db: Db, mediaId: string): Promise<Quiz | undefined> {
  return quizzes(db).where('mediaId', '=', mediaId).where('type', '=', 'quiz').executeTakeFirst();
}

/** Whoever changes questions or begins an attempt holds it, so that no attempt begins between two states. */
export function lockQuiz(tx: Tx, mediaId: string): Promise<Quiz | undefined> {
  return quizzes(tx).where('mediaId', '=', mediaId).where('type', '=', 'quiz').forUpdate('quizzes').executeTakeFirst();
}

/** Keeps one that was set aside as it was. */
export async function putQuiz(tx: Tx, mediaId: string, options: QuizOptions): Promise<void> {
  await tx
    .insertInto('quizzes')
    .values({ mediaId, options: JSON.stringify(options) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function putOptions(tx: Tx, mediaId: string, options: QuizOptions): Promise<void> {
  await tx
    .updateTable('quizzes')
    .set({ options: JSON.stringify(options) })
    .where('mediaId', '=', mediaId)
    .execute();
}

export type StoredQuestion = KeyedQuestion & { readonly place: number; readonly isAsked: boolean };

const questionColumns = [
  'id',
  'kind',
  'atSeconds',
  'text',
  'hint',
  'explanation',
  'points',
  'isScored',
  'answers',
  'place',
  'isAsked',
] as const;

/** In the order of the timeline. */
export function listQuestions(db: Db, mediaId: string): Promise<readonly StoredQuestion[]> {
  return db
    .selectFrom('quizQuestions')
    .select(questionColumns)
    .where('mediaId', '=', mediaId)
    .orderBy('atSeconds')
    .orderBy('place')
    .orderBy('id')
    .execute();
}

type NewQuestion = KeyedQuestion & { readonly mediaId: string; readonly place: number };

export async function insertQuestion(tx: Tx, question: NewQuestion): Promise<void> {
  const row = { ...question, answers: JSON.stringify(question.answers) };
  await tx.insertInto('quizQuestions').values(row).execute();
}

export async function updateQuestion(tx: Tx, { id, ...question }: KeyedQuestion): Promise<void> {
  await tx
    .updateTable('quizQuestions')
    .set({ ...question, answers: JSON.stringify(question.answers) })
    .where('id', '=', id)
    .execute();
}

export async function deleteQuestion(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('quizQuestions').where('id', '=', id).execute();
}

/** Puts these in this order, at one moment. */
export async function putPlaces(
  tx: Tx,
  { ids, atSeconds }: { readonly ids: readonly string[]; readonly atSeconds: number },
): Promise<void> {
  await sql`
    update quiz_questions q set at_seconds = ${atSeconds}, place = o.place
    from unnest(${ids}::uuid[]) with ordinality as o (id, place) where q.id = o.id
  `.execute(tx);
}

export async function putMoments(
  tx: Tx,
  { mediaId, moments }: { readonly mediaId: string; readonly moments: ReadonlyMap<string, number> },
): Promise<void> {
  await sql`
    update quiz_questions q set at_seconds = m.at_seconds
    from unnest(${[...moments.keys()]}::uuid[], ${[...moments.values()]}::double precision[]) as m (id, at_seconds)
    where q.id = m.id and q.media_id = ${mediaId}
  `.execute(tx);
}

/** The questions of every edition, whose attempts may still be under way; held until commit. */
export function lockEditions(
  tx: Tx,
  mediaId: string,
): Promise<readonly { readonly number: number; readonly questions: readonly KeyedQuestion[] }[]> {
  return tx
    .selectFrom('quizEditions')
    .select(['number', 'questions'])
    .where('mediaId', '=', mediaId)
    .orderBy('number')
    .forUpdate()
    .execute();
}

export async function putEdition(
  tx: Tx,
  {
    mediaId,
    number,
    questions,
  }: { readonly mediaId: string; readonly number: number; readonly questions: readonly KeyedQuestion[] },
): Promise<void> {
  await tx
    .updateTable('quizEditions')
    .set({ questions: JSON.stringify(questions) })
    .where('mediaId', '=', mediaId)
    .where('number', '=', number)
    .execute();
}

/** Attempts begin with the questions as they are from now on. */
export async function forgetEdition(tx: Tx, mediaId: string): Promise<void> {
  await tx.updateTable('quizzes').set({ edition: null }).where('mediaId', '=', mediaId).execute();
}

/** Freezes the questions as they are; the caller holds the quiz. */
export async function insertEdition(tx: Tx, mediaId: string, questions: readonly KeyedQuestion[]): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into quiz_editions (media_id, number, questions)
    select ${mediaId}, coalesce(max(number), 0) + 1, ${JSON.stringify(questions)}::jsonb
    from quiz_editions where media_id = ${mediaId} returning number
  `.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('An edition was not stored.');
  await tx.updateTable('quizzes').set({ edition: row.number }).where('mediaId', '=', mediaId).execute();
  await tx
    .updateTable('quizQuestions')
    .set({ isAsked: true })
    .where('mediaId', '=', mediaId)
    .where('isAsked', '=', false)
    .execute();
  return row.number;
}

export async function findEdition(
  db: Db,
  { mediaId, edition }: { readonly mediaId: string; readonly edition: number },
): Promise<readonly KeyedQuestion[]> {
  const { questions } = await db
    .selectFrom('quizEditions')
    .select('questions')
    .where('mediaId', '=', mediaId)
    .where('number', '=', edition)
    .executeTakeFirstOrThrow();
  return questions;
}

export type Edition = { readonly number: number; readonly questions: readonly KeyedQuestion[] };

/** Those that were submitted at least once. */
export function listEditions(db: Db, mediaId: string): Promise<readonly Edition[]> {
  return db
    .selectFrom('quizEditions')
    .select(['number', 'questions'])
    .where('mediaId', '=', mediaId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('quizAttempts')
          .select('id')
          .whereRef('quizAttempts.mediaId', '=', 'quizEditions.mediaId')
          .whereRef('quizAttempts.edition', '=', 'quizEditions.number')
          .where('submittedAt', 'is not', null)
          .where('takerId', 'is not', null),
      ),
    )
    .orderBy('number', 'desc')
    .execute();
}
