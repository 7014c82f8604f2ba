import type { Runs } from '#infra/jobs.ts';
import type { Quizzes } from './service.ts';

export function quizJobs(quizzes: Quizzes): Pick<Runs, 'quiz.rescore'> {
  return { 'quiz.rescore': ({ mediaId }) => quizzes.rescore(mediaId) };
}
