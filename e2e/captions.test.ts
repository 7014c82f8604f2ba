import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createCaptions, saveChapters } from '#contract/captions/endpoints.ts';
import { addCollaborator } from '#contract/media/endpoints.ts';
import { aClip } from '#test/clips.ts';
import type { PersonInWorld } from '#test/world.ts';
import { pickFiles } from './acts.ts';
import { expectGoodLooks, flawsOf } from './looks.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world } = stage;

const two = (value: number) => String(value).padStart(2, '0');
/** A line each two seconds. */
function srt(lines: readonly string[]): string {
  return lines
    .map(
      (line, at) =>
        `${at + 1}\n00:${two(Math.floor((at * 2) / 60))}:${two((at * 2) % 60)},000 --> 00:${two(Math.floor((at * 2) / 60))}:${two((at * 2) % 60)},900\n${line}\n`,
    )
    .join('\n');
}

const SAID = [
  'Plants eat light.',
  'They turn it into <i>sugar</i>,',
  'and give us oxygen.',
  'How do they do it?',
  '<script>alert(1)</script>In chloroplasts.',
  'Those are small and green.',
  ...Array.from({ length: 14 }, (_, at) => `Sentence number ${at + 7} about light.`),
];

async function anOwner(): Promise<PersonInWorld> {
  return world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
}

async function aLecture(owner: PersonInWorld): Promise<string> {
  const page = await stage.signedIn(owner);
  await page.goto('/my-media');
  await pickFiles(page, 'Upload media', [await aClip({ seconds: 40, size: '320x180' })]);
  await page.getByText('Ready to watch').waitFor({ timeout: 90_000 });
  const address = await page.getByRole('link', { name: 'Open' }).getAttribute('href');
  await page.close();
  return address?.split('/').at(-1) ?? '';
}

async function caption(
  owner: PersonInWorld,
  mediaId: string,
  language: string,
  label: string,
  lines: readonly string[],
) {
  const file = Buffer.from(srt(lines)).toString('base64');
  await owner.browser.call(createCaptions, { params: { mediaId }, body: { language, label, file } });
}

async function aViewer(owner: PersonInWorld, mediaId: string): Promise<Page> {
  const viewer = await world.aPerson();
  await owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: viewer.email, kind: 'co-viewer' } });
  const page = await stage.signedIn(viewer);
  await page.goto(`/media/${mediaId}`);
  await page.locator('video').waitFor();
  return page;
}

const seek = (page: Page, seconds: number) =>
  page.locator('video').evaluate((video: HTMLVideoElement, to) => {
    video.currentTime = to;
  }, seconds);
const position = (page: Page) => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

