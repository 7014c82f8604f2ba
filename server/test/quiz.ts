import type { BodyInput } from '#contract/endpoint.ts';
import { addQuestion, changeQuiz, makeQuiz } from '#contract/quiz/endpoints.ts';
import type { QuizOptions } from '#contract/quiz/options.ts';
import type { GivenAnswer } from '#contract/quiz/question.ts';
import { type AttemptView, answerQuestion, beginAttempt, submitAttempt } from '#contract/quiz/taking.ts';
import type { TestBrowser } from './browser.ts';
import type { PersonInWorld, World } from './world.ts';

export type Draft = BodyInput<typeof addQuestion>;

/** Letters that are answers: `aChoice('What?', 'a*bc')` marks the first as right. Their ids are the letters. */
function answersIn(letters: string) {
  return Array.from(letters.matchAll(/([a-z])(\*?)/g), ([, letter = '', star]) => ({
    id: letter,
    text: `Answer ${letter}`,
    isRight: star === '*',
    feedback: `Feedback to ${letter}`,
  }));
}

type Asked = {
  readonly atSeconds?: number;
  readonly text?: string;
  readonly points?: number;
  readonly isScored?: boolean;
};

export const aChoice = (letters = 'a*bc', asked: Asked = {}): Draft => ({
  kind: 'multiple-choice',
  atSeconds: 2,
  text: 'What do plants eat?',
  answers: answersIn(letters),
  ...asked,
});

export const severalAnswers = (letters = 'a*b*cd', asked: Asked = {}): Draft => ({
  kind: 'multiple-answer',
  atSeconds: 4,
  text: 'What do plants need?',
  answers: answersIn(letters),
  ...asked,
});

export const trueOrFalse = (isTrue = true, asked: Asked = {}): Draft => ({
  kind: 'true-false',
  atSeconds: 3,
  text: 'Moss is a plant.',
  answers: [
    { id: 'true', isRight: isTrue },
    { id: 'false', isRight: !isTrue },
  ],
  ...asked,
});

export const anOpenQuestion = (asked: Asked = {}): Draft => ({
  kind: 'open',
  atSeconds: 6,
  text: 'Why are leaves green?',
  points: 5,
  ...asked,
});

export const aReflection = (asked: Pick<Asked, 'atSeconds' | 'text'> = {}): Draft => ({
  kind: 'reflection',
  atSeconds: 5,
  text: 'Think of a plant you know.',
  ...asked,
});

export type QuizInWorld = { readonly mediaId: string; readonly questionIds: readonly string[] };

/** A quiz on an entry of its own, with these questions and options. */
export async function aQuiz(
  world: World,
  owner: PersonInWorld,
  { questions = [aChoice()], options = {} }: { questions?: readonly Draft[]; options?: Partial<QuizOptions> } = {},
): Promise<QuizInWorld> {
  const mediaId = await world.aMedia(owner);
  const params = { mediaId };
  await owner.browser.call(makeQuiz, { params });
  if (Object.keys(options).length > 0) await owner.browser.call(changeQuiz, { params, body: options });
  const questionIds: string[] = [];
  for (const body of questions) questionIds.push((await owner.browser.call(addQuestion, { params, body })).questionId);
  return { mediaId, questionIds };
}

export const chose = (...answerIds: readonly string[]): GivenAnswer => ({ kind: 'chosen', answerIds: [...answerIds] });
export const wrote = (text: string): GivenAnswer => ({ kind: 'written', text });
export const read: GivenAnswer = { kind: 'read' };
export const skipped: GivenAnswer = { kind: 'skipped' };

export const begin = (browser: TestBrowser, mediaId: string) => browser.call(beginAttempt, { params: { mediaId } });

/** Answers as many questions as there are answers, in the order of the timeline. */
export async function answerAll(
  browser: TestBrowser,
  mediaId: string,
  attempt: AttemptView,
  answers: readonly GivenAnswer[],
): Promise<void> {
  for (const [place, body] of answers.entries()) {
    const questionId = attempt.questions[place]?.id ?? '';
    await browser.call(answerQuestion, { params: { mediaId, attemptId: attempt.id, questionId }, body });
  }
}

/** A whole attempt from its beginning to its submission. */
export async function take(
  browser: TestBrowser,
  mediaId: string,
  ...answers: readonly GivenAnswer[]
): Promise<AttemptView> {
  const attempt = await begin(browser, mediaId);
  await answerAll(browser, mediaId, attempt, answers);
  return browser.call(submitAttempt, { params: { mediaId, attemptId: attempt.id } });
}
