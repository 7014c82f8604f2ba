import { randomUUID } from 'node:crypto';
import type { Principal } from '#contract/access/principal.ts';
import type { QuizSetup } from '#contract/quiz/endpoints.ts';
import { QUIZ_OPTIONS_AT_FIRST, type QuizOptions } from '#contract/quiz/options.ts';
import type { KeyedQuestion, QuestionDraft } from '#contract/quiz/question.ts';
import { announce } from '#infra/announce.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { countAttempts } from './attempts-store.ts';
import type { QuizDeps } from './deps.ts';
import { getQuiz } from './loading.ts';
import { quizChanged } from './news.ts';
import { changesScores, MOST_QUESTIONS, placeAmong, questionOf } from './policy.ts';
import * as store from './store.ts';

/** Without a caller it is the portal itself, which makes its demo. */
type ByEditor = { readonly mediaId: string; readonly caller: Principal | null };
type OfQuestion = ByEditor & { readonly questionId: string };
type Added = { readonly questionId: string; readonly setup: QuizSetup };
type OptionsChange = { readonly [K in keyof QuizOptions]?: QuizOptions[K] | undefined };

/** The author's side: make a quiz, set its options, write its questions. */
export function createSetup({ db, jobs, audit, media }: QuizDeps) {
  return { make, remove, setup, change, add, changeQuestion, move, copy, deleteQuestion };

  async function make({ mediaId, caller }: ByEditor): Promise<QuizSetup> {
    await transact(db, async (tx) => {
      if (!(await media.setQuiz(tx, mediaId, 'quiz'))) throw new Problem('quiz.form-cannot');
      await store.putQuiz(tx, mediaId, QUIZ_OPTIONS_AT_FIRST);
      await audit.record(tx, { action: 'quiz.made', actor: actorOf(caller), mediaId });
      await announce(tx, quizChanged(mediaId));
    });
    return setup(mediaId);
  }

  /** Nothing is lost: what was asked and answered is there again when it is made a quiz again. */
  async function remove({ mediaId, caller }: ByEditor): Promise<null> {
    await transact(db, async (tx) => {
      await lock(tx, mediaId);
      await media.setQuiz(tx, mediaId, 'plain');
      await audit.record(tx, { action: 'quiz.removed', actor: actorOf(caller), mediaId });
      await announce(tx, quizChanged(mediaId));
    });
    return null;
  }

  function setup(mediaId: string): Promise<QuizSetup> {
    return setupAt(db, mediaId);
  }

  async function setupAt(at: Db, mediaId: string): Promise<QuizSetup> {
    const { options, durationSeconds } = await getQuiz(at, mediaId);
    const questions = await store.listQuestions(at, mediaId);
    const { all } = await countAttempts(at, mediaId);
    return {
      options,
      questions: questions.map((question) => ({
        ...question,
        isBeyondEnd: durationSeconds !== null && question.atSeconds > durationSeconds,
      })),
      durationSeconds,
      attempts: all,
    };
  }

  async function change({ mediaId, change: wanted, caller }: ByEditor & { readonly change: OptionsChange }) {
    return transact(db, async (tx) => {
      const { options } = await lock(tx, mediaId);
      const changed = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
      const after: QuizOptions = { ...options, ...changed };
      await store.putOptions(tx, mediaId, after);
      if (after.scoreKept !== options.scoreKept) await jobs.order(tx, 'quiz.rescore', { mediaId });
      const facts = { fields: Object.keys(changed) };
      await audit.record(tx, { action: 'quiz.changed', actor: actorOf(caller), mediaId, facts });
      await announce(tx, quizChanged(mediaId));
      return setupAt(tx, mediaId);
    });
  }

  async function add({ mediaId, draft, caller }: ByEditor & { readonly draft: QuestionDraft }): Promise<Added> {
    return transact(db, async (tx) => {
      await lock(tx, mediaId);
      return insert(tx, { mediaId, caller, question: questionOf(randomUUID(), draft, randomUUID), behindId: null });
    });
  }

  /** Answers of the copy get ids of their own, so that nothing is taken for the same as in the first. */
  async function copy({
    mediaId,
    questionId,
    atSeconds,
    caller,
  }: OfQuestion & { readonly atSeconds: number | undefined }) {
    return transact(db, async (tx) => {
      const { question } = await lockQuestion(tx, { mediaId, questionId });
      const { isAsked: _asked, place: _place, ...original } = question;
      const answers = question.answers.map((answer) => ({
        ...answer,
        id: question.kind === 'true-false' ? answer.id : randomUUID(),
      }));
      const placed = atSeconds ?? question.atSeconds;
      const copied = { ...original, id: randomUUID(), answers, atSeconds: placed };
      return insert(tx, { mediaId, caller, question: copied, behindId: atSeconds === undefined ? questionId : null });
    });
  }

  type Insertion = ByEditor & { readonly question: KeyedQuestion; readonly behindId: string | null };

  async function insert(tx: Tx, { mediaId, caller, question, behindId }: Insertion): Promise<Added> {
    const there = await store.listQuestions(tx, mediaId);
    if (there.length >= MOST_QUESTIONS)
      throw new Problem('quiz.too-many-questions', { facts: { most: MOST_QUESTIONS } });
    await store.insertQuestion(tx, { ...question, mediaId, place: 0 });
    const next = there[there.findIndex(({ id }) => id === behindId) + 1];
    await place(tx, { there, question, beforeId: behindId === null ? null : (next?.id ?? null) });
    await changed(tx, { action: 'quiz.question-added', mediaId, questionId: question.id, caller });
    return { questionId: question.id, setup: await setupAt(tx, mediaId) };
  }

  async function changeQuestion({
    mediaId,
    questionId,
    draft,
    caller,
  }: OfQuestion & { readonly draft: QuestionDraft }) {
    return transact(db, async (tx) => {
      const { question: before, there } = await lockQuestion(tx, { mediaId, questionId });
      if (before.isAsked && before.kind !== draft.kind) throw new Problem('quiz.kind-fixed');
      const after = questionOf(questionId, draft, randomUUID);
      await store.updateQuestion(tx, after);
      if (after.atSeconds !== before.atSeconds) await place(tx, { there, question: after, beforeId: null });
      if (before.isAsked && changesScores(before, after)) await jobs.order(tx, 'quiz.rescore', { mediaId });
      await changed(tx, { action: 'quiz.question-changed', mediaId, questionId, caller });
      return setupAt(tx, mediaId);
    });
  }

  type Move = OfQuestion & { readonly atSeconds: number; readonly beforeId: string | null };

  async function move({ mediaId, questionId, atSeconds, beforeId, caller }: Move): Promise<QuizSetup> {
    return transact(db, async (tx) => {
      const { question, there } = await lockQuestion(tx, { mediaId, questionId });
      await place(tx, { there, question: { ...question, atSeconds }, beforeId });
      await changed(tx, { action: 'quiz.question-moved', mediaId, questionId, caller });
      return setupAt(tx, mediaId);
    });
  }

  async function deleteQuestion({ mediaId, questionId, caller }: OfQuestion): Promise<QuizSetup> {
    return transact(db, async (tx) => {
      await lockQuestion(tx, { mediaId, questionId });
      await store.deleteQuestion(tx, questionId);
      await changed(tx, { action: 'quiz.question-deleted', mediaId, questionId, caller });
      return setupAt(tx, mediaId);
    });
  }

  type Placing = {
    readonly there: readonly store.StoredQuestion[];
    readonly question: { readonly id: string; readonly atSeconds: number };
    readonly beforeId: string | null;
  };

  async function place(tx: Tx, { there, question: { id, atSeconds }, beforeId }: Placing): Promise<void> {
    const others = there.filter((other) => other.id !== id);
    await store.putPlaces(tx, { ids: placeAmong(others, { id, atSeconds }, beforeId), atSeconds });
  }

  type Edit = OfQuestion & { readonly action: `quiz.question-${string}` };

  /** Attempts that begin from now on begin with it. */
  async function changed(tx: Tx, { action, mediaId, questionId, caller }: Edit): Promise<void> {
    await store.forgetEdition(tx, mediaId);
    await audit.record(tx, { action, actor: actorOf(caller), mediaId, subjectId: questionId });
    await announce(tx, quizChanged(mediaId));
  }

  async function lock(tx: Tx, mediaId: string): Promise<store.Quiz> {
    const quiz = await store.lockQuiz(tx, mediaId);
    if (quiz === undefined) throw new Problem('quiz.none');
    return quiz;
  }

  async function lockQuestion(tx: Tx, { mediaId, questionId }: Omit<OfQuestion, 'caller'>) {
    await lock(tx, mediaId);
    const there = await store.listQuestions(tx, mediaId);
    const question = there.find(({ id }) => id === questionId);
    if (question === undefined) throw new Problem('quiz.no-question');
    return { question, there };
  }
}
