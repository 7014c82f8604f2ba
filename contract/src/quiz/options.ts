import { z } from 'zod';
import { optionalLine, paragraph } from '#contract/text.ts';

/** Which of several attempts counts. */
export const SCORES_KEPT = ['highest', 'lowest', 'latest', 'first', 'average'] as const;
export const ScoreKept = z.enum(SCORES_KEPT);
export type ScoreKept = z.infer<typeof ScoreKept>;

/** When a taker sees which answers were right: after each attempt, or only when none is left to use it in. */
export const RIGHT_ANSWERS_SHOWN = ['never', 'after-each-attempt', 'after-last-attempt'] as const;
export const RightAnswersShown = z.enum(RIGHT_ANSWERS_SHOWN);
export type RightAnswersShown = z.infer<typeof RightAnswersShown>;

export const MOST_ATTEMPTS = 100;

/** What holds for everybody who takes the quiz; they may know it. */
export const QuizRules = z.object({
  allowSkip: z.boolean(),
  noSeekingAhead: z.boolean(),
  /** Until the attempt is submitted. */
  allowChange: z.boolean(),
  showScore: z.boolean(),
  showRightAnswers: RightAnswersShown,
  /** null: as often as they like, and then there is no last attempt. */
  attemptsAllowed: z.number().int().min(1).max(MOST_ATTEMPTS).nullable(),
  scoreKept: ScoreKept,
  allowPreTest: z.boolean(),
});
export type QuizRules = z.infer<typeof QuizRules>;

/** The welcome screen; without a title of its own it has the entry's. */
export const QuizOptions = QuizRules.extend({
  welcomeTitle: optionalLine(200),
  welcomeMessage: paragraph(5000),
});
export type QuizOptions = z.infer<typeof QuizOptions>;

export const QUIZ_OPTIONS_AT_FIRST: QuizOptions = {
  welcomeTitle: '',
  welcomeMessage: '',
  allowSkip: false,
  noSeekingAhead: false,
  allowChange: true,
  showScore: true,
  showRightAnswers: 'after-last-attempt',
  attemptsAllowed: 1,
  scoreKept: 'highest',
  allowPreTest: false,
};
