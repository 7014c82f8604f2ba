import type { BodyInput } from '#contract/endpoint.ts';
import type { addQuestion } from '#contract/quiz/endpoints.ts';
import type { KeyedQuestion, QuestionKind } from '#contract/quiz/question.ts';

/** A right answer, a wrong one, what is said to each; `key` is its row's, `id` only what is saved has. */
export type AnswerEdit = {
  readonly key: string;
  readonly id: string | null;
  readonly text: string;
  readonly feedback: string;
  readonly isRight: boolean;
};

/** A question while it is being written. Answers of another kind stay in it, so that trying kinds loses nothing. */
export type QuestionEdit = {
  readonly kind: QuestionKind;
  readonly atSeconds: number;
  readonly text: string;
  readonly hint: string;
  readonly explanation: string;
  readonly points: number | null;
  readonly isScored: boolean;
  readonly choices: readonly AnswerEdit[];
  readonly truths: readonly AnswerEdit[];
};

const ANSWERS_AT_FIRST = 3;

export function emptyQuestion(kind: QuestionKind, atSeconds: number): QuestionEdit {
  return {
    kind,
    atSeconds,
    text: '',
    hint: '',
    explanation: '',
    points: 1,
    isScored: true,
    choices: Array.from({ length: ANSWERS_AT_FIRST }, emptyAnswer),
    truths: ['true', 'false'].map((id) => ({ ...emptyAnswer(), key: id, id, isRight: id === 'true' })),
  };
}

export function emptyAnswer(): AnswerEdit {
  return { key: crypto.randomUUID(), id: null, text: '', feedback: '', isRight: false };
}

export function editOf({ kind, answers, ...question }: KeyedQuestion): QuestionEdit {
  const empty = emptyQuestion(kind, question.atSeconds);
  const edited = answers.map((answer) => ({ ...answer, key: answer.id }));
  const { atSeconds, text, hint, explanation, points, isScored } = question;
  return {
    ...empty,
    ...{ atSeconds, text, hint, explanation, points, isScored },
    ...(kind === 'multiple-choice' || kind === 'multiple-answer' ? { choices: edited } : {}),
    ...(kind === 'true-false' ? { truths: edited } : {}),
  };
}

/** A question of its own with the same words: its answers are new as well. */
export function copyOf(edit: QuestionEdit): QuestionEdit {
  return { ...edit, choices: edit.choices.map((answer) => ({ ...answer, id: null, key: crypto.randomUUID() })) };
}

/** What is sent, and what the rules of the contract are asked about. */
export function bodyOf(edit: QuestionEdit): BodyInput<typeof addQuestion> {
  const { kind, atSeconds, text, hint, explanation, isScored } = edit;
  const asked = { atSeconds, text, hint, explanation };
  // Nothing typed is a field that wants a number: the schema says so.
  const scored = { points: edit.points ?? Number.NaN, isScored };
  switch (kind) {
    case 'reflection':
      return { kind, ...asked };
    case 'open':
      return { kind, ...asked, ...scored };
    case 'true-false':
      return {
        kind,
        ...asked,
        ...scored,
        answers: edit.truths.map(({ id, text: words, feedback, isRight }) => ({
          id: id === 'true' ? 'true' : 'false',
          text: words,
          feedback,
          isRight,
        })),
      };
    case 'multiple-choice':
    case 'multiple-answer':
      return {
        kind,
        ...asked,
        ...scored,
        answers: edit.choices.map(({ id, text: words, feedback, isRight }) => ({
          ...(id === null ? {} : { id }),
          text: words,
          feedback,
          isRight,
        })),
      };
  }
}

/** The answers that a question of its kind has. */
export function answersOf({ kind, choices, truths }: QuestionEdit): readonly AnswerEdit[] {
  if (kind === 'true-false') return truths;
  return kind === 'multiple-choice' || kind === 'multiple-answer' ? choices : [];
}

export function withAnswers(edit: QuestionEdit, answers: readonly AnswerEdit[]): QuestionEdit {
  return edit.kind === 'true-false' ? { ...edit, truths: answers } : { ...edit, choices: answers };
}

/** Of one right answer there is only one; of several each stands for itself. */
export function withRight(edit: QuestionEdit, key: string, isRight: boolean): QuestionEdit {
  const hasOne = edit.kind !== 'multiple-answer';
  const marked = answersOf(edit).map((answer) =>
    answer.key === key ? { ...answer, isRight } : hasOne ? { ...answer, isRight: false } : answer,
  );
  return withAnswers(edit, marked);
}

export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** Several right answers cannot stay in a question of one: the first of them does. */
export function withKind(edit: QuestionEdit, kind: QuestionKind): QuestionEdit {
  if (kind !== 'multiple-choice') return { ...edit, kind };
  const first = edit.choices.find(({ isRight }) => isRight)?.key;
  return { ...edit, kind, choices: edit.choices.map((answer) => ({ ...answer, isRight: answer.key === first })) };
}

/** Rows have keys of their own: two edits are the same when they would save the same. */
export function isSame(one: QuestionEdit, other: QuestionEdit): boolean {
  return JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other));
}
