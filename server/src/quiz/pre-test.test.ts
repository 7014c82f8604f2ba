import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeQuiz } from '#contract/quiz/endpoints.ts';
import { downloadPreTest } from '#contract/quiz/taking.ts';
import { addressOf, type TestBrowser } from '#test/browser.ts';
import { invite, join as joinBy } from '#test/invitation.ts';
import { aChoice, anOpenQuestion, aQuiz, aReflection, trueOrFalse } from '#test/quiz.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
let folder: string;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  folder = await mkdtemp(join(tmpdir(), 'usher-pre-test-'));
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function wordsFor(browser: TestBrowser, mediaId: string, language: string): Promise<string> {
  const response = await browser.request(addressOf(downloadPreTest, { params: { mediaId }, query: { language } }));
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Photosynthesis\.pdf"/);
  const file = join(folder, 'sheet.pdf');
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', file, '-']);
  return stdout.replace(/[\u202a-\u202e]/g, '');
}

it('holds the questions and room for answers, and nothing of the key', async () => {
  const { mediaId } = await aQuiz(world, owner, {
    questions: [aChoice('a*b', { points: 73 }), trueOrFalse(), anOpenQuestion(), aReflection()],
    options: { allowPreTest: true, welcomeMessage: 'Read before you watch.' },
  });
  const taker = world.aBrowser();
  await joinBy(taker, await invite(owner.browser, mediaId));
  const words = await wordsFor(taker, mediaId, 'en-GB');
  for (const text of [
    'Photosynthesis',
    'Read before you watch.',
    'Name',
    'Question 1 of 4',
    'What do plants eat?',
    'Answer a',
  ]) {
    expect(words).toContain(text);
  }
  expect(words).toContain('Moss is a plant.');
  expect(words).toContain('True');
  expect(words).not.toMatch(/Feedback|73|\*/);
  expect(await wordsFor(taker, mediaId, 'he')).toContain('תאריך');

  await owner.browser.call(changeQuiz, { params: { mediaId }, body: { allowPreTest: false } });
  expect(await taker.refusalOf(downloadPreTest, { params: { mediaId } })).toBe('quiz.pre-test-off');
});
