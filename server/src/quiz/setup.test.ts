import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMedia } from '#contract/media/endpoints.ts';
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
import { QUIZ_OPTIONS_AT_FIRST } from '#contract/quiz/options.ts';
import { Refused } from '#test/browser.ts';
import { invite, join } from '#test/invitation.ts';
import { openPage } from '#test/page.ts';
import { aChoice, anOpenQuestion, aQuiz, aReflection, chose, severalAnswers, take, trueOrFalse } from '#test/quiz.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(() => world[Symbol.asyncDispose]());

const setupOf = (mediaId: string) => owner.browser.call(getQuizSetup, { params: { mediaId } });

describe('a video', () => {
  it('becomes a quiz, and open pages hear of it', async () => {
    const mediaId = await world.aMedia(owner);
    using page = await openPage(world.publicUrl, owner.browser);
    await page.follow(`media:${mediaId}`);
    const setup = await owner.browser.call(makeQuiz, { params: { mediaId } });
    expect(setup).toEqual({ options: QUIZ_OPTIONS_AT_FIRST, questions: [], durationSeconds: 10, attempts: 0 });
    await Promise.all([page.hears('media.changed'), page.hears('quiz.changed')]);
    expect(await owner.browser.call(getMedia, { params: { mediaId } })).toMatchObject({ type: 'quiz', form: 'video' });
  });

  it('is one again without its questions, which come back with their attempts', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner, { options: { welcomeTitle: 'Green' } });
    const taker = world.aBrowser();
    await join(taker, await invite(owner.browser, mediaId));
    await take(taker, mediaId, chose('a'));
    await owner.browser.call(removeQuiz, { params: { mediaId } });
    expect((await owner.browser.call(getMedia, { params: { mediaId } })).type).toBe('video');
    expect(await owner.browser.refusalOf(getQuizSetup, { params: { mediaId } })).toBe('quiz.none');
    expect(await owner.browser.refusalOf(addQuestion, { params: { mediaId }, body: aChoice() })).toBe('quiz.none');
    const again = await owner.browser.call(makeQuiz, { params: { mediaId } });
    expect(again).toMatchObject({
      options: { welcomeTitle: 'Green' },
      questions: [{ id: questionIds[0] }],
      attempts: 1,
    });
  });

  it.each(['document', 'image'] as const)('can become one; a %s cannot', async (form) => {
    const mediaId = await world.aMedia(owner);
    await world.db.updateTable('media').set({ form, type: form }).where('id', '=', mediaId).execute();
    expect(await owner.browser.refusalOf(makeQuiz, { params: { mediaId } })).toBe('quiz.form-cannot');
  });

  it('made a quiz by two at once is one', async () => {
    const mediaId = await world.aMedia(owner);
    await Promise.all(Array.from({ length: 4 }, () => owner.browser.call(makeQuiz, { params: { mediaId } })));
    expect((await setupOf(mediaId)).questions).toEqual([]);
  });
});

