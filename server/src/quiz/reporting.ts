import type { KeyedQuestion } from '#contract/quiz/question.ts';
import type {
  AttemptReport,
  AttemptRow,
  OpenAnswer,
  QuestionReport,
  QuizReport,
  TakerView,
} from '#contract/quiz/reports.ts';
import { pointsOf, verdictOf } from '#contract/quiz/score.ts';
import { Problem } from '#infra/problem.ts';
import { type Answer, findAttempt } from './attempts-store.ts';
import type { QuizDeps } from './deps.ts';
import { getQuiz, loadAttempt } from './loading.ts';
import { asScoredNow } from './policy.ts';
import * as reports from './reports-store.ts';
import { type Edition, findEdition, listEditions, listQuestions } from './store.ts';

const STEPS = 10;
const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const CURSOR = new RegExp(`^(\\d{1,15})\\.(${ID})\\.(${ID})$`);

export type Reporting = ReturnType<typeof createReporting>;

/** What those who may edit see of the attempts; previews are in none of it. */
export function createReporting({ db }: Pick<QuizDeps, 'db'>) {
  return { report, takers, taker, attempt, openAnswers };

  async function report(mediaId: string): Promise<QuizReport> {
    await getQuiz(db, mediaId);
    const [totals, now, editions] = await Promise.all([
      reports.getTotals(db, mediaId),
      listQuestions(db, mediaId),
      listEditions(db, mediaId),
    ]);
    const questions = everAsked(now, editions);
    const [figures, choices] = await Promise.all([
      reports.listQuestionTotals(db, mediaId, questions),
      reports.listChoices(db, mediaId),
    ]);
    const { steps, ...figuresOfAll } = totals;
    return {
      ...figuresOfAll,
      distribution: Array.from({ length: STEPS }, (_, step) => steps.find((each) => each.step === step)?.count ?? 0),
      questions: questions.map((question) => ({
        question,
        isDeleted: !now.some(({ id }) => id === question.id),
        ...figuresOf(question, figures),
        answers: answersOf({ question, editions, choices, answered: figuresOf(question, figures).answered }),
      })),
    };
  }

  type Page = { readonly mediaId: string; readonly search: string; readonly after: number; readonly limit: number };

  async function takers({ limit, ...page }: Page): Promise<{ takers: TakerView[]; next: number | null }> {
    await getQuiz(db, page.mediaId);
    const found = await reports.listTakers(db, { ...page, limit: limit + 1 });
    const shown = found.slice(0, limit);
    return {
      takers: shown.map(takerView),
      next: found.length > limit ? (shown.at(-1)?.number ?? null) : null,
    };
  }

  async function taker(named: { readonly mediaId: string; readonly takerId: string }) {
    await getQuiz(db, named.mediaId);
    const row = await getTaker(named);
    const attempts = await reports.listAttemptsOf(db, [named.takerId]);
    return { taker: takerView(row), attempts: attempts.map(attemptRow) };
  }

  async function getTaker(named: { readonly mediaId: string; readonly takerId: string }): Promise<reports.TakerRow> {
    const row = await reports.findTaker(db, named);
    if (row === undefined) throw new Problem('quiz.no-taker');
    return row;
  }

  async function attempt(named: { readonly mediaId: string; readonly attemptId: string }): Promise<AttemptReport> {
    const quiz = await getQuiz(db, named.mediaId);
    const found = await findAttempt(db, named);
    if (found === undefined || found.takerId === null) throw new Problem('quiz.no-attempt');
    const { takerId } = found;
    const [row, attempts, { questions, answers }] = await Promise.all([
      getTaker({ mediaId: named.mediaId, takerId }),
      reports.listAttemptsOf(db, [takerId]),
      loadAttempt(db, quiz, found),
    ]);
    const figures = attempts.find(({ id }) => id === found.id);
    if (figures === undefined) throw new Problem('quiz.no-attempt');
    return {
      taker: takerView(row),
      attempt: attemptRow(figures),
      answers: questions.map((question) => answerReport(question, answers.get(question.id))),
    };
  }

  type AnswersPage = {
    readonly mediaId: string;
    readonly show: 'waiting' | 'graded' | 'all';
    readonly questionId: string | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  };

  async function openAnswers({ mediaId, show, questionId, after, limit }: AnswersPage) {
    await getQuiz(db, mediaId);
    const found = await reports.listOpenAnswers(db, {
      mediaId,
      show,
      questionId: questionId ?? null,
      after: after === undefined ? null : readCursor(after),
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const now = await listQuestions(db, mediaId);
    const editions = new Map<number, readonly KeyedQuestion[]>();
    for (const edition of new Set(page.map((row) => row.edition))) {
      editions.set(edition, asScoredNow(await findEdition(db, { mediaId, edition }), now));
    }
    const last = page.at(-1);
    return {
      answers: page.flatMap((row) => openAnswer(row, editions.get(row.edition) ?? [])),
      next: found.length > limit && last !== undefined ? cursorOf(last) : null,
    };
  }
}

/** Those of now in their order, then those that were taken out since; each as it was worded last. */
export function everAsked(now: readonly KeyedQuestion[], editions: readonly Edition[]): readonly KeyedQuestion[] {
  const all = new Map(now.map((question) => [question.id, question]));
  for (const { questions } of editions) for (const each of questions) if (!all.has(each.id)) all.set(each.id, each);
  return Array.from(all.values(), ({ id, kind, atSeconds, text, hint, explanation, points, isScored, answers }) => ({
    id,
    kind,
    atSeconds,
    text,
    hint,
    explanation,
    points,
    isScored,
    answers,
  }));
}

const NOBODY = { asked: 0, answered: 0, rightShare: null, averageShare: null, discrimination: null, waiting: 0 };

function figuresOf({ id, kind }: KeyedQuestion, all: readonly reports.QuestionTotals[]) {
  const { questionId: _id, ...figures } = all.find(({ questionId }) => questionId === id) ?? {
    questionId: id,
    ...NOBODY,
  };
  return kind === 'reflection' ? { ...figures, rightShare: null, averageShare: null, discrimination: null } : figures;
}

type Chosen = {
  readonly question: KeyedQuestion;
  readonly editions: readonly Edition[];
  readonly choices: readonly reports.Choice[];
  readonly answered: number;
};

function answersOf({ question, editions, choices, answered }: Chosen): QuestionReport['answers'] {
  const gone = editions
    .flatMap(({ questions }) => questions.find(({ id }) => id === question.id)?.answers ?? [])
    .filter(({ id }) => !question.answers.some((answer) => answer.id === id));
  const distinct = new Map(gone.toReversed().map((answer) => [answer.id, answer]));
  const counted = (answerId: string) =>
    choices.find((choice) => choice.questionId === question.id && choice.answerId === answerId)?.count ?? 0;
  return [
    ...question.answers.map((answer) => ({ ...answer, isGone: false })),
    ...Array.from(distinct.values(), (answer) => ({ ...answer, isGone: true })),
  ].map(({ id, text, isRight, isGone }) => {
    const count = counted(id);
    return { id, text, isRight, isGone, count, share: answered === 0 ? 0 : Math.min(1, count / answered) };
  });
}

export function takerView(row: reports.TakerRow): TakerView {
  const { id, number, kind, email, isProved, forgottenAt, submitted, isUnderWay, keptPercent, keptWaiting } = row;
  return {
    id,
    number,
    kind,
    email,
    isProved,
    submitted,
    isUnderWay,
    name: row.name === '' ? null : row.name,
    isForgotten: forgottenAt !== null,
    kept: keptPercent === null ? null : { percent: keptPercent, waiting: keptWaiting },
    seconds: Math.round(row.seconds),
    lastAt: row.lastAt.toISOString(),
  };
}

export function attemptRow(figures: reports.AttemptFigures): AttemptRow {
  const { id, number, answered, asked, percent, points, maxPoints, waiting } = figures;
  const isScored = points !== null && maxPoints !== null && waiting !== null;
  return {
    id,
    number,
    answered,
    asked,
    begunAt: figures.begunAt.toISOString(),
    submittedAt: figures.submittedAt?.toISOString() ?? null,
    seconds: Math.round(figures.seconds),
    score: isScored ? { percent, points, maxPoints, waiting } : null,
  };
}

function answerReport(question: KeyedQuestion, answer: Answer | undefined): AttemptReport['answers'][number] {
  const { given = null, answeredAt = null, gradedShare = null, gradedAt = null } = answer ?? {};
  const marked = { question, given, gradedShare };
  return {
    question,
    given,
    answeredAt: answeredAt?.toISOString() ?? null,
    verdict: verdictOf(marked),
    points: pointsOf(marked),
    grade:
      gradedShare === null || gradedAt === null
        ? null
        : {
            points: gradedPoints(question, gradedShare),
            feedback: answer?.feedback ?? '',
            gradedAt: gradedAt.toISOString(),
            gradedByName: answer?.gradedByName ?? null,
          },
  };
}

function openAnswer(row: reports.OpenAnswerRow, questions: readonly KeyedQuestion[]): readonly OpenAnswer[] {
  const { attemptId, questionId, takerId, takerNumber, takerName, given, answeredAt, gradedShare, gradedAt } = row;
  const question = questions.find(({ id }) => id === questionId);
  if (question === undefined || given.kind !== 'written') return [];
  const grade =
    gradedShare === null || gradedAt === null
      ? null
      : {
          points: gradedPoints(question, gradedShare),
          feedback: row.feedback ?? '',
          gradedAt: gradedAt.toISOString(),
        };
  return [
    {
      attemptId,
      questionId,
      questionText: question.text,
      taker: { id: takerId, number: takerNumber, name: takerName === '' ? null : takerName },
      text: given.text,
      answeredAt: answeredAt.toISOString(),
      maxPoints: question.points,
      grade,
    },
  ];
}

function gradedPoints({ points }: KeyedQuestion, share: number): number {
  return Math.round(share * points * 100) / 100;
}

function cursorOf({ answeredAt, attemptId, questionId }: reports.OpenAnswerRow): string {
  return `${answeredAt.getTime()}.${attemptId}.${questionId}`;
}

function readCursor(text: string) {
  const [, milliseconds, attemptId, questionId] = CURSOR.exec(text) ?? [];
  if (milliseconds === undefined || attemptId === undefined || questionId === undefined) {
    throw new Problem('request.invalid', { fields: [{ field: 'after', message: 'This is not a place in the list.' }] });
  }
  return { answeredAt: new Date(Number(milliseconds)), attemptId, questionId };
}
