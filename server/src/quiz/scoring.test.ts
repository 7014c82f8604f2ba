import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeQuestion } from '#contract/quiz/endpoints.ts';
import { gradeAnswer } from '#contract/quiz/reports.ts';
import { invite, join } from '#test/invitation.ts';
import { aChoice, anOpenQuestion, aQuiz, chose, take, wrote } from '#test/quiz.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';
import type { Scored } from './deps.ts';
import { createQuizzes } from './service.ts';

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(() => world[Symbol.asyncDispose]());

it('tells a gradebook of each score that became another one, and of no other', async () => {
  const { mediaId, questionIds } = await aQuiz(world, owner, {
    questions: [aChoice('a*b', { points: 5 }), anOpenQuestion()],
    options: { attemptsAllowed: 2 },
  });
  const taker = world.aBrowser();
  await join(taker, await invite(owner.browser, mediaId));
  const { id: attemptId } = await take(taker, mediaId, chose('a'), wrote('Because.'));

  const told: Scored[] = [];
  const onScored = async (_tx: unknown, scored: Scored) => void told.push(scored);
  const quizzes = createQuizzes({ ...world.portal, clock: world.clock, onScored });
  const { id: personId } = owner.person;
  const caller = { kind: 'person', personId, siteRole: 'creator', sessionId: '', deviceId: '' } as const;
  const graded = { mediaId, attemptId, questionId: questionIds[1] ?? '', feedback: '', caller };
  await quizzes.grade({ ...graded, points: 3 });
  expect(told).toEqual([{ mediaId, takerId: expect.any(String) }]);
  await quizzes.grade({ ...graded, points: 3, feedback: 'The same points, other words.' });
  await quizzes.rescore(mediaId);
  expect(told).toHaveLength(1);
  await quizzes.deleteAttempt({ mediaId, attemptId, caller });
  expect(told).toHaveLength(2);
});

it('goes on when the quiz is changed at every moment, and ends with the right scores', async () => {
  const { mediaId, questionIds } = await aQuiz(world, owner, { questions: [aChoice(), anOpenQuestion({ points: 1 })] });
  const takers = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const browser = world.aBrowser();
      await join(browser, await invite(owner.browser, mediaId));
      return browser;
    }),
  );
  const [questionId = '', open = ''] = questionIds;
  const params = { mediaId, questionId };
  const [attempts] = await Promise.all([
    Promise.all(takers.map((taker) => take(taker, mediaId, chose('b'), wrote('Because.')))),
    (async () => {
      for (const letters of ['ab*c', 'a*bc', 'ab*c', 'a*bc', 'ab*c']) {
        await owner.browser.call(changeQuestion, { params, body: aChoice(letters) });
      }
    })(),
  ]);
  await Promise.all(
    attempts.map(({ id: attemptId }) =>
      owner.browser.call(gradeAnswer, { params: { mediaId, attemptId, questionId: open }, body: { points: 1 } }),
    ),
  );
  const scores = async () => {
    const rows = await world.db.selectFrom('quizAttempts').select('percent').where('mediaId', '=', mediaId).execute();
    return rows.map(({ percent }) => percent);
  };
  await expect.poll(scores, { timeout: 15_000 }).toEqual([100, 100, 100, 100, 100]);
});

it('leaves nothing behind when the entry is gone for good', async () => {
  const { mediaId } = await aQuiz(world, owner);
  const taker = world.aBrowser();
  await join(taker, await invite(owner.browser, mediaId));
  await take(taker, mediaId, chose('a'));
  await world.db.deleteFrom('media').where('id', '=', mediaId).execute();
  const { db } = world;
  const left = await Promise.all([
    db.selectFrom('quizzes').select('mediaId').where('mediaId', '=', mediaId).execute(),
    db.selectFrom('quizEditions').select('mediaId').where('mediaId', '=', mediaId).execute(),
    db.selectFrom('quizTakers').select('mediaId').where('mediaId', '=', mediaId).execute(),
    db.selectFrom('quizAttempts').select('mediaId').where('mediaId', '=', mediaId).execute(),
  ]);
  expect(left.flat()).toEqual([]);
});
