import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '#contract/audit/endpoints.ts';
import { changeQuestion, changeQuiz, deleteQuestion } from '#contract/quiz/endpoints.ts';
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
import { beginAttempt, getAttempt, getQuiz } from '#contract/quiz/taking.ts';
import { addressOf, type TestBrowser } from '#test/browser.ts';
import { invite, join } from '#test/invitation.ts';
import { openPage } from '#test/page.ts';
import {
  aChoice,
  anOpenQuestion,
  answerAll,
  aQuiz,
  aReflection,
  begin,
  chose,
  read,
  severalAnswers,
  skipped,
  take,
  wrote,
} from '#test/quiz.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(() => world[Symbol.asyncDispose]());

async function aTaker(mediaId: string, names: { firstName?: string; lastName?: string } = {}): Promise<TestBrowser> {
  const browser = world.aBrowser();
  await join(browser, await invite(owner.browser, mediaId, names));
  return browser;
}

const reportOf = (mediaId: string) => owner.browser.call(getQuizReport, { params: { mediaId } });
const openAnswersOf = async (mediaId: string, show: 'waiting' | 'graded' | 'all' = 'waiting') =>
  (await owner.browser.call(listOpenAnswers, { params: { mediaId }, query: { show } })).answers;

describe('the report', () => {
  it('counts people, scores, answers and shares', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner, {
      questions: [aChoice('a*bc', { points: 3 }), severalAnswers('a*b*cd', { points: 1 }), aReflection()],
      options: { allowSkip: true, attemptsAllowed: 2 },
    });
    const [ada, ben, cleo, dan] = await Promise.all(Array.from({ length: 4 }, () => aTaker(mediaId)));
    if (ada === undefined || ben === undefined || cleo === undefined || dan === undefined) throw new Error();
    await take(ada, mediaId, chose('a'), chose('a', 'b'), read); // 100 %
    await take(ben, mediaId, chose('b'), chose('a'), read); // 0 + ½ of 4: 12.5 %
    await take(ben, mediaId, chose('a'), skipped, read); // 75 %
    await take(cleo, mediaId, chose('c'), chose('c'), read); // 0 %
    await begin(dan, mediaId);
    await take(owner.browser, mediaId, chose('a'), chose('a', 'b'), read);

    const { questions, ...totals } = await reportOf(mediaId);
    expect(totals).toMatchObject({
      takers: 3,
      underWay: 1,
      submitted: 4,
      waiting: 0,
      averagePercent: expect.closeTo((100 + 75 + 0) / 3, 5),
      medianPercent: 75,
      distribution: [1, 0, 0, 0, 0, 0, 0, 1, 0, 1],
    });
    expect(questions.map(({ question }) => question.id)).toEqual(questionIds.toSpliced(1, 2, ...questionIds.slice(1)));
    expect(questions[0]).toMatchObject({ asked: 4, answered: 4, rightShare: 0.5, averageShare: 0.5, isDeleted: false });
    expect(questions[0]?.answers).toEqual([
      { id: 'a', text: 'Answer a', isRight: true, isGone: false, count: 2, share: 0.5 },
      { id: 'b', text: 'Answer b', isRight: false, isGone: false, count: 1, share: 0.25 },
      { id: 'c', text: 'Answer c', isRight: false, isGone: false, count: 1, share: 0.25 },
    ]);
    expect(questions[1]).toMatchObject({ asked: 4, answered: 3, rightShare: 0.25, averageShare: 0.375 });
    expect(questions[1]?.answers.map(({ count }) => count)).toEqual([2, 1, 1, 0]);
    expect(questions[2]).toMatchObject({ asked: 4, answered: 4, rightShare: null, averageShare: null });
  });

  it('tells how well a question tells strong takers from weak ones', async () => {
    const { mediaId } = await aQuiz(world, owner, {
      questions: [aChoice('a*b'), aChoice('a*b', { atSeconds: 3 }), aChoice('a*b', { atSeconds: 4 })],
    });
    for (const [telling, one, other] of ['aaa', 'aaa', 'baa', 'bbb', 'bab', 'bba']) {
      await take(await aTaker(mediaId), mediaId, chose(telling ?? ''), chose(one ?? ''), chose(other ?? ''));
    }
    const { questions } = await reportOf(mediaId);
    expect(questions[0]?.discrimination).toBeGreaterThan(0.5);
    expect(questions[0]?.discrimination).toBeGreaterThan(questions[1]?.discrimination ?? 1);
  });

  it('keeps what was taken out since', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner, { questions: [aChoice('a*bc'), aChoice('a*b')] });
    await take(await aTaker(mediaId), mediaId, chose('c'), chose('a'));
    const [first = '', second = ''] = questionIds;
    await owner.browser.call(changeQuestion, { params: { mediaId, questionId: first }, body: aChoice('a*b') });
    await owner.browser.call(deleteQuestion, { params: { mediaId, questionId: second } });
    const { questions } = await reportOf(mediaId);
    expect(questions[0]?.answers).toMatchObject([
      { id: 'a', count: 0 },
      { id: 'b', count: 0 },
      { id: 'c', count: 1, isGone: true },
    ]);
    expect(questions[1]).toMatchObject({ isDeleted: true, asked: 1, rightShare: 1 });
  });

  it('lists people page by page, and finds them by a part of name or address', async () => {
    const { mediaId } = await aQuiz(world, owner);
    for (const firstName of ['Ada', 'Ben', 'Cleo']) {
      await take(await aTaker(mediaId, { firstName, lastName: '100%' }), mediaId, chose('a'));
    }
    const page = (query: { search?: string; after?: number; limit?: number }) =>
      owner.browser.call(listTakers, { params: { mediaId }, query });
    const first = await page({ limit: 2 });
    expect(first.takers.map(({ name }) => name)).toEqual(['Ada 100%', 'Ben 100%']);
    const second = await page({ limit: 2, after: first.next ?? 0 });
    expect(second).toMatchObject({ next: null, takers: [{ number: 3, name: 'Cleo 100%', submitted: 1 }] });
    expect((await page({ search: 'cLe' })).takers).toHaveLength(1);
    expect((await page({ search: '0%' })).takers).toHaveLength(3);
    expect((await page({ search: '_' })).takers).toHaveLength(0);
  });

  it('shows one attempt in full, and each person’s attempts', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { attemptsAllowed: 2, scoreKept: 'average' } });
    const taker = await aTaker(mediaId);
    await take(taker, mediaId, chose('b'));
    const { id: attemptId } = await take(taker, mediaId, chose('a'));
    const [row] = (await owner.browser.call(listTakers, { params: { mediaId }, query: {} })).takers;
    const person = await owner.browser.call(getTaker, { params: { mediaId, takerId: row?.id ?? '' } });
    expect(person.taker.kept?.percent).toBe(50);
    expect(person.attempts).toMatchObject([
      { number: 1, score: { percent: 0 }, answered: 1, asked: 1 },
      { number: 2, score: { percent: 100 } },
    ]);
    const { attempt, answers } = await owner.browser.call(getAttemptReport, { params: { mediaId, attemptId } });
    expect(attempt.number).toBe(2);
    expect(answers).toMatchObject([{ given: chose('a'), verdict: 'right', points: 1, grade: null }]);
  });

  it('counts time with the quiz, and no long pause', async () => {
    const { mediaId } = await aQuiz(world, owner, { questions: [aChoice(), aChoice('a*b', { atSeconds: 3 })] });
    const taker = await aTaker(mediaId);
    await begin(taker, mediaId);
    world.clock.move({ minutes: 3 });
    const attempt = await begin(taker, mediaId);
    await answerAll(taker, mediaId, attempt, [chose('a')]);
    world.clock.move({ minutes: 30 });
    await take(taker, mediaId, chose('a'), chose('b'));
    const [row] = (await owner.browser.call(listTakers, { params: { mediaId }, query: {} })).takers;
    expect(row?.seconds).toBeGreaterThanOrEqual(180);
    expect(row?.seconds).toBeLessThan(300);
  });
});

