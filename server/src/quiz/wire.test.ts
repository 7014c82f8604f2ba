import { afterAll, beforeAll, expect, it } from 'vitest';
import { getMedia, getPlayback } from '#contract/media/endpoints.ts';
import { changeQuestion } from '#contract/quiz/endpoints.ts';
import { gradeAnswer } from '#contract/quiz/reports.ts';
import {
  answerQuestion,
  beginAttempt,
  downloadPreTest,
  getAttempt,
  getQuiz,
  submitAttempt,
} from '#contract/quiz/taking.ts';
import { listChanges } from '#contract/realtime.ts';
import { addressOf, type TestBrowser } from '#test/browser.ts';
import { enter, guestLink } from '#test/guest.ts';
import { invite, join } from '#test/invitation.ts';
import { openPage } from '#test/page.ts';
import { aQuiz, chose, type Draft, wrote } from '#test/quiz.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(() => world[Symbol.asyncDispose]());

/** Words that stand in a key and nowhere else, so that wherever they are found, the key was sent. */
const SECRETS = ['KEYFEEDBACK', 'KEYEXPLANATION'] as const;
/** And what would tell the key without those words. */
const TELLTALES = ['isRight', 'solution":{', 'verdict', 'maxPoints', 'gradedShare', '"points"', 'isScored'] as const;

const key = { explanation: 'KEYEXPLANATION', points: 37 } as const;
const answers = ['a', 'b', 'c'].map((id) => ({
  id,
  text: `Answer ${id}`,
  isRight: id === 'b',
  feedback: `KEYFEEDBACK ${id}`,
}));
const questions: readonly Draft[] = [
  { kind: 'multiple-choice', atSeconds: 1, text: 'One?', answers, ...key },
  { kind: 'multiple-answer', atSeconds: 2, text: 'Several?', answers, ...key },
  {
    kind: 'true-false',
    atSeconds: 3,
    text: 'True?',
    answers: [
      { id: 'true', isRight: false, feedback: 'KEYFEEDBACK t' },
      { id: 'false', isRight: true, feedback: 'KEYFEEDBACK f' },
    ],
    ...key,
  },
  { kind: 'open', atSeconds: 4, text: 'Why?', ...key },
];

const TAKERS: readonly (readonly [string, (mediaId: string) => Promise<TestBrowser>])[] = [
  [
    'an invited person',
    async (mediaId) => {
      const browser = world.aBrowser();
      await join(browser, await invite(owner.browser, mediaId));
      return browser;
    },
  ],
  [
    'a guest',
    async (mediaId) => {
      const browser = world.aBrowser();
      await enter(browser, await guestLink(owner.browser, mediaId));
      return browser;
    },
  ],
];

/** Notes down every byte that comes to this browser. */
function overheard(browser: TestBrowser) {
  const texts: string[] = [];
  return {
    texts,
    async hear(path: string, method = 'GET', body?: unknown): Promise<void> {
      const headers = { 'content-type': 'application/json' };
      const sent = method === 'GET' ? {} : { body: JSON.stringify(body ?? {}), headers };
      const response = await browser.request(path, { method, ...sent });
      const told = Array.from(response.headers, (pair) => pair.join(': '));
      texts.push(`${path}\n${told.join('\n')}\n${await response.text()}`);
    },
  };
}

it.each(TAKERS)('sends %s nothing of the key before it is due, by no answer and no message', async (_, arrive) => {
  const { mediaId, questionIds } = await aQuiz(world, owner, {
    questions,
    options: { allowPreTest: true, attemptsAllowed: 2, showRightAnswers: 'never', showScore: false },
  });
  const taker = await arrive(mediaId);
  using page = await openPage(world.publicUrl, taker);
  expect(await page.follow(`media:${mediaId}`)).toBe(true);
  expect(await page.follow(`quiz:${mediaId}`)).toBe(false);
  const { next } = await taker.call(listChanges, { query: {} });
  const wire = overheard(taker);

  await wire.hear(addressOf(getMedia, { params: { mediaId } }));
  await wire.hear(addressOf(getPlayback, { params: { mediaId } }));
  await wire.hear(addressOf(getQuiz, { params: { mediaId } }));
  await wire.hear(addressOf(downloadPreTest, { params: { mediaId } }));
  await wire.hear(addressOf(beginAttempt, { params: { mediaId } }), 'POST');
  const attempt = await taker.call(beginAttempt, { params: { mediaId } });
  const params = { mediaId, attemptId: attempt.id };
  const given = [chose('a'), chose('a', 'b'), chose('true'), wrote('Because.')];
  for (const [place, body] of given.entries()) {
    const questionId = attempt.questions[place]?.id;
    await wire.hear(addressOf(answerQuestion, { params: { ...params, questionId } }), 'PUT', body);
    await wire.hear(addressOf(answerQuestion, { params: { ...params, questionId } }), 'PUT', chose('zzz'));
  }
  // The owner works on it meanwhile, and open pages are told.
  const questionId = questionIds[0] ?? '';
  await owner.browser.call(changeQuestion, { params: { mediaId, questionId }, body: questions[0] as Draft });
  await page.hears('quiz.changed');
  await wire.hear(addressOf(getAttempt, { params }));
  await wire.hear(addressOf(submitAttempt, { params }), 'POST');
  await wire.hear(addressOf(submitAttempt, { params }), 'POST');
  const graded = { params: { ...params, questionId: questionIds[3] ?? '' }, body: { points: 12 } };
  await owner.browser.call(gradeAnswer, graded);
  await wire.hear(addressOf(getAttempt, { params }));
  await wire.hear(addressOf(getQuiz, { params: { mediaId } }));
  await wire.hear(addressOf(listChanges, { query: { since: next, topics: `media:${mediaId},quiz:${mediaId}` } }));

  const all = [...wire.texts, ...page.heard.map((event) => JSON.stringify(event))];
  expect(all.length).toBeGreaterThan(15);
  for (const word of [...SECRETS, ...TELLTALES]) {
    expect(all.filter((text) => text.includes(word))).toEqual([]);
  }
});

it('sends the key once it is due, and not for another attempt that is under way', async () => {
  const { mediaId } = await aQuiz(world, owner, {
    questions,
    options: { attemptsAllowed: null, showRightAnswers: 'after-each-attempt', allowSkip: true },
  });
  const taker = world.aBrowser();
  await join(taker, await invite(owner.browser, mediaId));
  const first = await taker.call(beginAttempt, { params: { mediaId } });
  await taker.call(submitAttempt, { params: { mediaId, attemptId: first.id } });
  const second = await taker.call(beginAttempt, { params: { mediaId } });
  const wire = overheard(taker);
  await wire.hear(addressOf(getAttempt, { params: { mediaId, attemptId: first.id } }));
  await wire.hear(addressOf(getAttempt, { params: { mediaId, attemptId: second.id } }));
  expect(wire.texts.map((text) => text.includes('KEYFEEDBACK'))).toEqual([true, false]);
});
