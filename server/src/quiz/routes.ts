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
import { type App, serve, serveFile } from '#infra/http.ts';
import type { Quizzes } from './service.ts';

export function quizRoutes(app: App, quizzes: Quizzes): void {
  serve(app, makeQuiz, ({ params, caller }) => quizzes.make({ ...params, caller }));
  serve(app, removeQuiz, ({ params, caller }) => quizzes.remove({ ...params, caller }));
  serve(app, getQuizSetup, ({ params }) => quizzes.setup(params.mediaId));
  serve(app, changeQuiz, ({ params, body, caller }) => quizzes.change({ ...params, change: body, caller }));
  serve(app, addQuestion, ({ params, body, caller }) => quizzes.add({ ...params, draft: body, caller }));
  serve(app, changeQuestion, ({ params, body, caller }) => quizzes.changeQuestion({ ...params, draft: body, caller }));
  serve(app, moveQuestion, ({ params, body, caller }) => quizzes.move({ ...params, ...body, caller }));
  serve(app, copyQuestion, ({ params, body, caller }) =>
    quizzes.copy({ ...params, atSeconds: body.atSeconds, caller }),
  );
  serve(app, deleteQuestion, ({ params, caller }) => quizzes.deleteQuestion({ ...params, caller }));

  const { taking } = quizzes;
  serve(app, getQuiz, ({ params, caller }) => taking.welcome({ ...params, caller }));
  serve(app, beginAttempt, ({ params, caller }) => taking.begin({ ...params, caller }));
  serve(app, getAttempt, ({ params, caller }) => taking.attempt({ ...params, caller }));
  serve(app, answerQuestion, ({ params, body, caller }) => taking.answer({ ...params, answer: body, caller }));
  serve(app, submitAttempt, ({ params, caller }) => taking.submit({ ...params, caller }));
  serveFile(app, downloadPreTest, ({ params, query }) => quizzes.preTest(params.mediaId, query.language));

  const { reporting } = quizzes;
  serve(app, getQuizReport, ({ params }) => reporting.report(params.mediaId));
  serveFile(app, exportQuizReport, ({ params, caller }) => quizzes.exported(params.mediaId, caller));
  serve(app, listTakers, ({ params, query }) => reporting.takers({ ...params, ...query }));
  serve(app, getTaker, ({ params }) => reporting.taker(params));
  serve(app, getAttemptReport, ({ params }) => reporting.attempt(params));
  serve(app, listOpenAnswers, ({ params, query }) =>
    reporting.openAnswers({ ...params, ...query, questionId: query.questionId, after: query.after }),
  );
  serve(app, gradeAnswer, ({ params, body, caller }) => quizzes.grade({ ...params, ...body, caller }));
  serve(app, deleteAttempt, ({ params, caller }) => quizzes.deleteAttempt({ ...params, caller }));
}