describe('who watches', () => {
  it('reads captions in the language of their choice, which is remembered, and in full screen', async () => {
    const owner = await anOwner();
    const mediaId = await aLecture(owner);
    await caption(owner, mediaId, 'en', 'English', SAID);
    await caption(owner, mediaId, 'he', 'עברית', ['צמחים אוכלים אור.', 'הם הופכים אותו לסוכר.']);
    const page = await aViewer(owner, mediaId);
    await seek(page, 0.5);
    expect(await page.getByText('Plants eat light.').count()).toBe(1);
    await page.getByRole('button', { name: 'Turn captions on' }).click();
    await page.locator('p', { hasText: 'Plants eat light.' }).first().waitFor();
    await seek(page, 2.5);
    expect(await page.locator('p[lang=en] i').textContent()).toBe('sugar');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'עברית' }).click();
    await page.getByText('הם הופכים אותו לסוכר.').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Full screen' }).click();
    await page.waitForFunction(() => document.fullscreenElement !== null);
    const words = page.locator('p[lang=he]', { hasText: 'הם הופכים' }).first();
    expect(await words.isVisible()).toBe(true);
    await screenshot(page, 'captions-full-screen');
    await page.keyboard.press('f');
    await page.reload();
    await page.locator('video').waitFor();
    await page.getByRole('button', { name: 'Turn captions off' }).waitFor();
    await seek(page, 0.5);
    await page.getByText('צמחים אוכלים אור.').first().waitFor();
    await page.getByRole('button', { name: 'Settings' }).press('c');
    await page.getByRole('button', { name: 'Turn captions on' }).waitFor();
  });

  it('reads the transcript, searches in it, and goes where something is said, by keyboard alone', async () => {
    const owner = await anOwner();
    const mediaId = await aLecture(owner);
    await caption(owner, mediaId, 'en', 'English', SAID);
    await owner.browser.call(saveChapters, {
      params: { mediaId },
      body: {
        version: 0,
        chapters: [
          { startMs: 0, title: 'Light' },
          { startMs: 12_000, title: 'Sugar & <oxygen>' },
          { startMs: 24_000, title: 'A third part with a long name that goes on' },
        ],
      },
    });
    const page = await aViewer(owner, mediaId);
    await page.getByRole('button', { name: /Sugar & <oxygen>/ }).click();
    await expect.poll(() => position(page)).toBe(12);
    await page.getByText('playing now').waitFor();
    await expectGoodLooks(page, 'captions-chapters', [1280, 390]);
    await page.setViewportSize({ width: 1280, height: 900 });

    const tab = page.getByRole('tab', { name: 'Chapters' });
    await tab.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Transcript', selected: true }).waitFor();
    const search = page.getByRole('searchbox', { name: 'Search in the transcript' });
    await search.focus();
    await page.keyboard.type('LIGHT');
    await page.getByText('15 hits').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('1 of 15').waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.getByText('15 of 15').waitFor();
    await page.getByText('Back to what is spoken').waitFor();
    await expectGoodLooks(page, 'captions-transcript', [1280, 390]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await search.fill('');
    // The tab stops of the transcript: the search, then one button, with the others by arrows.
    await search.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => position(page)).toBeGreaterThan(12.5);
    await page.getByText('and give us oxygen.').click();
    await expect.poll(() => position(page)).toBe(4);
    expect(await page.locator('[data-spoken]').textContent()).toContain('and give us oxygen.');
    expect(await page.getByText('alert(1)In chloroplasts.').count()).toBeGreaterThan(0);
    expect(await flawsOf(page)).toEqual([]);
  });
});

