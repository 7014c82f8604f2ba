import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Language } from '#contract/languages.ts';
import { type Invited, invite } from '#test/invitation.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;
const MOST_BYTES = 20_000;

describe('the page behind a link', () => {
  it('speaks the language of the browser, from the first word on and without scripts', async () => {
    const invited = await anInvitation();
    const page = await stage.aVisitor({ locale: 'he-IL' });
    await page.goto(invited.href);
    await page.getByLabel('כתובת הדוא״ל שלך').waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.title()).toContain('הזמנה');
    await expectGoodLooks(page, 'landing-he', [1280, 390, 320]);

    const withoutScripts = await stage.aVisitor({ locale: 'de-DE', javaScriptEnabled: false });
    await withoutScripts.goto(invited.href);
    await withoutScripts.getByRole('heading', { name: 'Diese Seite braucht JavaScript' }).waitFor();
    expect(await withoutScripts.locator('html').getAttribute('lang')).toBe('de');
  });

  it('speaks the language of the invitation to a browser that asks for none of ours', async () => {
    const invited = await anInvitation({ language: 'es' });
    const page = await stage.aVisitor({ locale: 'pl-PL' });
    await page.goto(invited.href);
    await page.getByText('Ada Lovelace le invita a').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
  });

  it('changes its language at the foot, by keyboard, keeps what was typed, and remembers the choice', async () => {
    const invited = await anInvitation();
    const page = await stage.aVisitor();
    await page.goto(invited.href);
    await page.getByLabel('Your email address').fill('grace@');
    const french = page.getByRole('button', { name: 'Français' });
    await french.press('Enter');

    expect(await page.getByLabel('Votre adresse e-mail').inputValue()).toBe('grace@');
    expect(await french.getAttribute('aria-current')).toBe('true');
    expect(await french.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'עברית' }).click();
    await page.getByRole('button', { name: 'המשך', exact: true }).waitFor();

    await page.goto(`${invited.href.slice(0, -1)}`);
    await page.getByRole('heading', { name: 'הקישור אינו שלם' }).waitFor();
  });

  it('fetches nothing of the application, no other language, and little, until its button works', async () => {
    const invited = await anInvitation();
    const page = await stage.aVisitor();
    await page.goto(invited.href);
    await page.getByRole('button', { name: 'Continue' }).waitFor();

    const files = await filesOf(page);
    expect(files.map(({ name }) => name).filter((name) => /^(app|widgets|words|de|es|fr|he)-/.test(name))).toEqual([]);
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MOST_BYTES);
  });
});

/** The page and the files that it needs; the application's files come ahead of their time, at the lowest priority. */
async function filesOf(page: Page): Promise<readonly { readonly name: string; readonly bytes: number }[]> {
  const needed = page.locator('script[src], link[rel=stylesheet], link[rel=modulepreload]');
  const urls = await needed.evaluateAll((elements) => elements.map((each) => Object(each).src ?? Object(each).href));
  const entries = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => ({
      url: entry.name,
      bytes: Object(entry).transferSize,
    })),
  );
  return [String(entries[0]?.url), ...urls].map((url: string) => ({
    name: new URL(url).pathname.split('/').at(-1) ?? '',
    bytes: Number(entries.find((entry) => entry.url === url)?.bytes),
  }));
}

async function anInvitation({ language = 'en' }: { readonly language?: Language } = {}): Promise<Invited> {
  const owner = await world.aPerson({ siteRole: 'publisher' });
  return invite(owner.browser, await world.aMedia(owner), { language });
}