describe('questions', () => {
  it('stand in the order of the timeline, and those of one moment as they were put', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner, {
      questions: [aChoice('a*b', { atSeconds: 5 }), trueOrFalse(true, { atSeconds: 5 }), aReflection({ atSeconds: 1 })],
    });
    const [choice = '', fact = '', reflection = ''] = questionIds;
    const order = async () => (await setupOf(mediaId)).questions.map(({ id }) => id);
    expect(await order()).toEqual([reflection, choice, fact]);
    const move = (questionId: string, body: { atSeconds: number; beforeId?: string }) =>
      owner.browser.call(moveQuestion, { params: { mediaId, questionId }, body });
    await move(fact, { atSeconds: 5, beforeId: choice });
    expect(await order()).toEqual([reflection, fact, choice]);
    await move(reflection, { atSeconds: 5 });
    expect(await order()).toEqual([fact, choice, reflection]);
    const { questions } = await move(reflection, { atSeconds: 5, beforeId: choice });
    expect(questions.map(({ id }) => id)).toEqual([fact, reflection, choice]);
  });

  it('are copied right behind, or to another moment', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner, {
      questions: [severalAnswers(), anOpenQuestion({ atSeconds: 4 })],
    });
    const [questionId = '', open = ''] = questionIds;
    const params = { mediaId, questionId };
    const { questionId: behind, setup } = await owner.browser.call(copyQuestion, { params, body: {} });
    expect(setup.questions.map(({ id }) => id)).toEqual([questionId, behind, open]);
    const [first, second] = setup.questions;
    expect(second?.answers.map(({ text, isRight }) => [text, isRight])).toEqual(
      first?.answers.map(({ text, isRight }) => [text, isRight]),
    );
    expect(second?.answers[0]?.id).not.toBe(first?.answers[0]?.id);
    const later = await owner.browser.call(copyQuestion, { params, body: { atSeconds: 9.5 } });
    expect(later.setup.questions.at(-1)).toMatchObject({ id: later.questionId, atSeconds: 9.5 });
  });

  it('beyond the end of a video that was trimmed are shown as such', async () => {
    const { mediaId } = await aQuiz(world, owner, { questions: [aChoice(), aChoice('a*b', { atSeconds: 9 })] });
    await world.db.updateTable('media').set({ durationSeconds: 8 }).where('id', '=', mediaId).execute();
    expect((await setupOf(mediaId)).questions.map(({ isBeyondEnd }) => isBeyondEnd)).toEqual([false, true]);
  });

  it('keep the ids of answers that are written anew, and give new ones theirs', async () => {
    const { mediaId, questionIds } = await aQuiz(world, owner);
    const params = { mediaId, questionId: questionIds[0] ?? '' };
    const answers = [
      { id: 'a', text: 'Light', isRight: true },
      { text: 'Something new', isRight: false },
    ];
    const body = { kind: 'multiple-choice', atSeconds: 2, text: 'What?', answers } as const;
    const { questions } = await owner.browser.call(changeQuestion, { params, body: { ...body, answers } });
    expect(questions[0]?.answers.map(({ id }) => id)).toEqual(['a', expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  it('are a hundred at most', async () => {
    const { mediaId } = await aQuiz(world, owner, { questions: [] });
    const rows = Array.from({ length: 99 }, (_, place) => ({
      id: crypto.randomUUID(),
      mediaId,
      kind: 'reflection' as const,
      atSeconds: place,
      place: 1,
      text: 'Think.',
      hint: '',
      explanation: '',
      points: 1,
      isScored: false,
      answers: '[]',
    }));
    await world.db.insertInto('quizQuestions').values(rows).execute();
    const outcomes = await Promise.all(
      Array.from({ length: 3 }, () => owner.browser.refusalOf(addQuestion, { params: { mediaId }, body: aChoice() })),
    );
    expect(outcomes.toSorted()).toEqual(['quiz.too-many-questions', 'quiz.too-many-questions', null].toSorted());
  });

  it.each([
    ['one answer', { answers: [{ text: 'A', isRight: true }] }],
    ['no right answer', aChoice('ab')],
    ['two right answers to choose one from', aChoice('a*b*')],
    [
      'the same answer twice',
      {
        answers: [
          { text: 'A', isRight: true },
          { text: ' A ', isRight: false },
        ],
      },
    ],
    ['no text', { text: '  ' }],
    ['no time', { atSeconds: -1 }],
    ['more than a hundred points', { points: 101 }],
  ])('are refused with %s, and the field is named', async (_, change) => {
    const { mediaId } = await aQuiz(world, owner, { questions: [] });
    const body = { ...aChoice(), ...change } as ReturnType<typeof aChoice>;
    const refusal = await owner.browser
      .call(addQuestion, { params: { mediaId }, body })
      .catch((error: unknown) => error);
    if (!(refusal instanceof Refused)) throw new Error('It was taken.');
    expect(refusal.document.code).toBe('request.invalid');
    expect(refusal.document.fields).not.toEqual([]);
  });

  it('of another entry are not there', async () => {
    const [{ mediaId }, other] = [await aQuiz(world, owner), await aQuiz(world, owner)];
    const params = { mediaId, questionId: other.questionIds[0] ?? '' };
    expect(await owner.browser.refusalOf(deleteQuestion, { params })).toBe('quiz.no-question');
    expect(await owner.browser.refusalOf(changeQuestion, { params, body: aChoice() })).toBe('quiz.no-question');
  });
});

it('options that are left out stay', async () => {
  const { mediaId } = await aQuiz(world, owner, { options: { attemptsAllowed: 3, welcomeMessage: 'Hello\nthere' } });
  const params = { mediaId };
  const { options } = await owner.browser.call(changeQuiz, {
    params,
    body: { allowSkip: true, attemptsAllowed: null },
  });
  expect(options).toEqual({
    ...QUIZ_OPTIONS_AT_FIRST,
    welcomeMessage: 'Hello\nthere',
    allowSkip: true,
    attemptsAllowed: null,
  });
});
