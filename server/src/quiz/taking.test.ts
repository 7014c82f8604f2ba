import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteMedia, restoreMedia } from '#contract/media/endpoints.ts';
import { changeQuestion, changeQuiz, deleteQuestion, getQuizSetup, removeQuiz } from '#contract/quiz/endpoints.ts';
import { deleteAttempt } from '#contract/quiz/reports.ts';
import { answerQuestion, beginAttempt, getAttempt, getQuiz, submitAttempt } from '#contract/quiz/taking.ts';
import type { TestBrowser } from '#test/browser.ts';
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
  trueOrFalse,
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

async function aTaker(mediaId: string): Promise<TestBrowser> {
  const browser = world.aBrowser();
  await join(browser, await invite(owner.browser, mediaId));
  return browser;
}

const welcome = (browser: TestBrowser, mediaId: string) => browser.call(getQuiz, { params: { mediaId } });

describe('taking a quiz', () => {
  it('goes from the welcome screen over every kind of question to a score', async () => {
    const { mediaId } = await aQuiz(world, owner, {
      questions: [anOpenQuestion(), aReflection(), severalAnswers(), trueOrFalse(), aChoice()],
      options: { welcomeTitle: 'Green things', showRightAnswers: 'after-each-attempt' },
    });
    const taker = await aTaker(mediaId);
    expect(await welcome(taker, mediaId)).toMatchObject({
      title: 'Green things',
      questionCount: 5,
      start: { kind: 'begin' },
      taker: { kind: 'invitee' },
      attempts: { allowed: 1, used: 0, left: 1 },
      kept: null,
    });
    const attempt = await begin(taker, mediaId);
    expect(attempt.questions.map(({ kind }) => kind)).toEqual([
      'multiple-choice',
      'true-false',
      'multiple-answer',
      'reflection',
      'open',
    ]);
    expect(attempt).toMatchObject({
      number: 1,
      nextQuestionId: attempt.questions[0]?.id,
      maySubmit: false,
      score: null,
    });
    await answerAll(taker, mediaId, attempt, [chose('a'), chose('true'), chose('a', 'c'), read, wrote('Chlorophyll.')]);
    const submitted = await taker.call(submitAttempt, { params: { mediaId, attemptId: attempt.id } });
    expect(submitted.score).toEqual({ percent: 25, points: 2, maxPoints: 8, waiting: 1 });
    expect(submitted.questions.map(({ solution }) => solution?.verdict)).toEqual([
      'right',
      'right',
      'wrong',
      'not-scored',
      'waiting',
    ]);
    expect(await welcome(taker, mediaId)).toMatchObject({
      start: { kind: 'refused', because: 'no-attempts-left' },
      attempts: { used: 1, left: 0 },
      kept: { percent: 25, waiting: 1 },
    });
    expect(await taker.refusalOf(beginAttempt, { params: { mediaId } })).toBe('quiz.no-attempts-left');
  });

  it('is resumed where it was left', async () => {
    const { mediaId } = await aQuiz(world, owner, { questions: [aChoice(), trueOrFalse()] });
    const taker = await aTaker(mediaId);
    const attempt = await begin(taker, mediaId);
    await answerAll(taker, mediaId, attempt, [chose('b')]);
    expect((await welcome(taker, mediaId)).start).toEqual({ kind: 'resume', attemptId: attempt.id });
    const resumed = await begin(taker, mediaId);
    expect(resumed).toMatchObject({ id: attempt.id, nextQuestionId: attempt.questions[1]?.id });
    expect(resumed.questions[0]?.given).toEqual(chose('b'));
  });

  it('is submitted only when all is answered, unless questions may be skipped', async () => {
    const { mediaId } = await aQuiz(world, owner, { questions: [aChoice(), trueOrFalse()] });
    const taker = await aTaker(mediaId);
    const attempt = await begin(taker, mediaId);
    await answerAll(taker, mediaId, attempt, [chose('a')]);
    const params = { mediaId, attemptId: attempt.id };
    const second = { ...params, questionId: attempt.questions[1]?.id ?? '' };
    expect(await taker.refusalOf(submitAttempt, { params })).toBe('quiz.not-all-answered');
    expect(await taker.refusalOf(answerQuestion, { params: second, body: skipped })).toBe('quiz.skip-not-allowed');

    await owner.browser.call(changeQuiz, { params: { mediaId }, body: { allowSkip: true } });
    const past = await taker.call(answerQuestion, { params: second, body: skipped });
    expect(past).toMatchObject({ nextQuestionId: null, unansweredIds: [second.questionId], maySubmit: true });
    expect((await taker.call(submitAttempt, { params })).score).toMatchObject({ percent: 50 });
  });

  it('keeps the first answer where none may be changed', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { allowChange: false } });
    const taker = await aTaker(mediaId);
    const attempt = await begin(taker, mediaId);
    const params = { mediaId, attemptId: attempt.id, questionId: attempt.questions[0]?.id ?? '' };
    await taker.call(answerQuestion, { params, body: chose('a') });
    expect(await taker.refusalOf(answerQuestion, { params, body: chose('b') })).toBe('quiz.answer-fixed');
    const again = await taker.call(answerQuestion, { params, body: chose('a') });
    expect(again.questions[0]).toMatchObject({ given: chose('a'), mayAnswer: false });
  });

  it('asks one question after the other where nobody may seek ahead', async () => {
    const { mediaId } = await aQuiz(world, owner, {
      questions: [aChoice(), trueOrFalse()],
      options: { noSeekingAhead: true },
    });
    const taker = await aTaker(mediaId);
    const attempt = await begin(taker, mediaId);
    expect(attempt.seekableUntil).toBe(2);
    const ahead = { mediaId, attemptId: attempt.id, questionId: attempt.questions[1]?.id ?? '' };
    expect(await taker.refusalOf(answerQuestion, { params: ahead, body: chose('true') })).toBe('quiz.question-ahead');
    await answerAll(taker, mediaId, attempt, [chose('a')]);
    expect((await taker.call(answerQuestion, { params: ahead, body: chose('true') })).seekableUntil).toBeNull();
  });

  it.each([
    ['an answer that is not there', chose('z')],
    ['two answers to choose one from', chose('a', 'b')],
    ['words', wrote('a')],
    ['a nod', read],
  ])('refuses %s', async (_, body) => {
    const { mediaId } = await aQuiz(world, owner);
    const taker = await aTaker(mediaId);
    const attempt = await begin(taker, mediaId);
    const params = { mediaId, attemptId: attempt.id, questionId: attempt.questions[0]?.id ?? '' };
    expect(await taker.refusalOf(answerQuestion, { params, body })).toBe('quiz.answer-does-not-fit');
  });

  it('opens nobody else’s attempt', async () => {
    const { mediaId } = await aQuiz(world, owner);
    const [taker, other] = [await aTaker(mediaId), await aTaker(mediaId)];
    const { id: attemptId, questions } = await begin(taker, mediaId);
    const params = { mediaId, attemptId };
    expect(await other.refusalOf(getAttempt, { params })).toBe('quiz.no-attempt');
    expect(await other.refusalOf(submitAttempt, { params })).toBe('quiz.no-attempt');
    const answer = { params: { ...params, questionId: questions[0]?.id ?? '' }, body: chose('a') };
    expect(await other.refusalOf(answerQuestion, answer)).toBe('quiz.no-attempt');
    expect(await owner.browser.refusalOf(getAttempt, { params })).toBe('quiz.no-attempt');
  });

  it('begins nothing without questions, and nothing where there is no quiz', async () => {
    const { mediaId } = await aQuiz(world, owner, { questions: [] });
    const taker = await aTaker(mediaId);
    expect(await taker.refusalOf(beginAttempt, { params: { mediaId } })).toBe('quiz.no-questions-yet');
    await owner.browser.call(removeQuiz, { params: { mediaId } });
    expect(await taker.refusalOf(getQuiz, { params: { mediaId } })).toBe('quiz.none');
  });

  it('rests while the entry is in the bin, and goes on after a restore', async () => {
    const { mediaId } = await aQuiz(world, owner);
    const taker = await aTaker(mediaId);
    const { id: attemptId } = await begin(taker, mediaId);
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    expect(await taker.refusalOf(getAttempt, { params: { mediaId, attemptId } })).toBe('media.unknown');
    await owner.browser.call(restoreMedia, { params: { mediaId } });
    expect((await begin(taker, mediaId)).id).toBe(attemptId);
  });
});

