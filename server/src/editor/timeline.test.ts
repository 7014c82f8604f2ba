import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chaptersAfterEdit, cuesAfterEdit } from '#captions/policy.ts';
import { captionsOnTimeline } from '#captions/timeline.ts';
import { createCaptions, getCaptions, getChapters, saveChapters, saveCues } from '#contract/captions/endpoints.ts';
import { addQuestion, getQuizSetup, makeQuiz } from '#contract/quiz/endpoints.ts';
import { transact } from '#infra/db.ts';
import { quizOnTimeline } from '#quiz/timeline.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

const middleCutOut = [
  { from: 2, to: 4 },
  { from: 6, to: 9 },
];

describe('captions and chapters', () => {
  it('go with what is left, and are shortened by what is not', () => {
    const cues = [
      { startMs: 0, endMs: 1000, text: 'gone' },
      { startMs: 1000, endMs: 3000, text: 'its end' },
      { startMs: 3500, endMs: 6500, text: 'both sides' },
      { startMs: 4500, endMs: 5000, text: 'gone too' },
      { startMs: 7000, endMs: 8000, text: 'as it was' },
    ];
    expect(cuesAfterEdit(cues, middleCutOut)).toEqual([
      { startMs: 0, endMs: 1000, text: 'its end' },
      { startMs: 1500, endMs: 2500, text: 'both sides' },
      { startMs: 3000, endMs: 4000, text: 'as it was' },
    ]);
  });

  it('a chapter begins with what is left of it', () => {
    const chapters = [
      { startMs: 0, title: 'Light' },
      { startMs: 4200, title: 'Water' },
      { startMs: 4500, title: 'Sugar' },
      { startMs: 9500, title: 'Thanks' },
    ];
    expect(chaptersAfterEdit(chapters, middleCutOut)).toEqual([
      { startMs: 0, title: 'Light' },
      { startMs: 2000, title: 'Sugar' },
    ]);
  });
});

describe('in the database', () => {
  let world: World;
  let owner: PersonInWorld;
  let mediaId: string;
  beforeAll(async () => {
    world = await openWorld({ role: 'web' });
    owner = await world.aPerson({ siteRole: 'creator' });
    mediaId = await world.aMedia(owner);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('captions and chapters move, and come back', async () => {
    const { browser } = owner;
    const params = { mediaId };
    const { captions } = await browser.call(createCaptions, {
      params,
      body: { language: 'en', label: 'English', file: null },
    });
    const ofCaptions = { ...params, captionsId: captions.id };
    const cues = [{ startMs: 2500, endMs: 3000, text: 'Light is food.' }];
    await browser.call(saveCues, { params: ofCaptions, body: { version: captions.version, cues } });
    await browser.call(saveChapters, { params, body: { version: 0, chapters: [{ startMs: 6500, title: 'Sugar' }] } });

    const feature = captionsOnTimeline({ clock: world.clock, search: world.portal.search });
    const kept = await transact(world.db, async (tx) => {
      const before = await feature.keep(tx, mediaId);
      await feature.move(tx, { mediaId, parts: middleCutOut });
      return before;
    });
    expect((await browser.call(getCaptions, { params: ofCaptions })).cues).toEqual([
      { startMs: 500, endMs: 1000, text: 'Light is food.' },
    ]);
    expect((await browser.call(getChapters, { params })).chapters).toEqual([{ startMs: 2500, title: 'Sugar' }]);

    await transact(world.db, (tx) => feature.putBack(tx, mediaId, kept));
    expect((await browser.call(getCaptions, { params: ofCaptions })).cues).toEqual(cues);
    expect((await browser.call(getChapters, { params })).chapters).toEqual([{ startMs: 6500, title: 'Sugar' }]);
  });

  it('questions move, none is lost, and they come back', async () => {
    const { browser } = owner;
    const params = { mediaId };
    await browser.call(makeQuiz, { params });
    for (const atSeconds of [3, 5, 8]) {
      await browser.call(addQuestion, { params, body: { kind: 'open', atSeconds, text: `At ${atSeconds}?` } });
    }
    const asked = async () =>
      (await browser.call(getQuizSetup, { params })).questions.map(({ text, atSeconds }) => [text, atSeconds]);
    const before = await asked();
    const kept = await transact(world.db, async (tx) => {
      const all = await quizOnTimeline.keep(tx, mediaId);
      await quizOnTimeline.move(tx, { mediaId, parts: middleCutOut });
      return all;
    });
    expect(await asked()).toEqual([
      ['At 3?', 1],
      // It stood in what was cut out.
      ['At 5?', 2],
      ['At 8?', 4],
    ]);
    await transact(world.db, (tx) => quizOnTimeline.putBack(tx, mediaId, kept));
    expect(await asked()).toEqual(before);
  });
});
