import type { KeyedQuestion } from '#contract/quiz/question.ts';
import { pointsOf, verdictOf } from '#contract/quiz/score.ts';
import type { AttemptView, Solution, TakenQuestion } from '#contract/quiz/taking.ts';
import type { Answer } from './attempts-store.ts';
import type { LoadedAttempt } from './loading.ts';
import {
  areRightAnswersDue,
  isScoreDue,
  mayAnswer,
  maySubmit,
  nextQuestion,
  seekableUntil,
  unansweredIn,
} from './policy.ts';
import { scoreIn } from './scoring.ts';

export type Place = {
  /** Among the attempts of this taker, from 1. */
  readonly number: number;
  /** How many they have begun. */
  readonly used: number;
  /** One of the others is not submitted yet. */
  readonly isAnotherUnderWay: boolean;
};

/** An attempt for its taker. What is not due yet is not put in: keys, feedback, points and the score. */
export function attemptView(loaded: LoadedAttempt, { number, used, isAnotherUnderWay }: Place): AttemptView {
  const { attempt, questions, facts } = loaded;
  const isPreview = attempt.previewerId !== null;
  const due = { ...facts, used, isAnotherUnderWay, isPreview };
  const showsAnswers = areRightAnswersDue(due);
  const [score = null] = isScoreDue(due) ? scoreIn(attempt) : [];
  return {
    id: attempt.id,
    number,
    isPreview,
    begunAt: attempt.begunAt.toISOString(),
    submittedAt: attempt.submittedAt?.toISOString() ?? null,
    rules: facts.rules,
    questions: questions.map((question) => takenQuestion({ loaded, question, showsAnswers })),
    nextQuestionId: facts.isSubmitted ? null : (nextQuestion(facts)?.id ?? null),
    unansweredIds: [...unansweredIn(facts)],
    maySubmit: maySubmit(facts),
    seekableUntil: seekableUntil(facts),
    score,
  };
}

type Taken = {
  readonly loaded: LoadedAttempt;
  readonly question: KeyedQuestion;
  readonly showsAnswers: boolean;
};

function takenQuestion({ loaded: { answers, facts }, question, showsAnswers }: Taken): TakenQuestion {
  const { id, kind, atSeconds, text, hint } = question;
  const answer = answers.get(id);
  return {
    id,
    kind,
    atSeconds,
    text,
    hint,
    answers: question.answers.map((each) => ({ id: each.id, text: each.text })),
    given: answer?.given ?? null,
    mayAnswer: mayAnswer(facts, id),
    solution: showsAnswers ? solutionOf(question, answer) : null,
    teacherFeedback: (facts.isSubmitted && answer?.feedback) || null,
  };
}

function solutionOf(question: KeyedQuestion, answer: Answer | undefined): Solution {
  const marked = { question, given: answer?.given ?? null, gradedShare: answer?.gradedShare ?? null };
  return {
    verdict: verdictOf(marked),
    points: pointsOf(marked),
    maxPoints: question.isScored ? question.points : 0,
    answers: question.answers.map(({ id, isRight, feedback }) => ({ id, isRight, feedback })),
    explanation: question.explanation,
  };
}
