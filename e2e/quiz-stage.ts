import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addQuestion, changeQuiz, makeQuiz } from '#contract/quiz/endpoints.ts';
import type { QuizOptions } from '#contract/quiz/options.ts';
import { aClip } from '#test/clips.ts';
import { eventually } from '#test/eventually.ts';
import type { Draft } from '#test/quiz.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import type { PersonInWorld } from '#test/world.ts';

/** Of what only its author knows until it is due, one sign in each place it can be. */
export const SECRETS = /isRight|only-the-author-knows/;

export const QUESTIONS: readonly Draft[] = [
  {
    kind: 'multiple-choice',
    atSeconds: 2,
    text: 'Which of these is a bird?',
    hint: 'It lays eggs, and has feathers.',
    explanation: 'Bats are mammals. (only-the-author-knows)',
    answers: [
      { text: 'Bat', isRight: false, feedback: 'It flies, but has fur. (only-the-author-knows)' },
      { text: 'Wren', isRight: true, feedback: 'Small and loud. (only-the-author-knows)' },
      { text: 'Moth', isRight: false },
    ],
  },
  {
    kind: 'true-false',
    atSeconds: 4,
    text: 'Penguins can fly.',
    answers: [
      { id: 'true', isRight: false },
      { id: 'false', isRight: true },
    ],
  },
  {
    kind: 'multiple-answer',
    atSeconds: 6,
    text: 'What do birds have?',
    points: 2,
    answers: [
      { text: 'Feathers', isRight: true },
      { text: 'A beak', isRight: true },
      { text: 'Teeth', isRight: false },
    ],
  },
  { kind: 'reflection', atSeconds: 8, text: 'Think of a bird that you heard today.' },
  { kind: 'open', atSeconds: 10, text: 'Why do birds sing?', points: 5 },
];

/** A short video, or another file, that really plays, made a quiz. */
export async function aPlayingQuiz(
  { browser }: PersonInWorld,
  {
    questions = QUESTIONS,
    options = {},
    file,
  }: { questions?: readonly Draft[]; options?: Partial<QuizOptions>; file?: string } = {},
): Promise<string> {
  const mediaId = await aVideo(browser, file);
  const params = { mediaId };
  await browser.call(makeQuiz, { params });
  await browser.call(changeQuiz, { params, body: options });
  for (const body of questions) await browser.call(addQuestion, { params, body });
  return mediaId;
}

export async function aVideo(browser: PersonInWorld['browser'], file?: string): Promise<string> {
  const bytes = await readFile(file ?? (await aClip({ seconds: 12, size: '320x180' })));
  const mediaId = await upload(browser, bytes);
  expect(await outcomeOf(browser, mediaId)).toEqual({ kind: 'ready' });
  return mediaId;
}

/** The card of the question with this number, once the player has stopped at it. */
export async function question(page: Page, number: number, total = QUESTIONS.length) {
  const card = page.getByRole('dialog', { name: `Question ${number} of ${total}` });
  await card.waitFor();
  await eventually(async () => expect(await isStanding(page)).toBe(true));
  return card;
}

export function isStanding(page: Page): Promise<boolean> {
  return page.locator('video').evaluate((video: HTMLVideoElement) => video.paused);
}

export function positionOf(page: Page): Promise<number> {
  return page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
}

/** Every answer of the API that comes to this page, as it came. */
export function listenToApi(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().includes('/api/')) return;
    heard.push(`${response.url()} ${await response.text().catch(() => '')}`);
  });
  return heard;
}
