import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { invite } from '#test/invitation.ts';
import { aSound } from '#test/samples.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { joinBy } from './acts.ts';
import { expectGoodLooks, flawsOf } from './looks.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world } = stage;

describe('sound', () => {
  it('plays with its waveform, which one can seek in by mouse and by keys', async () => {
    const owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
    const mediaId = await upload(owner.browser, await readFile(await aSound({ seconds: 60, ending: 'ogg' })));
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}`);
    await page.getByRole('slider', { name: 'Position' }).waitFor();
    await eventually(async () => expect(await page.locator('svg path').count()).toBeGreaterThan(0));
    await hear(page);
    await expectGoodLooks(page, 'sound', [1280, 390]);

    const slider = page.getByRole('slider', { name: 'Position' });
    await page.setViewportSize({ width: 1280, height: 800 });
    const box = await slider.boundingBox();
    if (box === null) throw new Error('The waveform has no place.');
    expect(box.height).toBeGreaterThan(100);
    await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
    await eventually(async () => expect(await positionOf(page)).toBeGreaterThan(43));
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await eventually(async () => expect(await positionOf(page)).toBeLessThan(43));
    await page.keyboard.press('j');
    await eventually(async () => expect(await positionOf(page)).toBeLessThan(33));
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('1.5 ×').click();
    await eventually(async () =>
      expect(await page.locator('video').evaluate((media: HTMLMediaElement) => media.playbackRate)).toBe(1.5),
    );
    await screenshot(page, 'sound-settings');
  });

  it('shows its cover, to who was invited on a phone too', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await upload(owner.browser, await readFile(await aSound({ seconds: 20, cover: 'png' })));
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
    const page = await stage.aVisitor({ viewport: { width: 390, height: 700 } });
    await joinBy(page, await invite(owner.browser, mediaId));
    await hear(page);
    expect(await flawsOf(page)).toEqual([]);
    await screenshot(page, 'sound-cover-390');
    const wide = await stage.signedIn(owner);
    await wide.goto(`/media/${mediaId}`);
    await wide.getByRole('slider', { name: 'Position' }).waitFor();
    await expectGoodLooks(wide, 'sound-cover', [1280, 390]);
  });
});

async function hear(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play' }).first().click();
  await eventually(async () => expect(await positionOf(page)).toBeGreaterThan(0.5));
}

function positionOf(page: Page): Promise<number> {
  return page.locator('video').evaluate((media: HTMLMediaElement) => media.currentTime);
}
