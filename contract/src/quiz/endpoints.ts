import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id } from '#contract/text.ts';
import { QuizOptions } from './options.ts';
import { AtSeconds, KeyedQuestion, QuestionDraft } from './question.ts';

const ofMedia = z.object({ mediaId: Id });
const ofQuestion = ofMedia.extend({ questionId: Id });

/** The whole quiz with its key, for those who may edit. */
export const QuizSetup = z.object({
  options: QuizOptions,
  /** In the order of the timeline. */
  questions: z.array(
    KeyedQuestion.extend({
      /** It was asked in an attempt: its kind is fixed, and other words are for those who begin later. */
      isAsked: z.boolean(),
      /** The media is shorter than that, for it was trimmed: it is asked at the end. */
      isBeyondEnd: z.boolean(),
    }),
  ),
  durationSeconds: z.number().nullable(),
  /** Begun or submitted, without previews. */
  attempts: z.number().int(),
});
export type QuizSetup = z.infer<typeof QuizSetup>;

export const makeQuiz = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/quiz',
  summary: 'Make a quiz of a video or an audio; one that was removed comes back with its questions and attempts',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  response: QuizSetup,
  problems: ['media.unknown', 'media.is-deleted', 'quiz.form-cannot'],
});

export const removeQuiz = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/quiz',
  summary: 'A plain video or audio again; questions and attempts are set aside until it is made a quiz again',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  response: z.null(),
  problems: ['media.unknown', 'media.is-deleted', 'quiz.none'],
});

export const getQuizSetup = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/quiz/setup',
  summary: 'Options and questions with their right answers, for those who may edit',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  response: QuizSetup,
  problems: ['media.unknown', 'quiz.none'],
});

export const changeQuiz = endpoint({
  method: 'PATCH',
  path: '/api/v1/media/:mediaId/quiz',
  summary: 'Change options; what is left out stays. They hold at once, also for attempts under way',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: QuizOptions.partial(),
  response: QuizSetup,
  problems: ['media.unknown', 'media.is-deleted', 'quiz.none'],
});

export const addQuestion = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/quiz/questions',
  summary: 'Add a question, behind those that stand at the same moment',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: QuestionDraft,
  response: z.object({ questionId: Id, setup: QuizSetup }),
  problems: ['media.unknown', 'media.is-deleted', 'quiz.none', 'quiz.too-many-questions'],
});

export const changeQuestion = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/quiz/questions/:questionId',
  summary: 'Write a question anew; its key and points hold for attempts that were asked the same words',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofQuestion,
  body: QuestionDraft,
  response: QuizSetup,
  problems: ['media.unknown', 'media.is-deleted', 'quiz.none', 'quiz.no-question', 'quiz.kind-fixed'],
});

export const moveQuestion = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/quiz/questions/:questionId/place',
  summary: 'To another moment, and there before another question or (null) behind all others',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofQuestion,
  body: z.object({ atSeconds: AtSeconds, beforeId: Id.nullable().default(null) }),
  response: QuizSetup,
  problems: ['media.unknown', 'media.is-deleted', 'quiz.none', 'quiz.no-question'],
});

export const copyQuestion = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/quiz/questions/:questionId/copies',
  summary: 'The same question once more, at another moment or right behind',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofQuestion,
  body: z.object({ atSeconds: AtSeconds.optional() }),
  response: z.object({ questionId: Id, setup: QuizSetup }),
  problems: ['media.unknown', 'media.is-deleted', 'quiz.none', 'quiz.no-question', 'quiz.too-many-questions'],
});

export const deleteQuestion = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/quiz/questions/:questionId',
  summary: 'Take a question out; attempts that were asked it keep it and its score',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofQuestion,
  response: QuizSetup,
  problems: ['media.unknown', 'media.is-deleted', 'quiz.none', 'quiz.no-question'],
});
