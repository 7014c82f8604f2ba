import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { enter, guestLink } from '#test/guest.ts';
import { aPhotograph, aPicture, PLACE_OF_PHOTOGRAPH } from '#test/samples.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { pickFiles } from './acts.ts';
import { expectGoodLooks, flawsOf } from './looks.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world } = stage;

describe('images', () => {
  it('are uploaded, drawn anew, described and looked at closely', async () => {
    const owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
    const page = await stage.signedIn(owner);
    await page.goto('/my-media');
    const file = join(tmpdir(), `Leaf ${crypto.randomUUID()}.jpg`);
    await writeFile(file, await aPhotograph({ orientation: 6 }));
    await pickFiles(page, 'Upload media', [file]);
    await page.getByText('Ready to look at').waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Open' }).click();
    const picture = page.getByRole('img', { name: /^Leaf/ });
    await picture.waitFor();
    await page.goto(`${page.url()}/edit`);
    await page.getByLabel('Alternative text').fill('A leaf, upright');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    await expectGoodLooks(page, 'image-details', [1280, 390]);
    await page.getByRole('link', { name: 'Back to the media page' }).click();

    const described = page.getByRole('img', { name: 'A leaf, upright' });
    await described.waitFor();
    const drawn = await described.evaluate((image: HTMLImageElement) => ({
      width: image.naturalWidth,
      height: image.naturalHeight,
      url: image.currentSrc,
    }));
    // It was held upright: 600 wide and 800 high.
    expect(drawn.width).toBeLessThan(drawn.height);
    const bytes = Buffer.from(await (await fetch(drawn.url)).arrayBuffer());
    expect(bytes.includes(PLACE_OF_PHOTOGRAPH)).toBe(false);
    expect(bytes.includes('Exif')).toBe(false);
    await page.getByText('1 view', { exact: false }).waitFor();
    await expectGoodLooks(page, 'image', [1280, 390]);

    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByText('200 %').first().waitFor();
    const area = page.getByRole('region', { name: /move it with the arrow keys/ });
    await area.focus();
    await page.keyboard.press('ArrowDown');
    await eventually(async () => expect(await area.evaluate((ground) => ground.scrollTop)).toBeGreaterThan(0));
    await screenshot(page, 'image-zoomed');
    await page.keyboard.press('0');
    await page.getByText('100 %').first().waitFor();
    await page.keyboard.press('f');
    await eventually(async () => expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true));
    await screenshot(page, 'image-full');
    await page.keyboard.press('f');
    await eventually(async () => expect(await page.evaluate(() => document.fullscreenElement === null)).toBe(true));
    await page.goto('/my-media');
    await page.getByRole('link', { name: /^Leaf/ }).waitFor();
    await screenshot(page, 'image-in-list');
  });

  it('are shown to guests, and drawings with nothing behind them stand on white', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await upload(owner.browser, await readFile(await aPicture({ ending: 'gif', size: '400x300' })));
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
    const guest = await world.aPerson();
    await enter(guest.browser, await guestLink(owner.browser, mediaId));
    const page = await stage.signedIn(guest, { viewport: { width: 390, height: 700 } });
    await page.goto(`/media/${mediaId}`);
    await page.getByRole('img', { name: 'A lecture' }).waitFor();
    expect(await flawsOf(page)).toEqual([]);
    await screenshot(page, 'image-guest-390');
  });

  it('that may hold programs, or are none, are refused with words', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const page = await stage.signedIn(owner);
    await page.goto('/my-media');
    const files = {
      'drawing.svg':
        '<?xml version="1.0"?>\n<!-- logo -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'page.jpg': '<!doctype html><script>alert(1)</script>',
    };
    const paths = [];
    for (const [name, content] of Object.entries(files)) {
      const path = join(tmpdir(), `${crypto.randomUUID()}-${name}`);
      await writeFile(path, content);
      paths.push(path);
    }
    await pickFiles(page, 'Upload media', paths);
    await page.getByText('SVG drawings are not shown here').first().waitFor({ timeout: 30_000 });
    await page.getByText('Usher cannot show this kind of file.').first().waitFor({ timeout: 30_000 });
    await screenshot(page, 'image-refused');
  });
});
