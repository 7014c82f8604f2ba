import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment, optionalLine, paragraph } from '#contract/text.ts';
import { AnswerId, GivenAnswer, KeyedQuestion, MOST_POINTS } from './question.ts';
import { KeptScore, Score, Verdict } from './score.ts';

const ofMedia = z.object({ mediaId: Id });
const ofTaker = ofMedia.extend({ takerId: Id });
const ofAttempt = ofMedia.extend({ attemptId: Id });
const ofAnswer = ofAttempt.extend({ questionId: Id });
const Count = z.number().int().min(0);
const Share = z.number().min(0).max(1);

/** One question over all submitted attempts that were asked it. */
export const QuestionReport = z.object({
  question: KeyedQuestion,
  /** It was taken out since. */
  isDeleted: z.boolean(),
  asked: Count,
  answered: Count,
  /** Of those asked; null where nothing is right or wrong, or nobody was asked or graded yet. */
  rightShare: Share.nullable(),
  /** The average of what was earned of its points. */
  averageShare: Share.nullable(),
  /**
   * How well it tells strong takers from weak ones: the correlation (-1 to 1) of this question with the score of the
   * rest; null below five attempts or without any difference.
   */
  discrimination: z.number().min(-1).max(1).nullable(),
  /** What was chosen, by how many, and which share of those who answered; also answers that were taken out since. */
  answers: z.array(
    z.object({ id: AnswerId, text: z.string(), isRight: z.boolean(), isGone: z.boolean(), count: Count, share: Share }),
  ),
  /** Open answers that nobody graded yet. */
  waiting: Count,
});
export type QuestionReport = z.infer<typeof QuestionReport>;

export const QuizReport = z.object({
  /** Who submitted at least once, and who has only begun. */
  takers: Count,
  underWay: Count,
  submitted: Count,
  /** Open answers to grade. */
  waiting: Count,
  /** Over the score that is kept of each taker. */
  averagePercent: z.number().nullable(),
  medianPercent: z.number().nullable(),
  /** Kept scores in ten steps: below 10 %, below 20 %, … up to 100 %. */
  distribution: z
    .array(Count)
    .length(10)
    .meta({ example: [0, 0, 1, 0, 2, 3, 5, 8, 6, 2] }),
  averageSeconds: z.number().nullable(),
  questions: z.array(QuestionReport),
});
export type QuizReport = z.infer<typeof QuizReport>;

export const TakerView = z.object({
  id: Id,
  /** Its place among all takers: the pseudonym, also when nobody knows any more who it was. */
  number: z.number().int(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  kind: z.enum(['account', 'invitee', 'guest']),
  /** false: a guest whose address was only typed. */
  isProved: z.boolean(),
  isForgotten: z.boolean(),
  submitted: Count,
  isUnderWay: z.boolean(),
  kept: KeptScore.nullable(),
  /** Time with the quiz over all attempts; pauses of more than ten minutes are not in it. */
  seconds: Count,
  lastAt: Moment,
});
export type TakerView = z.infer<typeof TakerView>;

export const AttemptRow = z.object({
  id: Id,
  number: z.number().int(),
  begunAt: Moment,
  submittedAt: Moment.nullable(),
  seconds: Count,
  answered: Count,
  asked: Count,
  /** null until it is submitted. */
  score: Score.nullable(),
});
export type AttemptRow = z.infer<typeof AttemptRow>;

/** One attempt in full. */
export const AttemptReport = z.object({
  taker: TakerView,
  attempt: AttemptRow,
  answers: z.array(
    z.object({
      /** As it was asked, with the key it is scored by. */
      question: KeyedQuestion,
      given: GivenAnswer.nullable(),
      answeredAt: Moment.nullable(),
      verdict: Verdict,
      points: z.number().nullable(),
      grade: z
        .object({ points: z.number(), feedback: z.string(), gradedAt: Moment, gradedByName: z.string().nullable() })
        .nullable(),
    }),
  ),
});
export type AttemptReport = z.infer<typeof AttemptReport>;

export const OpenAnswer = z.object({
  attemptId: Id,
  questionId: Id,
  questionText: z.string(),
  taker: TakerView.pick({ id: true, number: true, name: true }),
  text: z.string(),
  answeredAt: Moment,
  maxPoints: z.number(),
  grade: z.object({ points: z.number(), feedback: z.string(), gradedAt: Moment }).nullable(),
});
export type OpenAnswer = z.infer<typeof OpenAnswer>;

export const getQuizReport = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz/report',
  summary: 'How the quiz went: figures over all takers, and question by question',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  response: QuizReport,
  problems: ['media.unknown', 'quiz.none'],
});

export const exportQuizReport = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz/report.csv',
  summary: 'Every attempt with its answers as a file for spreadsheets: UTF-8 with BOM, no cell is a formula',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  file: 'text/csv; charset=utf-8',
  response: z.string(),
  problems: ['media.unknown', 'quiz.none'],
});

export const listTakers = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz/takers',
  summary: 'Who took the quiz and how, by their number; `after` is the `next` of the page before',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  query: z.object({
    /** A part of the name or the address. */
    search: optionalLine(100).default(''),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ takers: z.array(TakerView), next: z.number().int().nullable() }),
  problems: ['media.unknown', 'quiz.none'],
});

export const getTaker = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz/takers/:takerId',
  summary: 'One taker with their attempts, first to last',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofTaker,
  response: z.object({ taker: TakerView, attempts: z.array(AttemptRow) }),
  problems: ['media.unknown', 'quiz.none', 'quiz.no-taker'],
});

export const getAttemptReport = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz/attempts/:attemptId/report',
  summary: 'One attempt in full: what was asked, given, right, and graded by hand',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofAttempt,
  response: AttemptReport,
  problems: ['media.unknown', 'quiz.none', 'quiz.no-attempt'],
});

export const listOpenAnswers = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz/open-answers',
  summary: 'What was written to open questions in submitted attempts, oldest first: to grade, or graded already',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  query: z.object({
    show: z.enum(['waiting', 'graded', 'all']).default('waiting'),
    questionId: Id.optional(),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ answers: z.array(OpenAnswer), next: z.string().nullable() }),
  problems: ['media.unknown', 'quiz.none'],
});

export const gradeAnswer = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/quiz/attempts/:attemptId/answers/:questionId/grade',
  summary: 'Points and words for an open answer; the score follows at once, and a later grade replaces an earlier one',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofAnswer,
  body: z.object({
    points: z
      .number()
      .min(0)
      .max(MOST_POINTS)
      .transform((points) => Math.round(points * 100) / 100),
    feedback: paragraph(5000).default(''),
  }),
  response: AttemptReport,
  problems: [
    'media.unknown',
    'media.is-deleted',
    'quiz.none',
    'quiz.no-attempt',
    'quiz.no-question',
    'quiz.not-to-grade',
    'quiz.points-beyond',
  ],
});

export const deleteAttempt = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/quiz/attempts/:attemptId',
  summary: 'Delete an attempt with its answers for good; its taker has one more left',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofAttempt,
  response: z.null(),
  problems: ['media.unknown', 'media.is-deleted', 'quiz.none', 'quiz.no-attempt'],
});
