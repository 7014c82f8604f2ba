import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment, optionalLine } from '#contract/text.ts';
import { QuizRules } from './options.ts';
import { AnswerId, AskedQuestion, GivenAnswer } from './question.ts';
import { KeptScore, Score, Verdict } from './score.ts';

const ofMedia = z.object({ mediaId: Id });
const ofAttempt = ofMedia.extend({ attemptId: Id });
const ofAnswer = ofAttempt.extend({ questionId: Id });

/** What is told of a question once it is due, and never before. */
export const Solution = z.object({
  verdict: Verdict,
  /** null: not scored, or not graded yet. */
  points: z.number().nullable(),
  maxPoints: z.number(),
  answers: z.array(z.object({ id: AnswerId, isRight: z.boolean(), feedback: z.string() })),
  explanation: z.string(),
});
export type Solution = z.infer<typeof Solution>;

const TakenQuestion = AskedQuestion.extend({
  given: GivenAnswer.nullable(),
  /** A first answer, or another one, would be taken now. */
  mayAnswer: z.boolean(),
  /** null until it is due. */
  solution: Solution.nullable(),
  /** What the teacher wrote to this answer; from the submission on. */
  teacherFeedback: z.string().nullable(),
});
export type TakenQuestion = z.infer<typeof TakenQuestion>;

export const AttemptView = z.object({
  id: Id,
  number: z.number().int(),
  /** By somebody who may edit the quiz: it counts nowhere. */
  isPreview: z.boolean(),
  begunAt: Moment,
  submittedAt: Moment.nullable(),
  rules: QuizRules,
  /** In the order of the timeline; what stands at one moment is asked one after the other. */
  questions: z.array(TakenQuestion),
  /** The first that was neither answered nor skipped. */
  nextQuestionId: Id.nullable(),
  /** Without an answer; skipped ones are among them. */
  unansweredIds: z.array(Id),
  maySubmit: z.boolean(),
  /** With "no seeking ahead": up to where the player may go until the next question is done; null: anywhere. */
  seekableUntil: z.number().nullable(),
  /** null until it is due. */
  score: Score.nullable(),
});
export type AttemptView = z.infer<typeof AttemptView>;

/**
 * `sign-in-first`: the invited address is that of an account which took this quiz; who has only typed it signs in, or has
 * a code sent.
 */
export const START_REFUSALS = ['no-questions-yet', 'no-attempts-left', 'sign-in-first'] as const;

/** What Start does now; `resume` names the attempt that is under way. */
export const QuizStart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begin') }),
  z.object({ kind: z.literal('resume'), attemptId: Id }),
  z.object({ kind: z.literal('refused'), because: z.enum(START_REFUSALS) }),
]);
export type QuizStart = z.infer<typeof QuizStart>;

/** The welcome screen, and what this taker did so far. */
export const QuizView = z.object({
  title: z.string(),
  message: z.string(),
  questionCount: z.number().int(),
  rules: QuizRules,
  start: QuizStart,
  /** They may edit it: what they do here is a preview. */
  isPreview: z.boolean(),
  taker: z.object({
    kind: z.enum(['account', 'invitee', 'guest']),
    /** A guest whose address is not proved has one attempt on this device, whatever the rules say. */
    isProved: z.boolean(),
  }),
  /** Of `allowed` (null: no limit) so many are used, one under way among them. */
  attempts: z.object({
    allowed: z.number().int().nullable(),
    used: z.number().int(),
    left: z.number().int().nullable(),
  }),
  /** The submitted ones, first to last. */
  past: z.array(z.object({ id: Id, number: z.number().int(), submittedAt: Moment, score: Score.nullable() })),
  /** null until there is one and it is due. */
  kept: KeptScore.nullable(),
});
export type QuizView = z.infer<typeof QuizView>;

export const getQuiz = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz',
  summary: 'The welcome screen of a quiz, the attempts of whoever asks, and what they may do next',
  needs: { media: 'media.open' },
  params: ofMedia,
  response: QuizView,
  problems: ['media.unknown', 'quiz.none'],
});

export const beginAttempt = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/quiz/attempts',
  summary: 'Begin an attempt, or go on with the one that is under way',
  needs: { media: 'media.open' },
  params: ofMedia,
  response: AttemptView,
  problems: ['media.unknown', 'quiz.none', 'quiz.no-questions-yet', 'quiz.no-attempts-left', 'quiz.sign-in-first'],
});

export const getAttempt = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz/attempts/:attemptId',
  summary: 'One of your own attempts: what was asked and answered, and what is due of its score and right answers',
  needs: { media: 'media.open' },
  params: ofAttempt,
  response: AttemptView,
  problems: ['media.unknown', 'quiz.none', 'quiz.no-attempt'],
});

export const answerQuestion = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/quiz/attempts/:attemptId/answers/:questionId',
  summary: 'Answer, or skip; the same answer twice is the same as once',
  needs: { media: 'media.open' },
  params: ofAnswer,
  body: GivenAnswer,
  response: AttemptView,
  problems: [
    'media.unknown',
    'quiz.none',
    'quiz.no-attempt',
    'quiz.no-question',
    'quiz.attempt-over',
    'quiz.answer-fixed',
    'quiz.answer-does-not-fit',
    'quiz.skip-not-allowed',
    'quiz.question-ahead',
  ],
});

export const submitAttempt = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/quiz/attempts/:attemptId/submission',
  summary: 'Hand the attempt in; after that nothing in it changes',
  needs: { media: 'media.open' },
  params: ofAttempt,
  response: AttemptView,
  problems: ['media.unknown', 'quiz.none', 'quiz.no-attempt', 'quiz.not-all-answered'],
});

export const downloadPreTest = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz/pre-test.pdf',
  summary: 'The questions on paper, with room to write and without answers, where the quiz allows it',
  needs: { media: 'media.open' },
  params: ofMedia,
  /** Of the words that are not the author's, as in `navigator.language`. */
  query: z.object({ language: optionalLine(35).default('en') }),
  file: 'application/pdf',
  response: z.string(),
  problems: ['media.unknown', 'quiz.none', 'quiz.pre-test-off'],
});
