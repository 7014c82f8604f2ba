import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { setPublishStatus } from '#contract/media/endpoints.ts';
import { aClip } from '#test/clips.ts';
import { aCodedClip } from '#test/coded-clip.ts';
import { eventually } from '#test/eventually.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import type { PersonInWorld } from '#test/world.ts';
import { watch } from './acts.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world } = stage;
const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'usher-pictures-'));
afterAll(() => rm(folder, { recursive: true }));

describe('the editor', () => {
  it('trims by keys and mouse, and who watches goes on with the new version, and back', async () => {
    const { owner, mediaId } = await aVideo();
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'unlisted' } });
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}`);
    await page.getByRole('button', { name: /^More actions/ }).click();
    await page.getByRole('menuitem', { name: 'Launch editor' }).click();
    await page.getByRole('heading', { name: /^Editor:/ }).waitFor();
    await page.getByText('Nothing is cut out yet').waitFor();

    // The start by keys: five seconds on, and the playhead's moment becomes it.
    const playhead = page.getByRole('slider', { name: 'Playhead' });
    await loaded(page);
    await playhead.focus();
    for (let second = 0; second < 5; second += 1) await page.keyboard.press('Shift+ArrowRight');
    await eventually(async () => expect(await numberAt(page)).toBe(125));
    await page.keyboard.press('i');
    await expectField(page, 'Keep', 'From', '0:05.000');
    await page.keyboard.press('.');
    await eventually(async () => expect(await numberAt(page)).toBe(126));

    // The end by mouse, and then to the frame by keys.
    const end = page.getByRole('slider', { name: 'End', exact: true });
    await dragTo(page, end, 0.625);
    await page.keyboard.press('ArrowRight');
    const handled = Number(await end.getAttribute('aria-valuenow'));
    expect(handled).toBeGreaterThan(11);
    expect(handled).toBeLessThan(14);
    // And exactly, by writing it.
    const field = page.getByRole('group', { name: 'Keep' }).getByLabel('To');
    await field.fill('12');
    await field.press('Enter');
    await expectField(page, 'Keep', 'To', '0:12.000');

    // A part out of the middle.
    await playhead.focus();
    await page.keyboard.press('Home');
    for (let second = 0; second < 8; second += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('x');
    const cut = page.getByRole('group', { name: 'Cut 1' });
    await expectField(page, 'Cut 1', 'From', '0:08.000');
    await cut.getByLabel('To').fill('0:09.000');
    await cut.getByLabel('To').press('Enter');
    await page.getByText('0:06 of 0:20 is kept').waitFor();
    await screenshot(page, 'editor-drafted');

    const viewer = await stage.signedIn(await world.aPerson());
    await viewer.goto(`/media/${mediaId}`);
    await watch(viewer);
    const before = await lengthOf(viewer);
    expect(before).toBeCloseTo(20, 0);

    await page.getByRole('button', { name: 'Save over this one' }).click();
    await page.getByRole('alertdialog').getByText('The old version can be brought back for 30 days.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The new version plays now.').waitFor({ timeout: 60_000 });
    await page.getByText('2 parts kept, 0:05–0:12').waitFor();
    await eventually(async () => expect(await lengthOf(viewer)).toBeCloseTo(6, 0));
    await viewer.locator('video').evaluate((video: HTMLVideoElement) => {
      video.pause();
      video.currentTime = 0;
    });
    await eventually(async () => expect(await numberAt(viewer)).toBe(125));
    await screenshot(viewer, 'editor-viewer-goes-on');

    await page.getByRole('button', { name: 'Bring back version 1' }).click();
    await page.getByText('Version 1 plays again.').waitFor();
    await eventually(async () => expect(await lengthOf(viewer)).toBeCloseTo(20, 0));
    await eventually(async () => expect(await lengthOf(page)).toBeCloseTo(20, 0));
  });

  it('skips what is cut out when the result is looked at', async () => {
    const { owner, mediaId } = await aVideo();
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}/editor`);
    await loaded(page);
    const keep = page.getByRole('group', { name: 'Keep' });
    await keep.getByLabel('From').fill('2');
    await keep.getByLabel('From').press('Enter');
    await page.getByRole('slider', { name: 'Start', exact: true }).focus();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Cut out a part' }).click();
    const cut = page.getByRole('group', { name: 'Cut 1' });
    await cut.getByLabel('To').fill('15');
    await cut.getByLabel('To').press('Enter');
    await cut.getByLabel('From').fill('3');
    await cut.getByLabel('From').press('Enter');
    const seen = watchSeconds(page);
    await page.getByText('Preview result').click();
    await eventually(async () => {
      const seconds = await page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
      expect(seconds).toBeGreaterThan(15.4);
    });
    expect((await seen).filter((seconds) => seconds > 3.3 && seconds < 14.9)).toEqual([]);
  });

  it('makes a clip of its own, and parts', async () => {
    const { owner, mediaId } = await aVideo();
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}/editor`);
    await loaded(page);
    const keep = page.getByRole('group', { name: 'Keep' });
    await keep.getByLabel('To').fill('0:03');
    await keep.getByLabel('To').press('Enter');
    await page.getByRole('button', { name: 'Save as new entry' }).click();
    await page.getByLabel('Title of the new entry').fill('The first three seconds');
    await screenshot(page, 'editor-new-entry');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Open the new entry' }).waitFor({ timeout: 60_000 });

    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('slider', { name: 'Playhead' }).focus();
    await page.keyboard.press('Home');
    for (let step = 0; step < 7; step += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('s');
    await page.getByText('2 new entries').waitFor();
    await screenshot(page, 'editor-split');
    await page.getByRole('button', { name: 'Split into new entries' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Open part 2' }).click({ timeout: 60_000 });
    await page.getByRole('heading', { name: 'A lecture (2/2)' }).waitFor();
    await page.goto('/my-media');
    await page.getByRole('link', { name: 'The first three seconds', exact: true }).waitFor();
  });

  it('takes a frame for the thumbnail, or a picture, and open lists show it at once', async () => {
    const { owner, mediaId } = await aVideo();
    const list = await stage.signedIn(owner);
    await list.goto('/my-media');
    const picture = list.getByRole('listitem').filter({ hasText: 'A lecture' }).locator('img').first();
    const before = await picture.getAttribute('src');
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}/editor`);
    await loaded(page);
    await page.getByRole('slider', { name: 'Playhead' }).focus();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Use this frame' }).click();
    await eventually(async () => expect(await picture.getAttribute('src')).not.toBe(before));
    const ofFrame = await picture.getAttribute('src');

    const path = join(folder, 'cover.png');
    await run('ffmpeg', [
      '-loglevel',
      'error',
      '-y',
      '-f',
      'lavfi',
      '-i',
      'color=teal:size=400x300',
      '-frames:v',
      '1',
      path,
    ]);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Upload a picture' }).click();
    await (await chooser).setFiles([path]);
    await eventually(async () => expect(await picture.getAttribute('src')).not.toBe(ofFrame));
    await page.getByRole('button', { name: 'Use the automatic one' }).click();
    await eventually(async () => expect(await picture.getAttribute('src')).toMatch(/\/poster\.jpg$/));
  });

  it('looks good, and can be used on a phone', async () => {
    const { owner, mediaId } = await aVideo(await aClip({ seconds: 60, size: '640x360' }));
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}/editor`);
    await loaded(page);
    await page.getByRole('button', { name: 'Cut out a part' }).click();
    const cut = page.getByRole('group', { name: 'Cut 1' });
    await cut.getByLabel('From').fill('26');
    await cut.getByLabel('From').press('Enter');
    await expectGoodLooks(page, 'editor', [1280, 390]);
  });

  it('is for who may edit', async () => {
    const { owner, mediaId } = await aVideo();
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'unlisted' } });
    const page = await stage.signedIn(await world.aPerson());
    await page.goto(`/media/${mediaId}/editor`);
    await page.getByRole('heading', { name: /not shared/i }).waitFor();
  });
});

async function aVideo(file?: string): Promise<{ readonly owner: PersonInWorld; readonly mediaId: string }> {
  const owner = await world.aPerson({ siteRole: 'creator' });
  const mediaId = await upload(owner.browser, await readFile(file ?? (await aCodedClip({ seconds: 20 }))));
  expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
  return { owner, mediaId };
}

function loaded(page: Page): Promise<void> {
  return eventually(async () => {
    expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(1);
  });
}

function lengthOf(page: Page): Promise<number> {
  return page.locator('video').evaluate((video: HTMLVideoElement) => video.duration);
}

/** The number of the frame that is on the screen, out of its bars. */
function numberAt(page: Page): Promise<number> {
  return page.locator('video').evaluate((video: HTMLVideoElement) => {
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext('2d');
    context?.drawImage(video, 0, 0);
    return Array.from({ length: 10 }, (_, bit) => {
      const [red = 0] = context?.getImageData((bit + 0.5) * (canvas.width / 10), canvas.height / 2, 1, 1).data ?? [];
      return red > 128 ? 2 ** bit : 0;
    }).reduce((sum, each) => sum + each, 0);
  });
}

async function expectField(page: Page, group: string, field: string, value: string): Promise<void> {
  await eventually(async () => {
    expect(await page.getByRole('group', { name: group }).getByLabel(field).inputValue()).toBe(value);
  });
}

/** By the mouse, to a share of the timeline. */
async function dragTo(page: Page, handle: ReturnType<Page['getByRole']>, share: number): Promise<void> {
  const [from, film] = [
    await handle.boundingBox(),
    await page.getByRole('region', { name: 'Timeline' }).locator('> div').boundingBox(),
  ];
  if (from === null || film === null) throw new Error('There is no timeline.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 8);
  await page.mouse.down();
  await page.mouse.move(film.x + film.width * share, from.y + 20, { steps: 8 });
  await page.mouse.up();
}

/** The moments that the player stands at, several times a second for four seconds. */
function watchSeconds(page: Page): Promise<readonly number[]> {
  return page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    const seen: number[] = [];
    for (let look = 0; look < 80; look += 1) {
      if (!video.seeking) seen.push(video.currentTime);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return seen;
  });
}
