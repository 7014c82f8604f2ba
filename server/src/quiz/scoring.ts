import { keptScore, scoreOf } from '#contract/quiz/score.ts';
import { announce } from '#infra/announce.ts';
import { type Tx, transact } from '#infra/db.ts';
import * as attempts from './attempts-store.ts';
import type { QuizDeps } from './deps.ts';
import { getQuiz, type LoadedAttempt, loadAttempt } from './loading.ts';
import { quizRescored } from './news.ts';
import { shareToStore } from './policy.ts';
import { findQuiz, type Quiz } from './store.ts';
import * as takers from './takers-store.ts';

const AT_ONCE = 100;

export type Scoring = ReturnType<typeof createScoring>;

/** Scores are stored with the attempts, so that reports need not count them each time; here they are made, and made anew. */
export function createScoring({ db, onScored }: Pick<QuizDeps, 'db' | 'onScored'>) {
  return { score, keep, rescore };

  /** Of an attempt that is submitted, or that is being submitted now; the caller holds it. */
  async function score(tx: Tx, { attempt, questions, answers }: LoadedAttempt, submittedAt: Date): Promise<void> {
    const marked = questions.map((question) => {
      const { given = null, gradedShare = null } = answers.get(question.id) ?? {};
      return { question, given, gradedShare };
    });
    await attempts.putShares(
      tx,
      attempt.id,
      marked.map((each) => ({ questionId: each.question.id, share: shareToStore(each.question, each) })),
    );
    await attempts.putScore(tx, { attemptId: attempt.id, score: scoreOf(marked), submittedAt });
  }

  /** The score over a taker's attempts; whoever waits for it hears when it is another one. */
  async function keep(tx: Tx, { mediaId, options }: Quiz, takerId: string): Promise<void> {
    const taker = await takers.lockTaker(tx, takerId);
    if (taker === undefined) return;
    const all = await attempts.listAttemptsOfTakers(tx, [takerId]);
    const kept = keptScore(options.scoreKept, all.flatMap(scoreIn));
    if (kept?.percent === (taker.keptPercent ?? undefined) && (kept?.waiting ?? 0) === taker.keptWaiting) return;
    await takers.putKept(tx, takerId, kept);
    await onScored(tx, { mediaId, takerId });
  }

  /** After a change of keys, points or of the score that counts. Each attempt in a transaction of its own; safe to run twice. */
  async function rescore(mediaId: string): Promise<void> {
    if ((await findQuiz(db, mediaId)) === undefined) return;
    for (let after: string | null = null; ; ) {
      const ids: readonly string[] = await attempts.listSubmittedIds(db, { mediaId, after, limit: AT_ONCE });
      for (const attemptId of ids) await rescoreOne({ mediaId, attemptId });
      after = ids.at(-1) ?? null;
      if (ids.length < AT_ONCE) break;
    }
    for (const takerId of await takers.listTakerIds(db, mediaId)) {
      await transact(db, async (tx) => keep(tx, await getQuiz(tx, mediaId), takerId));
    }
    await transact(db, (tx) => announce(tx, quizRescored(mediaId)));
  }

  async function rescoreOne(named: { readonly mediaId: string; readonly attemptId: string }): Promise<void> {
    await transact(db, async (tx) => {
      const attempt = await attempts.lockAttempt(tx, named);
      if (attempt === undefined || attempt.submittedAt === null) return;
      const loaded = await loadAttempt(tx, await getQuiz(tx, named.mediaId), attempt);
      await score(tx, loaded, attempt.submittedAt);
    });
  }
}

export function scoreIn({ percent, points, maxPoints, waiting }: attempts.Attempt) {
  if (points === null || maxPoints === null || waiting === null) return [];
  return [{ percent, points, maxPoints, waiting }];
}
