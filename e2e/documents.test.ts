import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { invite } from '#test/invitation.ts';
import { aPaper } from '#test/papers.ts';
import { joinBy, pickFiles } from './acts.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage, screenshot } from './stage.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
const { world, aVisitor, signIn } = await openStage();

const folder = await mkdtemp(join(tmpdir(), 'usher-documents-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const PAGES = [
  'Photosynthesis: light is caught in the leaf',
  'Water is split, oxygen goes',
  'Sugar is what remains in the café',
  'The leaf, again',
];

describe('a document', () => {
  it('is uploaded by its owner and read page by page by who is invited', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const file = join(folder, 'Biology.docx');
    await writeFile(file, await aPaper({ kind: 'docx', pages: PAGES }));
    const page = await aVisitor();
    await signIn(page, owner);
    await pickFiles(page, 'Upload media', [file]);
    await page.getByText('Ready to read').waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: 'Open' }).first().click();
    await page.getByRole('region', { name: 'Page 1 of 4' }).waitFor();
    const mediaId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const invitation = await invite(owner.browser, mediaId);

    const reader = await aVisitor();
    const requested: string[] = [];
    reader.on('request', (request) => requested.push(new URL(request.url()).pathname));
    await joinBy(reader, invitation);
    const desk = reader.getByRole('region', { name: /^Page \d of 4$/ });
    await desk.getByText('Photosynthesis:').waitFor();
    await screenshot(reader, 'document-1280');

    // Turning by button, keys, thumbnail and number.
    await reader.getByRole('button', { name: 'Next page' }).click();
    await reader.getByRole('region', { name: 'Page 2 of 4' }).getByText('oxygen').waitFor();
    await reader.keyboard.press('ArrowRight');
    await reader.getByRole('region', { name: 'Page 3 of 4' }).waitFor();
    await reader.keyboard.press('End');
    await reader.getByRole('region', { name: 'Page 4 of 4' }).waitFor();
    expect(await reader.getByRole('button', { name: 'Next page' }).isDisabled()).toBe(true);
    await reader.keyboard.press('Home');
    await reader.getByRole('region', { name: 'Page 1 of 4' }).waitFor();
    await reader.getByRole('button', { name: 'Page 3', exact: true }).click();
    await reader.getByRole('region', { name: 'Page 3 of 4' }).waitFor();
    await reader.getByLabel('Page', { exact: true }).fill('2');
    await reader.keyboard.press('Enter');
    await reader.getByRole('region', { name: 'Page 2 of 4' }).waitFor();

    // Zooming, and back.
    await desk.focus();
    const before = await desk.locator('img').evaluate((picture) => picture.clientWidth);
    await reader.keyboard.press('+');
    await reader.keyboard.press('+');
    await expect.poll(() => desk.locator('img').evaluate((picture) => picture.clientWidth)).toBeGreaterThan(before);
    await reader.keyboard.press('0');
    await expect.poll(() => desk.locator('img').evaluate((picture) => picture.clientWidth)).toBe(before);

    // Searching.
    await reader.keyboard.press('/');
    await reader.getByRole('searchbox').fill('LEAF');
    await reader.getByText('2 of 2').waitFor();
    await reader.getByRole('region', { name: 'Page 4 of 4' }).locator('mark').waitFor();
    await screenshot(reader, 'document-search-1280');
    await reader.keyboard.press('Enter');
    await reader.getByText('1 of 2').waitFor();
    await reader.getByRole('region', { name: 'Page 1 of 4' }).waitFor();
    await reader.getByRole('button', { name: 'Close search' }).click();

    // Full screen.
    await reader.keyboard.press('f');
    await expect.poll(() => reader.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await reader.getByRole('button', { name: 'Leave full screen' }).click();

    await expectGoodLooks(reader, 'document');
    const ofMedia = requested.filter((path) => path.startsWith('/m/'));
    expect(ofMedia.length).toBeGreaterThan(4);
    expect(ofMedia.filter((path) => !/\/(thumb|read|zoom)-[1-4]\.jpg$/.test(path))).toEqual([]);
  });
});