describe('an open answer', () => {
  it('waits, is graded with words, and graded anew; its taker and open reports are told', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner, {
      questions: [aChoice('a*b', { points: 5 }), anOpenQuestion()],
    });
    const taker = await aTaker(mediaId);
    const { id: attemptId, score } = await take(taker, mediaId, chose('a'), wrote('<b>Because</b> of it.'));
    expect(score).toEqual({ percent: 50, points: 5, maxPoints: 10, waiting: 1 });
    const questionId = questionIds[1] ?? '';
    expect(await openAnswersOf(mediaId)).toMatchObject([
      { attemptId, questionId, text: '<b>Because</b> of it.', maxPoints: 5, grade: null },
    ]);

    using report = await openPage(world.publicUrl, owner.browser);
    using page = await openPage(world.publicUrl, taker);
    expect(await report.follow(`quiz:${mediaId}`)).toBe(true);
    const params = { mediaId, attemptId, questionId };
    expect(await owner.browser.refusalOf(gradeAnswer, { params, body: { points: 5.5 } })).toBe('quiz.points-beyond');
    await owner.browser.call(gradeAnswer, { params, body: { points: 2, feedback: 'Say more.' } });
    await Promise.all([report.hears('quiz.attempted'), page.hears('quiz.attempt-changed')]);
    const graded = await taker.call(getAttempt, { params: { mediaId, attemptId } });
    expect(graded.score).toEqual({ percent: 70, points: 7, maxPoints: 10, waiting: 0 });
    expect(graded.questions[1]?.teacherFeedback).toBe('Say more.');

    const again = await owner.browser.call(gradeAnswer, { params, body: { points: 4.5, feedback: 'Better.' } });
    expect(again.answers[1]?.grade).toMatchObject({ points: 4.5, feedback: 'Better.', gradedByName: 'Ada Lovelace' });
    expect(again.taker.kept).toEqual({ percent: 95, waiting: 0 });
    expect(await openAnswersOf(mediaId)).toEqual([]);
    expect(await openAnswersOf(mediaId, 'graded')).toMatchObject([{ grade: { points: 4.5 } }]);
  });

  it('is the only one that is graded, and only once it is submitted', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner, {
      questions: [aChoice(), anOpenQuestion()],
      options: { allowSkip: true },
    });
    const taker = await aTaker(mediaId);
    const { id: attemptId } = await begin(taker, mediaId);
    const [choice = '', open = ''] = questionIds;
    const refusalAt = (questionId: string) =>
      owner.browser.refusalOf(gradeAnswer, { params: { mediaId, attemptId, questionId }, body: { points: 1 } });
    expect(await refusalAt(open)).toBe('quiz.not-to-grade');
    await take(taker, mediaId, chose('a'), skipped);
    expect(await refusalAt(open)).toBe('quiz.not-to-grade');
    expect(await refusalAt(choice)).toBe('quiz.not-to-grade');
    expect(await refusalAt(crypto.randomUUID())).toBe('quiz.no-question');
  });

  it('keeps its part when the points are changed', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner, { questions: [anOpenQuestion({ points: 4 })] });
    const taker = await aTaker(mediaId);
    const { id: attemptId } = await take(taker, mediaId, wrote('Because.'));
    const questionId = questionIds[0] ?? '';
    await owner.browser.call(gradeAnswer, { params: { mediaId, attemptId, questionId }, body: { points: 3 } });
    await owner.browser.call(changeQuestion, { params: { mediaId, questionId }, body: anOpenQuestion({ points: 8 }) });
    const scored = async () => (await taker.call(getAttempt, { params: { mediaId, attemptId } })).score;
    await expect.poll(scored, { timeout: 10_000 }).toEqual({ percent: 75, points: 6, maxPoints: 8, waiting: 0 });
  });
});

