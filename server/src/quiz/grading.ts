import type { Principal } from '#contract/access/principal.ts';
import type { AttemptReport } from '#contract/quiz/reports.ts';
import { announce } from '#infra/announce.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import * as attempts from './attempts-store.ts';
import type { QuizDeps } from './deps.ts';
import { getQuiz, loadAttempt } from './loading.ts';
import { attemptChanged, quizAttempted } from './news.ts';
import type { Reporting } from './reporting.ts';
import type { Scoring } from './scoring.ts';
import { lockQuiz } from './store.ts';
import { deleteTakerWithoutAttempts, lockTaker } from './takers-store.ts';

type Deps = QuizDeps & { readonly scoring: Scoring; readonly reporting: Reporting };
type OfAttempt = { readonly mediaId: string; readonly attemptId: string; readonly caller: Principal };
type Grading = OfAttempt & { readonly questionId: string; readonly points: number; readonly feedback: string };

/** What is done to attempts by hand. */
export function createGrading({ db, clock, audit, scoring, reporting }: Deps) {
  return { grade, deleteAttempt };

  async function grade({ mediaId, attemptId, questionId, points, feedback, caller }: Grading): Promise<AttemptReport> {
    await transact(db, async (tx) => {
      const quiz = await getQuiz(tx, mediaId);
      const { attempt, takerId } = await lock(tx, { mediaId, attemptId });
      const loaded = await loadAttempt(tx, quiz, attempt);
      const question = loaded.questions.find(({ id }) => id === questionId);
      if (question === undefined) throw new Problem('quiz.no-question');
      const isWritten = loaded.answers.get(questionId)?.given?.kind === 'written';
      if (!isWritten || attempt.submittedAt === null) throw new Problem('quiz.not-to-grade');
      if (points > question.points) throw fieldProblem('quiz.points-beyond', 'points');
      await attempts.putGrade(tx, {
        attemptId,
        questionId,
        gradedShare: points / question.points,
        feedback,
        gradedAt: clock.now(),
        gradedBy: personOf(caller).personId,
      });
      await scoring.score(tx, await loadAttempt(tx, quiz, attempt), attempt.submittedAt);
      await scoring.keep(tx, quiz, takerId);
      await audit.record(tx, {
        action: 'quiz.graded',
        actor: actorOf(caller),
        mediaId,
        subjectId: attemptId,
        facts: { questionId, points },
      });
      await tell(tx, attempt, takerId);
    });
    return reporting.attempt({ mediaId, attemptId });
  }

  async function deleteAttempt({ mediaId, attemptId, caller }: OfAttempt): Promise<null> {
    await transact(db, async (tx) => {
      // Held against an attempt that begins: its taker may go with this one.
      const quiz = await lockQuiz(tx, mediaId);
      if (quiz === undefined) throw new Problem('quiz.none');
      const { attempt, takerId } = await lock(tx, { mediaId, attemptId });
      await attempts.deleteAttempt(tx, attemptId);
      await scoring.keep(tx, quiz, takerId);
      await audit.record(tx, {
        action: 'quiz.attempt-deleted',
        actor: actorOf(caller),
        mediaId,
        subjectId: attemptId,
        facts: { takerId, percent: attempt.percent },
      });
      await tell(tx, attempt, takerId);
      await deleteTakerWithoutAttempts(tx, takerId);
    });
    return null;
  }

  /** Previews are their maker's own: there is nothing to grade or to delete in them. */
  async function lock(tx: Tx, named: { readonly mediaId: string; readonly attemptId: string }) {
    const attempt = await attempts.lockAttempt(tx, named);
    if (attempt === undefined || attempt.takerId === null) throw new Problem('quiz.no-attempt');
    return { attempt, takerId: attempt.takerId };
  }

  async function tell(tx: Tx, { id: attemptId, mediaId, deviceId }: attempts.Attempt, takerId: string): Promise<void> {
    const personId = (await lockTaker(tx, takerId))?.personId ?? null;
    await announce(
      tx,
      quizAttempted({ mediaId, takerId }),
      ...attemptChanged({ mediaId, attemptId, personId, deviceIds: [deviceId] }),
    );
  }
}