describe('several at once', () => {
  it('begin the last attempt once', async () => {
    const { mediaId } = await aQuiz(world, owner);
    const taker = await aTaker(mediaId);
    const begun = await Promise.all(Array.from({ length: 8 }, () => begin(taker, mediaId)));
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
    expect((await welcome(taker, mediaId)).attempts).toEqual({ allowed: 1, used: 1, left: 0 });
  });

  it('begin an attempt each, and have a number each', async () => {
    const { mediaId } = await aQuiz(world, owner);
    const takers = await Promise.all(Array.from({ length: 6 }, () => aTaker(mediaId)));
    const begun = await Promise.all(takers.map((taker) => begin(taker, mediaId)));
    expect(new Set(begun.map(({ id }) => id)).size).toBe(6);
    const rows = await world.db.selectFrom('quizTakers').select('number').where('mediaId', '=', mediaId).execute();
    expect(rows.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('answer in two tabs: one answer is kept, and both tabs are told which', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { allowChange: false } });
    const taker = await aTaker(mediaId);
    const { id: attemptId, questions } = await begin(taker, mediaId);
    const params = { mediaId, attemptId, questionId: questions[0]?.id ?? '' };
    using page = await openPage(world.publicUrl, taker);
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((letter) => taker.refusalOf(answerQuestion, { params, body: chose(letter) })),
    );
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'quiz.answer-fixed')).toHaveLength(2);
    await page.hears('quiz.attempt-changed');
    const winner = ['a', 'b', 'c'][outcomes.indexOf(null)] ?? '';
    const { questions: after } = await taker.call(getAttempt, { params: { mediaId, attemptId } });
    expect(after[0]?.given).toEqual(chose(winner));
  });

  it('submit in two tabs once, and nothing is answered after it', async () => {
    const { mediaId } = await aQuiz(world, owner);
    const taker = await aTaker(mediaId);
    const attempt = await begin(taker, mediaId);
    await answerAll(taker, mediaId, attempt, [chose('a')]);
    const params = { mediaId, attemptId: attempt.id };
    const answer = { ...params, questionId: attempt.questions[0]?.id ?? '' };
    const [first, second, late] = await Promise.all([
      taker.call(submitAttempt, { params }),
      taker.call(submitAttempt, { params }),
      taker.refusalOf(answerQuestion, { params: answer, body: chose('b') }),
    ]);
    expect(first?.submittedAt).toBe(second?.submittedAt);
    const after = await taker.call(getAttempt, { params });
    // Either it came before the submission and counts, or after it and was refused.
    expect(after.questions[0]?.given).toEqual(late === null ? chose('b') : chose('a'));
    expect(after.score?.percent).toBe(late === null ? 0 : 100);
    expect(await taker.refusalOf(answerQuestion, { params: answer, body: chose('c') })).toBe('quiz.attempt-over');
  });
});

