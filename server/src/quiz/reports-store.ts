import { type RawBuilder, sql } from 'kysely';
import type { GivenAnswer, KeyedQuestion } from '#contract/quiz/question.ts';
import type { Db } from '#infra/db.ts';
import type { TakerKind } from './policy.ts';

export type Totals = {
  readonly takers: number;
  readonly underWay: number;
  readonly submitted: number;
  readonly waiting: number;
  readonly averagePercent: number | null;
  readonly medianPercent: number | null;
  readonly averageSeconds: number | null;
  /** Kept scores in ten steps; those that are not there are empty. */
  readonly steps: readonly { readonly step: number; readonly count: number }[];
};

export async function getTotals(db: Db, mediaId: string): Promise<Totals> {
  const { rows } = await sql<Totals>`
    with done as (
      select * from quiz_attempts where media_id = ${mediaId} and taker_id is not null and submitted_at is not null
    ), kept as (
      select kept_percent as percent from quiz_takers where media_id = ${mediaId} and kept_percent is not null
    )
    select
      (select count(distinct taker_id) from done) as takers,
      (select count(*) from quiz_attempts where media_id = ${mediaId} and taker_id is not null and submitted_at is null)
        as under_way,
      (select count(*) from done) as submitted,
      (select coalesce(sum(waiting), 0) from done) as waiting,
      (select avg(percent) from kept) as average_percent,
      (select percentile_cont(0.5) within group (order by percent) from kept) as median_percent,
      (select avg(active_seconds) from done) as average_seconds,
      coalesce((
        select jsonb_agg(jsonb_build_object('step', step, 'count', count))
        from (select least(9, floor(percent / 10)) as step, count(*) from kept group by 1) s
      ), '[]') as steps
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('There are no totals.');
  return row;
}

export type QuestionTotals = {
  readonly questionId: string;
  readonly asked: number;
  readonly answered: number;
  readonly rightShare: number | null;
  readonly averageShare: number | null;
  readonly discrimination: number | null;
  readonly waiting: number;
};

/** Below this many a correlation is chance. */
const CORRELATED_AT_LEAST = 5;

type Weighed = Pick<KeyedQuestion, 'id' | 'kind' | 'points' | 'isScored'>;

/** Over submitted attempts. A question is held against the score of the rest, so that it does not agree with itself. */
export async function listQuestionTotals(
  db: Db,
  mediaId: string,
  questions: readonly Weighed[],
): Promise<readonly QuestionTotals[]> {
  const weights = questions.map(({ id, points, isScored }) => ({ id, points: isScored ? points : 0 }));
  const { rows } = await sql<QuestionTotals>`
    select w.question_id, count(*) as asked,
      count(*) filter (where w.given is not null and w.given->>'kind' <> 'skipped') as answered,
      avg((w.share >= 1)::int::double precision) filter (where w.share is not null) as right_share,
      avg(w.share) as average_share,
      case when count(w.share) >= ${CORRELATED_AT_LEAST} then corr(w.share, a.points - w.share * q.points) end
        as discrimination,
      count(*) filter (where w.given->>'kind' = 'written' and w.graded_share is null) as waiting
    from quiz_answers w
    join quiz_attempts a on a.id = w.attempt_id
    join jsonb_to_recordset(${JSON.stringify(weights)}::jsonb) as q (id uuid, points double precision) on q.id = w.question_id
    where a.media_id = ${mediaId} and a.taker_id is not null and a.submitted_at is not null
    group by w.question_id
  `.execute(db);
  return rows;
}

export type Choice = { readonly questionId: string; readonly answerId: string; readonly count: number };

export async function listChoices(db: Db, mediaId: string): Promise<readonly Choice[]> {
  const { rows } = await sql<Choice>`
    select w.question_id, c.answer_id, count(*) as count
    from quiz_attempts a
    join quiz_answers w on w.attempt_id = a.id
    cross join lateral jsonb_array_elements_text(w.given->'answerIds') as c (answer_id)
    where a.media_id = ${mediaId} and a.taker_id is not null and a.submitted_at is not null
      and w.given->>'kind' = 'chosen'
    group by 1, 2
  `.execute(db);
  return rows;
}

export type TakerRow = {
  readonly id: string;
  readonly number: number;
  readonly kind: TakerKind;
  readonly name: string;
  readonly email: string | null;
  readonly isProved: boolean;
  readonly forgottenAt: Date | null;
  readonly keptPercent: number | null;
  readonly keptWaiting: number;
  readonly submitted: number;
  readonly isUnderWay: boolean;
  readonly seconds: number;
  readonly lastAt: Date;
};

/** An account by its own name; a guest who proved the address later is no longer a mere guest. */
const takers = (where: RawBuilder<unknown>) => sql<TakerRow>`
  select t.id, t.number, t.kind, t.forgotten_at, t.kept_percent, t.kept_waiting,
    coalesce(p.first_name || ' ' || p.last_name, t.name) as name,
    coalesce(p.email, t.address_folded, nullif(u.email, '')) as email,
    t.kind <> 'guest' or t.address_folded is not null or exists (
      select from grants g where g.guest_id = t.guest_id and g.proof <> 'guest'
    ) as is_proved,
    d.submitted, d.is_under_way, d.seconds, d.last_at
  from quiz_takers t
  left join people p on p.id = t.person_id
  left join guests u on u.id = t.guest_id
  join lateral (
    select count(a.submitted_at) as submitted, coalesce(bool_or(a.submitted_at is null), false) as is_under_way,
      coalesce(sum(a.active_seconds), 0) as seconds, max(a.active_at) as last_at
    from quiz_attempts a where a.taker_id = t.id
  ) d on d.last_at is not null
  where ${where}
`;

type TakersPage = {
  readonly mediaId: string;
  readonly search: string;
  readonly after: number;
  readonly limit: number;
};

export async function listTakers(db: Db, { mediaId, search, after, limit }: TakersPage): Promise<readonly TakerRow[]> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const isFound = sql`(${search === ''} or concat(p.first_name, ' ', p.last_name, ' ', t.name) ilike ${pattern}
    or concat(p.email, ' ', t.address_folded, ' ', u.email) ilike ${pattern})`;
  const { rows } = await takers(sql`
    t.media_id = ${mediaId} and t.number > ${after} and ${isFound} order by t.number limit ${limit}
  `).execute(db);
  return rows;
}

type NamedTaker = { readonly mediaId: string; readonly takerId: string };

export async function findTaker(db: Db, { mediaId, takerId }: NamedTaker): Promise<TakerRow | undefined> {
  const { rows } = await takers(sql`t.media_id = ${mediaId} and t.id = ${takerId}`).execute(db);
  return rows[0];
}

export type AttemptFigures = {
  readonly id: string;
  readonly takerId: string;
  readonly edition: number;
  readonly number: number;
  readonly begunAt: Date;
  readonly submittedAt: Date | null;
  readonly seconds: number;
  readonly answered: number;
  readonly asked: number;
  readonly percent: number | null;
  readonly points: number | null;
  readonly maxPoints: number | null;
  readonly waiting: number | null;
};

const LONGEST_LIST = 1000;

/** First to last; each has its number among those of its taker. */
export async function listAttemptsOf(db: Db, takerIds: readonly string[]): Promise<readonly AttemptFigures[]> {
  const { rows } = await sql<AttemptFigures>`
    select a.id, a.taker_id, a.edition, a.begun_at, a.submitted_at, a.active_seconds as seconds,
      a.percent, a.points, a.max_points, a.waiting, jsonb_array_length(e.questions) as asked,
      row_number() over (partition by a.taker_id order by a.begun_at, a.id) as number,
      (
        select count(*) from quiz_answers w
        where w.attempt_id = a.id and w.given is not null and w.given->>'kind' <> 'skipped'
      ) as answered
    from quiz_attempts a
    join quiz_editions e on e.media_id = a.media_id and e.number = a.edition
    where a.taker_id = any(${takerIds}::uuid[])
    order by a.begun_at, a.id limit ${LONGEST_LIST}
  `.execute(db);
  return rows;
}

export type OpenAnswerRow = {
  readonly attemptId: string;
  readonly questionId: string;
  readonly edition: number;
  readonly takerId: string;
  readonly takerNumber: number;
  readonly takerName: string;
  readonly given: GivenAnswer;
  readonly answeredAt: Date;
  readonly gradedShare: number | null;
  readonly feedback: string | null;
  readonly gradedAt: Date | null;
};

type OpenAnswersPage = {
  readonly mediaId: string;
  readonly show: 'waiting' | 'graded' | 'all';
  readonly questionId: string | null;
  readonly after: { readonly answeredAt: Date; readonly attemptId: string; readonly questionId: string } | null;
  readonly limit: number;
};

export async function listOpenAnswers(
  db: Db,
  { mediaId, show, questionId, after, limit }: OpenAnswersPage,
): Promise<readonly OpenAnswerRow[]> {
  const isBehind =
    after === null
      ? sql`true`
      : sql`(w.answered_at, w.attempt_id, w.question_id) > (${after.answeredAt}, ${after.attemptId}::uuid, ${after.questionId}::uuid)`;
  const { rows } = await sql<OpenAnswerRow>`
    select w.attempt_id, w.question_id, a.edition, t.id as taker_id, t.number as taker_number,
      coalesce(p.first_name || ' ' || p.last_name, t.name) as taker_name,
      w.given, w.answered_at, w.graded_share, w.feedback, w.graded_at
    from quiz_attempts a
    join quiz_answers w on w.attempt_id = a.id
    join quiz_takers t on t.id = a.taker_id
    left join people p on p.id = t.person_id
    where a.media_id = ${mediaId} and a.submitted_at is not null and w.given->>'kind' = 'written'
      and (${show === 'all'} or (w.graded_at is not null) = ${show === 'graded'})
      and (${questionId}::uuid is null or w.question_id = ${questionId}::uuid)
      and ${isBehind}
    order by w.answered_at, w.attempt_id, w.question_id limit ${limit}
  `.execute(db);
  return rows;
}
