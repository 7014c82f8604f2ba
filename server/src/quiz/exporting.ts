import type { Principal } from '#contract/access/principal.ts';
import type { GivenAnswer, KeyedQuestion } from '#contract/quiz/question.ts';
import { pointsOf } from '#contract/quiz/score.ts';
import { BYTE_ORDER_MARK, csvRow } from '#infra/csv.ts';
import type { FileAnswer } from '#infra/http.ts';
import { actorOf } from '#infra/principal.ts';
import { type Answer, listAnswers } from './attempts-store.ts';
import type { QuizDeps } from './deps.ts';
import { getQuiz } from './loading.ts';
import { asScoredNow } from './policy.ts';
import { attemptRow, everAsked, takerView } from './reporting.ts';
import * as reports from './reports-store.ts';
import { findEdition, listEditions, listQuestions } from './store.ts';

const TAKERS_AT_ONCE = 100;
const COLUMNS = [
  'Number',
  'Name',
  'Email',
  'Kind',
  'Proved',
  'Attempt',
  'Begun',
  'Submitted',
  'Seconds',
  'Percent',
  'Points',
  'Of',
  'To grade',
];

/** Every attempt as a row, with what was answered and what it earned, question by question. */
export function createExporting({ db, audit }: Pick<QuizDeps, 'db' | 'audit'>) {
  return { exported };

  /** Names leave the portal with it, so that somebody took it is written down. */
  async function exported(mediaId: string, by: Principal): Promise<FileAnswer> {
    const { title } = await getQuiz(db, mediaId);
    await audit.record(db, { action: 'quiz.exported', actor: actorOf(by), mediaId });
    return { name: `${title} quiz.csv`, chunks: rows(mediaId) };
  }

  async function* rows(mediaId: string): AsyncGenerator<string> {
    const now = await listQuestions(db, mediaId);
    const questions = everAsked(now, await listEditions(db, mediaId));
    const asked = editionReader(mediaId, now);
    yield BYTE_ORDER_MARK +
      csvRow([
        ...COLUMNS,
        ...questions.flatMap(({ text }, place) => [`${place + 1}. ${text}`, `${place + 1}. points`]),
      ]);
    for (let after = 0; ; ) {
      const takers = await reports.listTakers(db, { mediaId, search: '', after, limit: TAKERS_AT_ONCE });
      const attempts = await reports.listAttemptsOf(
        db,
        takers.map(({ id }) => id),
      );
      const answers = await answersOf(attempts.map(({ id }) => id));
      for (const attempt of attempts) {
        const taker = takers.find(({ id }) => id === attempt.takerId);
        if (taker === undefined) continue;
        const given = answers.get(attempt.id) ?? [];
        const inIt = await asked(attempt.edition);
        yield csvRow([
          ...cellsOf(taker, attempt),
          ...questions.flatMap(({ id }) =>
            answerCells(
              inIt.find((question) => question.id === id),
              given,
            ),
          ),
        ]);
      }
      after = takers.at(-1)?.number ?? after;
      if (takers.length < TAKERS_AT_ONCE) return;
    }
  }

  async function answersOf(attemptIds: readonly string[]): Promise<ReadonlyMap<string, readonly Answer[]>> {
    return Map.groupBy(await listAnswers(db, attemptIds), ({ attemptId }) => attemptId);
  }

  function editionReader(mediaId: string, now: readonly KeyedQuestion[]) {
    const read = new Map<number, readonly KeyedQuestion[]>();
    return async (edition: number) => {
      const questions = read.get(edition) ?? asScoredNow(await findEdition(db, { mediaId, edition }), now);
      read.set(edition, questions);
      return questions;
    };
  }
}

function cellsOf(taker: reports.TakerRow, attempt: reports.AttemptFigures): readonly string[] {
  const { number, name, email, kind, isProved } = takerView(taker);
  const { begunAt, submittedAt, seconds, score, number: attemptNumber } = attemptRow(attempt);
  return [
    number,
    name ?? '',
    email ?? '',
    kind,
    isProved ? 'yes' : 'no',
    attemptNumber,
    begunAt,
    submittedAt ?? '',
    seconds,
    score?.percent ?? '',
    score?.points ?? '',
    score?.maxPoints ?? '',
    score?.waiting ?? '',
  ].map(String);
}

function answerCells(question: KeyedQuestion | undefined, answers: readonly Answer[]): readonly [string, string] {
  if (question === undefined) return ['', ''];
  const { given = null, gradedShare = null } = answers.find(({ questionId }) => questionId === question.id) ?? {};
  const points = pointsOf({ question, given, gradedShare });
  return [given === null ? '' : wordsOf(given, question), points === null ? '' : String(points)];
}

function wordsOf(given: GivenAnswer, { answers }: KeyedQuestion): string {
  switch (given.kind) {
    case 'read':
    case 'skipped':
      return given.kind;
    case 'written':
      return given.text;
    case 'chosen':
      return given.answerIds.map((id) => answers.find((answer) => answer.id === id)?.text || id).join('; ');
  }
}
