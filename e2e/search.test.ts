import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCaptions } from '#contract/captions/endpoints.ts';
import { changeMedia } from '#contract/media/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { invite, join } from '#test/invitation.ts';
import type { PersonInWorld } from '#test/world.ts';
import { expectGoodLooks, flawsOf } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

let owner: PersonInWorld;
let bees: string;
beforeAll(async () => {
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Karl', lastName: 'Frisch' });
  bees = await world.aMedia(owner, { title: 'How bees tell each other where to go' });
  await owner.browser.call(changeMedia, {
    params: { mediaId: bees },
    body: { description: 'A lecture about the language of insects, given in the spring term.', tags: ['insects'] },
  });
  const file = 'WEBVTT\n\n00:12:04.000 --> 00:12:08.000\nThe waggle dance points to the flowers\n';
  await owner.browser.call(createCaptions, {
    params: { mediaId: bees },
    body: { language: 'en', label: 'English', file: Buffer.from(file).toString('base64') },
  });
  for (const title of ['Ants and their roads', 'Flowers of the alps', 'Insects in amber'])
    await world.aMedia(owner, { title });
  await world.portal.search.index(bees);
});

const field = (page: Page) => page.getByRole('banner').getByRole('combobox', { name: 'Search media' });

describe('searching', () => {
  it('goes by keyboard from the slash to the moment where it is said', async () => {
    const page = await stage.signedIn(owner);
    await page.goto('/my-media');
    await page.getByRole('heading', { name: 'My Media' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('waggle dan');
    const option = page.getByRole('option', { name: /How bees tell/ });
    await option.waitFor();
    expect(await option.textContent()).toContain('at 12:04');
    expect(await flawsOf(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/media/${bees}?t=724`);
  });

  it('shows all results by Enter, filters them in the address, and comes back', async () => {
    const page = await stage.signedIn(owner);
    await page.goto('/my-media');
    await field(page).fill('insect');
    await field(page).press('Enter');
    await page.waitForURL('**/search?q=insect');
    const results = page.getByRole('list', { name: 'Results' });
    await results.getByRole('listitem').nth(1).waitFor();
    expect(await results.locator('mark').first().textContent()).toMatch(/insect/i);
    await page.getByRole('status').filter({ hasText: '2 results' }).waitFor();
    await page.mouse.move(0, 0);
    await expectGoodLooks(page, 'search-results');

    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Filter' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Others' }).press('Enter');
    await page.waitForURL('**/search?q=insect&owner=others');
    await page.getByText('Nothing found for “insect”').waitFor();
    await page.goBack();
    await page.waitForURL('**/search?q=insect');
    await results.getByRole('listitem').nth(1).waitFor();
    await page.getByRole('searchbox', { name: 'Search media' }).fill('amber');
    await page.waitForURL('**/search?q=amber');
    await page.getByRole('link', { name: 'Insects in amber' }).click();
    await page.getByRole('heading', { name: 'Insects in amber' }).waitFor();
  });

  it('is an icon on a phone, and a page with a field', async () => {
    const page = await stage.signedIn(owner, { viewport: { width: 390, height: 700 } });
    await page.goto('/my-media');
    await page.getByRole('link', { name: 'Search media' }).click();
    await page.waitForURL('**/search');
    const box = page.getByRole('searchbox', { name: 'Search media' });
    await eventually(async () => expect(await box.evaluate((input) => input === document.activeElement)).toBe(true));
    await page.keyboard.type('flowrs');
    await page.getByText('Did you mean one of these?').waitFor();
    await page.getByRole('link', { name: 'Flowers of the alps' }).waitFor();
  });

  it('draws its first results well, in light and dark, from left and from right', async () => {
    for (const [locale, name, all] of [
      ['en-GB', 'Search media', /All results/],
      ['he-IL', 'חיפוש מדיה', /כל התוצאות/],
    ] as const) {
      const page = await stage.signedIn(owner, { locale });
      await page.goto('/my-media');
      await page.getByRole('banner').getByRole('combobox', { name }).fill('flowers');
      await page.getByRole('option', { name: all }).waitFor();
      await expectGoodLooks(page, `search-first-${locale}`, [1280, 800]);
    }
  });

  it('is not offered to who was invited', async () => {
    const { browser } = await (async () => {
      const visitor = world.aBrowser();
      await join(visitor, await invite(owner.browser, bees));
      return { browser: visitor };
    })();
    const page = await stage.signedIn({ ...owner, browser });
    await page.goto(`/media/${bees}`);
    await page.getByRole('heading', { name: 'How bees tell' }).waitFor();
    expect(await page.getByRole('combobox').count()).toBe(0);
    await page.goto('/search?q=bees');
    await page.waitForURL(/sign-in/);
  });
});
