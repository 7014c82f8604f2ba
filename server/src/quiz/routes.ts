import {
  addQuestion,
  changeQuestion,
  changeQuiz,
  copyQuestion,
  deleteQuestion,
  getQuizSetup,
  makeQuiz,
  moveQuestion,
  removeQuiz,
} from '#contract/quiz/endpoints.ts';
import {
  deleteAttempt,
  exportQuizReport,
  getAttemptReport,
  getQuizReport,
  getTaker,
  gradeAnswer,
  listOpenAnswers,
  listTakers,
} from '#contract/quiz/reports.ts';
import {
  answerQuestion,
  beginAttempt,
  downloadPreTest,
  getAttempt,
  getQuiz,
  submitAttempt,
} from '#contract/quiz/taking.ts';
import { type App, serve } from '#infra/http.ts';
import { Problem } from '#infra/problem.ts';

/** No entry is a quiz yet. */
export function quizRoutes(app: App): void {
  const endpoints = [
    [makeQuiz, removeQuiz, getQuizSetup, changeQuiz],
    [addQuestion, changeQuestion, moveQuestion, copyQuestion, deleteQuestion],
    [getQuiz, beginAttempt, getAttempt, answerQuestion, submitAttempt, downloadPreTest],
    [getQuizReport, exportQuizReport, listTakers, getTaker, getAttemptReport, listOpenAnswers, gradeAnswer],
    [deleteAttempt],
  ].flat();
  for (const endpoint of endpoints) {
    serve(app, endpoint, () => {
      throw new Problem(endpoint === makeQuiz ? 'quiz.form-cannot' : 'quiz.none');
    });
  }
}
