import type { KeyedQuestion } from '#contract/quiz/question.ts';
import type { Db } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import { type Answer, type Attempt, listAnswers } from './attempts-store.ts';
import { type AttemptFacts, asScoredNow, type Given } from './policy.ts';
import { findEdition, findQuiz, listQuestions, type Quiz } from './store.ts';

/** An attempt with all that decides over it. */
export type LoadedAttempt = {
  readonly attempt: Attempt;
  readonly questions: readonly KeyedQuestion[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly facts: AttemptFacts;
};

export async function getQuiz(at: Db, mediaId: string): Promise<Quiz> {
  const quiz = await findQuiz(at, mediaId);
  if (quiz === undefined) throw new Problem('quiz.none');
  return quiz;
}

/** On the caller's connection, one query after the other, as inside a transaction. */
export async function loadAttempt(at: Db, quiz: Quiz, attempt: Attempt): Promise<LoadedAttempt> {
  const frozen = await findEdition(at, attempt);
  const questions = asScoredNow(frozen, await listQuestions(at, quiz.mediaId));
  const answers = new Map((await listAnswers(at, [attempt.id])).map((answer) => [answer.questionId, answer]));
  const given: Given = new Map(
    Array.from(answers.values()).flatMap(({ questionId, given }) => (given === null ? [] : [[questionId, given]])),
  );
  const facts = { rules: quiz.options, questions, given, isSubmitted: attempt.submittedAt !== null };
  return { attempt, questions, answers, facts };
}
