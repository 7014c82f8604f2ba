import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getQuizSetup } from '#contract/quiz/endpoints.ts';
import { getAttemptReport, getQuizReport, getTaker, listOpenAnswers, listTakers } from '#contract/quiz/reports.ts';
import { getAttempt, getQuiz } from '#contract/quiz/taking.ts';
import { call } from '#lib/api.ts';

export const quizKeys = {
  taking: (mediaId: string) => ['quiz', mediaId, 'taking'],
  setup: (mediaId: string) => ['quiz', mediaId, 'setup'],
  reports: (mediaId: string) => ['quiz', mediaId, 'reports'],
} as const;

export const quizOf = (mediaId: string) =>
  queryOptions({
    queryKey: [...quizKeys.taking(mediaId), 'welcome'],
    queryFn: ({ signal }) => call(getQuiz, { params: { mediaId } }, signal),
  });

export const attemptOf = (mediaId: string, attemptId: string) =>
  queryOptions({
    queryKey: [...quizKeys.taking(mediaId), 'attempts', attemptId],
    queryFn: ({ signal }) => call(getAttempt, { params: { mediaId, attemptId } }, signal),
  });

export const setupOf = (mediaId: string) =>
  queryOptions({
    queryKey: quizKeys.setup(mediaId),
    queryFn: ({ signal }) => call(getQuizSetup, { params: { mediaId } }, signal),
  });

export const reportOf = (mediaId: string) =>
  queryOptions({
    queryKey: [...quizKeys.reports(mediaId), 'all'],
    queryFn: ({ signal }) => call(getQuizReport, { params: { mediaId } }, signal),
  });

export const takersOf = (mediaId: string, search: string) =>
  infiniteQueryOptions({
    queryKey: [...quizKeys.reports(mediaId), 'takers', search],
    queryFn: ({ pageParam, signal }) =>
      call(listTakers, { params: { mediaId }, query: { search, after: pageParam } }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });

export const takerOf = (mediaId: string, takerId: string) =>
  queryOptions({
    queryKey: [...quizKeys.reports(mediaId), 'takers', 'one', takerId],
    queryFn: ({ signal }) => call(getTaker, { params: { mediaId, takerId } }, signal),
  });

export const attemptReportOf = (mediaId: string, attemptId: string) =>
  queryOptions({
    queryKey: [...quizKeys.reports(mediaId), 'attempts', attemptId],
    queryFn: ({ signal }) => call(getAttemptReport, { params: { mediaId, attemptId } }, signal),
  });

export const openAnswersOf = (mediaId: string, show: 'waiting' | 'graded') =>
  infiniteQueryOptions({
    queryKey: [...quizKeys.reports(mediaId), 'open-answers', show],
    queryFn: ({ pageParam, signal }) =>
      call(
        listOpenAnswers,
        { params: { mediaId }, query: { show, ...(pageParam === null ? {} : { after: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