describe('who owns an entry', () => {
  it('uploads a file, edits it against the player by keyboard alone, and everybody sees it', async () => {
    const owner = await anOwner();
    const mediaId = await aLecture(owner);
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}`);
    await page.getByRole('button', { name: /^More actions/ }).click();
    await page.getByRole('menuitem', { name: 'Captions & enrich' }).click();
    await page.getByText('No captions yet').waitFor();
    expect(await flawsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add captions' }).click();
    const file = { name: 'lecture.de.srt', mimeType: 'application/x-subrip', buffer: Buffer.from(srt(SAID), 'latin1') };
    await chooseFile(page, 'Choose a file', file);
    await screenshot(page, 'captions-add');
    expect(await flawsOf(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Add captions' }).click();
    await page.getByText('“Deutsch” is added, with 20 captions.').waitFor();
    await expectGoodLooks(page, 'captions-list', [1280, 390]);
    await page.setViewportSize({ width: 1280, height: 900 });

    await page.getByRole('button', { name: 'Edit: Deutsch' }).press('Enter');
    const words = page.getByRole('textbox', { name: 'Words of caption 1', exact: true });
    await words.waitFor();
    await page.locator('video').waitFor();
    await seek(page, 0.6);
    await words.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Plants <b>eat</b> light & <script>alert(2)</script>water');
    await page.locator('p b', { hasText: 'eat' }).waitFor();
    await page.keyboard.press('Alt+e');
    await expect.poll(() => page.getByLabel('End of caption 1', { exact: true }).inputValue()).toBe('00:00:00.600');
    await page.keyboard.press('Alt+n');
    await page.getByText('21 captions').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Words of caption 2');
    await page.keyboard.type('A new one');
    await page.keyboard.press('ControlOrMeta+Z');
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await page.getByText('Not saved yet').waitFor();
    await expectGoodLooks(page, 'captions-editor', [1280, 390]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.keyboard.press('ControlOrMeta+S');
    await page.getByText('All saved').waitFor();

    const viewer = await aViewer(owner, mediaId);
    await viewer.getByText('Plants eat light & alert(2)water').waitFor();
    await viewer.getByText('A new one').waitFor();
  });

  it('loses nothing when a colleague saved in between', async () => {
    const owner = await anOwner();
    const mediaId = await aLecture(owner);
    await caption(owner, mediaId, 'en', 'English', ['One', 'Two']);
    const [mine, theirs] = [await editorOf(owner, mediaId), await editorOf(owner, mediaId)];
    const first = (page: Page) => page.getByRole('textbox', { name: 'Words of caption 1', exact: true });
    await first(mine).fill('Mine');
    await first(theirs).fill('Theirs');
    await theirs.getByRole('button', { name: 'Save' }).click();
    await theirs.getByText('All saved').waitFor();
    await mine.getByText('Somebody else has saved a newer version.').waitFor();
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.getByRole('dialog', { name: 'Somebody else saved in between' }).waitFor();
    expect(await flawsOf(mine)).toEqual([]);
    await mine.getByRole('button', { name: 'Take theirs' }).click();
    await expect.poll(() => first(mine).inputValue()).toBe('Theirs');
    await mine.getByRole('button', { name: 'Undo' }).click();
    expect(await first(mine).inputValue()).toBe('Mine');
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('All saved').waitFor();
    await theirs.getByText('Somebody else has saved a newer version.').waitFor();
    await theirs.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => first(theirs).inputValue()).toBe('Mine');
  });

  it('adds chapters where the player is, and learns that there is no machine', async () => {
    const owner = await anOwner();
    const mediaId = await aLecture(owner);
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}/captions`);
    await page.locator('video').waitFor();
    await page.getByRole('tab', { name: 'Chapters' }).click();
    await page.getByText('No chapters yet').waitFor();
    await page.getByRole('button', { name: 'Add a chapter here' }).click();
    await page.getByLabel('Title of chapter 1').fill('Light');
    await seek(page, 20);
    await page.getByRole('button', { name: 'Add a chapter here' }).click();
    await page.getByLabel('Title of chapter 2').fill('Sugar');
    await expectGoodLooks(page, 'captions-chapter-editor', [1280, 390]);
    await page.getByRole('tab', { name: 'Captions' }).click();
    await page.getByRole('tab', { name: 'Chapters' }).click();
    expect(await page.getByLabel('Title of chapter 2').inputValue()).toBe('Sugar');
    await page.getByRole('link', { name: 'To the media page' }).click();
    await page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('All saved').waitFor();
    await page.getByRole('tab', { name: 'By machine' }).click();
    await page.getByText('No machine is connected').waitFor();
    expect(await flawsOf(page)).toEqual([]);
    const viewer = await aViewer(owner, mediaId);
    await viewer.getByRole('button', { name: /Sugar/ }).click();
    await expect.poll(() => position(viewer)).toBe(20);
  });

  it('scrolls through ten thousand captions without waiting', async () => {
    const owner = await anOwner();
    const mediaId = await aLecture(owner);
    const file = `WEBVTT\n\n${Array.from({ length: 10_000 }, (_, at) => `00:${two(Math.floor(at / 300))}:${two(Math.floor(at / 5) % 60)}.${(at % 5) * 2}00 --> 00:${two(Math.floor(at / 300))}:${two(Math.floor(at / 5) % 60)}.${(at % 5) * 2 + 1}00\nLine ${at + 1} of a lecture\n`).join('\n')}`;
    await owner.browser.call(createCaptions, {
      params: { mediaId },
      body: { language: 'en', label: 'English', file: Buffer.from(file).toString('base64') },
    });
    const page = await editorOf(owner, mediaId);
    await page.getByText('10000 captions').waitFor();
    expect(await page.locator('li[data-cue-id]').count()).toBeLessThan(40);
    await page.getByLabel('Words of caption 3', { exact: true }).pressSequentially('xxx');
    expect(await page.locator('li[data-cue-id]').count()).toBeLessThan(40);
    await page
      .getByRole('list', { name: 'Captions of “English”' })
      .evaluate((list) => list.parentElement?.scrollTo(0, 1e9));
    await page.getByLabel('Words of caption 10000', { exact: true }).waitFor();

    const viewer = await aViewer(owner, mediaId);
    await viewer.getByRole('searchbox', { name: 'Search in the transcript' }).fill('Line 9999 of');
    await viewer.getByText('1 hit', { exact: true }).waitFor();
    await viewer.keyboard.press('Enter');
    await viewer.locator('mark').waitFor();
    expect(await viewer.locator('mark').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
  });
});

async function editorOf(owner: PersonInWorld, mediaId: string): Promise<Page> {
  const page = await stage.signedIn(owner);
  await page.goto(`/media/${mediaId}/captions`);
  await page.getByRole('button', { name: /^Edit: / }).click();
  await page.getByLabel('Words of caption 1', { exact: true }).waitFor();
  return page;
}

type SomeFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

async function chooseFile(page: Page, button: string, file: SomeFile): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles(file);
}
