import { nearestAfterEdit } from '#contract/editor/parts.ts';
import type { OnTimeline } from '#editor/service.ts';
import { announce } from '#infra/announce.ts';
import type { Tx } from '#infra/db.ts';
import { quizChanged } from './news.ts';
import * as store from './store.ts';

/** Moments by questions, of the questions themselves and as each edition asks them. */
type Kept = { readonly [questionId: string]: number };

/**
 * Questions go with what is left of the entry. None is lost, because it may have been answered: what was asked in a part
 * that was cut out is asked at the cut. Attempts under way go along.
 */
export const quizOnTimeline: OnTimeline = {
  name: 'quiz',
  keep,
  async move(tx, { mediaId, parts }) {
    const nearest = nearestAfterEdit(parts);
    const moved = Object.entries(await keep(tx, mediaId)).map(
      ([id, seconds]) => [id, Math.round(nearest(seconds) * 1000) / 1000] as const,
    );
    await put(tx, mediaId, Object.fromEntries(moved));
  },
  // Kept by `keep`, and by nobody else.
  putBack: (tx, mediaId, kept) => put(tx, mediaId, kept as Kept),
};

async function keep(tx: Tx, mediaId: string): Promise<Kept> {
  const [editions, questions] = [await store.lockEditions(tx, mediaId), await store.listQuestions(tx, mediaId)];
  const all = [...editions.flatMap((edition) => edition.questions), ...questions];
  return Object.fromEntries(all.map(({ id, atSeconds }) => [id, atSeconds]));
}

async function put(tx: Tx, mediaId: string, moments: Kept): Promise<void> {
  if (Object.keys(moments).length === 0) return;
  await store.putMoments(tx, { mediaId, moments: new Map(Object.entries(moments)) });
  for (const { number, questions } of await store.lockEditions(tx, mediaId)) {
    const moved = questions.map((question) => ({ ...question, atSeconds: moments[question.id] ?? question.atSeconds }));
    await store.putEdition(tx, { mediaId, number, questions: moved });
  }
  await announce(tx, quizChanged(mediaId));
}
