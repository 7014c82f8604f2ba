import type { FileAnswer } from '#infra/http.ts';
import { Problem } from '#infra/problem.ts';
import type { QuizDeps } from './deps.ts';
import { getQuiz } from './loading.ts';

/** The questions on paper. */
export function createPreTest({ db }: Pick<QuizDeps, 'db'>) {
  return { preTest };

  async function preTest(mediaId: string): Promise<FileAnswer> {
    await getQuiz(db, mediaId);
    throw new Problem('quiz.pre-test-off');
  }
}
