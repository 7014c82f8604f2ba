import { z } from 'zod';
import { Id, line, optionalLine, paragraph } from '#contract/text.ts';

/** A reflection point asks nothing: the video stops, and the taker says that they have read it. */
export const QUESTION_KINDS = ['multiple-choice', 'true-false', 'multiple-answer', 'reflection', 'open'] as const;
export const QuestionKind = z.enum(QUESTION_KINDS);
export type QuestionKind = z.infer<typeof QuestionKind>;

export const MOST_ANSWERS = 10;
export const MOST_POINTS = 100;

/** Of true and false the two ids are these words; an empty text there stands for the word itself. */
export const AnswerId = z.string().regex(/^[A-Za-z0-9-]{1,36}$/);
/** Where in the media, to the millisecond. */
export const AtSeconds = z
  .number()
  .min(0)
  .max(360_000)
  .transform((seconds) => Math.round(seconds * 1000) / 1000);

const Text = paragraph(2000).pipe(z.string().min(1));
const Feedback = paragraph(1000).default('');

/** An answer without an id is new; one that keeps its id is the same answer, also with other words. */
const answer = z.object({ id: AnswerId.optional(), text: line(500), feedback: Feedback, isRight: z.boolean() });
const word = answer.extend({ id: z.enum(['true', 'false']), text: optionalLine(500).default('') });

const asked = {
  atSeconds: AtSeconds,
  text: Text,
  hint: paragraph(1000).default(''),
  /** Shown together with the right answers. */
  explanation: paragraph(2000).default(''),
};
/** How much it weighs in the score; one that is not scored is asked and reported all the same. */
const scored = {
  points: z.number().int().min(1).max(MOST_POINTS).default(1),
  isScored: z.boolean().default(true),
};

type Marked = { readonly id?: string | undefined; readonly text: string; readonly isRight: boolean };

const ONE_RIGHT = 'Mark exactly one answer as right.';
const SOME_RIGHT = 'Mark at least one answer as right.';
const TWICE = 'Two answers are the same.';

const rightOnes = (answers: readonly Marked[]) => answers.filter(({ isRight }) => isRight).length;
const areDistinct = (answers: readonly Marked[]) => {
  const ids = answers.flatMap(({ id }) => id ?? []);
  const texts = answers.map(({ text }) => text).filter((text) => text !== '');
  return new Set(ids).size === ids.length && new Set(texts).size === texts.length;
};
const answers = z
  .array(answer)
  .min(2)
  .max(MOST_ANSWERS)
  .refine(areDistinct, TWICE)
  .meta({
    example: [
      { text: 'Chlorophyll', feedback: 'It absorbs the light.', isRight: true },
      { text: 'Oxygen', feedback: 'It is what is set free.', isRight: false },
    ],
  });

/** A question as its author writes it. */
export const QuestionDraft = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('multiple-choice'),
    ...asked,
    ...scored,
    answers: answers.refine((all) => rightOnes(all) === 1, ONE_RIGHT),
  }),
  z.object({
    kind: z.literal('true-false'),
    ...asked,
    ...scored,
    answers: z
      .array(word)
      .length(2)
      .refine(areDistinct, TWICE)
      .refine((all) => rightOnes(all) === 1, ONE_RIGHT)
      .meta({
        example: [
          { id: 'true', text: '', feedback: '', isRight: true },
          { id: 'false', text: '', feedback: '', isRight: false },
        ],
      }),
  }),
  z.object({
    kind: z.literal('multiple-answer'),
    ...asked,
    ...scored,
    answers: answers.refine((all) => rightOnes(all) > 0, SOME_RIGHT),
  }),
  z.object({ kind: z.literal('open'), ...asked, ...scored }),
  z.object({ kind: z.literal('reflection'), ...asked }),
]);
export type QuestionDraft = z.infer<typeof QuestionDraft>;

/** An answer with what only its author knows, until it is due. */
export const KeyedAnswer = z.object({
  id: AnswerId,
  text: z.string(),
  feedback: z.string(),
  isRight: z.boolean(),
});
export type KeyedAnswer = z.infer<typeof KeyedAnswer>;

/** A question with its key, for those who may edit. Open questions and reflection points have no answers. */
export const KeyedQuestion = z.object({
  id: Id,
  kind: QuestionKind,
  atSeconds: z.number(),
  text: z.string(),
  hint: z.string(),
  explanation: z.string(),
  points: z.number().int(),
  isScored: z.boolean(),
  answers: z.array(KeyedAnswer),
});
export type KeyedQuestion = z.infer<typeof KeyedQuestion>;

/** A question as a taker sees it: nothing in here tells which answer is right or what it is worth. */
export const AskedQuestion = z.object({
  id: Id,
  kind: QuestionKind,
  atSeconds: z.number(),
  text: z.string(),
  hint: z.string(),
  answers: z.array(z.object({ id: AnswerId, text: z.string() })),
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;

/** What a taker did at a question: chose, wrote, read it (reflection), or went on without. */
export const GivenAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chosen'), answerIds: z.array(AnswerId).min(1).max(MOST_ANSWERS) }),
  z.object({ kind: z.literal('written'), text: paragraph(10_000).pipe(z.string().min(1)) }),
  z.object({ kind: z.literal('read') }),
  z.object({ kind: z.literal('skipped') }),
]);
export type GivenAnswer = z.infer<typeof GivenAnswer>;