describe('what is due', () => {
  it('is the score at once, and the right answers after the last attempt', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { attemptsAllowed: 2 } });
    const taker = await aTaker(mediaId);
    const first = await take(taker, mediaId, chose('b'));
    expect(first.score?.percent).toBe(0);
    expect(first.questions[0]?.solution).toBeNull();
    const second = await take(taker, mediaId, chose('a'));
    expect(second).toMatchObject({ number: 2, score: { percent: 100 } });
    expect(second.questions[0]?.solution).toMatchObject({
      verdict: 'right',
      points: 1,
      answers: [{ id: 'a', isRight: true, feedback: 'Feedback to a' }, { isRight: false }, { isRight: false }],
    });
    expect((await welcome(taker, mediaId)).kept).toEqual({ percent: 100, waiting: 0 });
  });

  it('is neither, where the owner shows neither', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { showScore: false, showRightAnswers: 'never' } });
    const taker = await aTaker(mediaId);
    const attempt = await take(taker, mediaId, chose('a'));
    expect(attempt.score).toBeNull();
    expect(attempt.questions[0]?.solution).toBeNull();
    expect(await welcome(taker, mediaId)).toMatchObject({ kept: null, past: [{ number: 1, score: null }] });
  });
});

describe('a change while attempts are there', () => {
  it('leaves those that began with the questions they were asked', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner, {
      questions: [aChoice(), trueOrFalse()],
      options: { attemptsAllowed: 2 },
    });
    const taker = await aTaker(mediaId);
    const attempt = await begin(taker, mediaId);
    const [questionId = '', otherId = ''] = questionIds;
    const { questions: asked } = await owner.browser.call(getQuizSetup, { params: { mediaId } });
    expect(asked.map(({ isAsked }) => isAsked)).toEqual([true, true]);
    const params = { mediaId, questionId };
    await owner.browser.call(changeQuestion, { params, body: aChoice('a*b', { text: 'What else?' }) });
    await owner.browser.call(deleteQuestion, { params: { mediaId, questionId: otherId } });

    const same = await taker.call(getAttempt, { params: { mediaId, attemptId: attempt.id } });
    expect(same.questions.map(({ text }) => text)).toEqual(['What do plants eat?', 'Moss is a plant.']);
    expect(same.questions[0]?.answers).toHaveLength(3);
    await answerAll(taker, mediaId, attempt, [chose('a'), chose('true')]);
    await taker.call(submitAttempt, { params: { mediaId, attemptId: attempt.id } });
    expect((await begin(taker, mediaId)).questions.map(({ text }) => text)).toEqual(['What else?']);
  });

  it('corrects the scores of all who were asked the same words', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner);
    const taker = await aTaker(mediaId);
    expect((await take(taker, mediaId, chose('b'))).score?.percent).toBe(0);
    const params = { mediaId, questionId: questionIds[0] ?? '' };
    await owner.browser.call(changeQuestion, { params, body: aChoice('ab*c') });
    await expect.poll(async () => (await welcome(taker, mediaId)).kept?.percent, { timeout: 10_000 }).toBe(100);
  });

  it('keeps a question of its kind once it was asked', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner);
    const params = { mediaId, questionId: questionIds[0] ?? '' };
    const body = trueOrFalse();
    await owner.browser.call(changeQuestion, { params, body });
    await begin(await aTaker(mediaId), mediaId);
    expect(await owner.browser.refusalOf(changeQuestion, { params, body: aChoice() })).toBe('quiz.kind-fixed');
  });
});