it('a deleted attempt is gone, audited, and its taker has one more', async () => {
  const { mediaId } = await aQuiz(world, owner);
  const taker = await aTaker(mediaId);
  const { id: attemptId } = await take(taker, mediaId, chose('b'));
  expect(await taker.refusalOf(beginAttempt, { params: { mediaId } })).toBe('quiz.no-attempts-left');
  await owner.browser.call(deleteAttempt, { params: { mediaId, attemptId } });
  expect(await taker.call(getQuiz, { params: { mediaId } })).toMatchObject({ start: { kind: 'begin' }, past: [] });
  expect(await reportOf(mediaId)).toMatchObject({ takers: 0, submitted: 0, averagePercent: null });
  const { browser } = await world.aPerson({ siteRole: 'administrator' });
  const { rows } = await browser.call(listAudit, { query: { action: 'quiz.attempt-deleted', mediaId } });
  expect(rows).toMatchObject([{ subjectId: attemptId, facts: { percent: 0 } }]);
});

it('another score is kept when the owner says so', async () => {
  const { mediaId } = await aQuiz(world, owner, { options: { attemptsAllowed: 2 } });
  const taker = await aTaker(mediaId);
  await take(taker, mediaId, chose('a'));
  await take(taker, mediaId, chose('b'));
  const kept = async () => (await reportOf(mediaId)).averagePercent;
  expect(await kept()).toBe(100);
  await owner.browser.call(changeQuiz, { params: { mediaId }, body: { scoreKept: 'latest' } });
  await expect.poll(kept, { timeout: 10_000 }).toBe(0);
});

it('the file has a row for each attempt, and no cell is a formula', async () => {
  const { mediaId } = await aQuiz(world, owner, {
    questions: [aChoice('a*b', { text: '=1+1?' }), anOpenQuestion()],
  });
  const taker = await aTaker(mediaId, { firstName: '=cmd()', lastName: 'Hopper' });
  await take(taker, mediaId, chose('a'), wrote('@SUM(A1)\n"quoted", and more'));
  await begin(await aTaker(mediaId), mediaId);
  const response = await owner.browser.request(addressOf(exportQuizReport, { params: { mediaId } }));
  const file = Buffer.from(await response.arrayBuffer()).toString('utf8');
  const [head = '', first = '', second = '', ...rest] = file.slice(1).split('\r\n');
  expect(file.charCodeAt(0)).toBe(0xfeff);
  expect(rest).toEqual(['']);
  expect(head).toContain(`"1. =1+1?","1. points","2. Why are leaves green?","2. points"`);
  expect(first).toMatch(/^"1","'=cmd\(\) Hopper","grace-.*","invitee","yes","1",/);
  expect(first).toContain(`"Answer a","1","'@SUM(A1) ""quoted"", and more",""`);
  expect(second).toMatch(/^"2",.*"","","","",""/);
  const { browser } = await world.aPerson({ siteRole: 'administrator' });
  const { rows } = await browser.call(listAudit, { query: { action: 'quiz.exported', mediaId } });
  expect(rows).toMatchObject([{ actor: `person:${owner.person.id}` }]);
});