describe('somebody who may edit', () => {
  it('previews as often as they like, and it counts nowhere', async () => {
    const { mediaId } = await aQuiz(world, owner);
    expect(await welcome(owner.browser, mediaId)).toMatchObject({ isPreview: true, attempts: { allowed: null } });
    const first = await take(owner.browser, mediaId, chose('a'));
    const second = await take(owner.browser, mediaId, chose('b'));
    expect(second.id).not.toBe(first.id);
    expect(second).toMatchObject({ isPreview: true, score: { percent: 0 } });
    expect(second.questions[0]?.solution?.verdict).toBe('wrong');
    expect((await owner.browser.call(getQuizSetup, { params: { mediaId } })).attempts).toBe(0);
    const params = { mediaId, attemptId: second.id };
    expect(await owner.browser.refusalOf(deleteAttempt, { params })).toBe('quiz.no-attempt');
  });
});

describe('the right answers after the last attempt', () => {
  it('are of no use in it: nobody sees them before it is submitted', async () => {
    const { mediaId } = await aQuiz(world, owner, {
      options: { attemptsAllowed: 2, showRightAnswers: 'after-last-attempt' },
    });
    const taker = await aTaker(mediaId);
    const first = await take(taker, mediaId, chose('b'));
    const solutionOfFirst = async () => {
      const { questions } = await taker.call(getAttempt, { params: { mediaId, attemptId: first.id } });
      return questions[0]?.solution ?? null;
    };
    expect(await solutionOfFirst()).toBeNull();
    const last = await begin(taker, mediaId);
    expect(await solutionOfFirst()).toBeNull();
    await answerAll(taker, mediaId, last, [chose('b')]);
    await taker.call(submitAttempt, { params: { mediaId, attemptId: last.id } });
    expect(await solutionOfFirst()).not.toBeNull();
  });
});
