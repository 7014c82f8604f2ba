import { describe, expect, it } from 'vitest';
import { aClip } from '#test/clips.ts';
import { invite } from '#test/invitation.ts';
import { pickFiles } from './acts.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

/** What somebody reads who was invited, from the link to the player. */
const READERS = [
  { language: 'he', locale: 'he-IL', continues: 'המשך', plays: 'הפעלה', by: 'מאת \u2068Olive Owner\u2069' },
  { language: 'de', locale: 'de-DE', continues: 'Weiter', plays: 'Abspielen', by: 'Von Olive Owner' },
];

describe('the language of the application', () => {
  it('is the reader’s own, mirrored where it is written from right to left, and stays as chosen', async () => {
    const page = await stage.aVisitor({ locale: 'he-IL' });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'דף הבית' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');

    await page.getByRole('button', { name: 'שפה' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).press('Enter');
    await page.getByRole('link', { name: 'Usher, Startseite' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');

    await page.reload();
    await page.getByRole('link', { name: 'Usher, Startseite' }).waitFor();
  });

  it('goes with an invited person from the link to the player, whose time always runs from left to right', async () => {
    const owner = await world.aPerson({ siteRole: 'publisher', firstName: 'Olive', lastName: 'Owner' });
    const upload = await stage.signedIn(owner);
    await upload.goto('/my-media');
    await pickFiles(upload, 'Upload videos', [await aClip({ seconds: 40, size: '320x180' })]);
    await upload.getByText('Ready to watch').waitFor({ timeout: 90_000 });
    await upload.getByRole('link', { name: 'Open' }).click();
    await upload.waitForURL(/\/media\//);
    const mediaId = new URL(upload.url()).pathname.split('/').at(-1) ?? '';

    for (const { language, locale, continues, plays, by } of READERS) {
      const { href, email } = await invite(owner.browser, mediaId);
      const page = await stage.aVisitor({ locale });
      await page.goto(href);
      await page.getByRole('textbox').fill(email);
      await page.getByRole('button', { name: continues }).click();
      await page.waitForURL(/\/media\//);
      await page.getByText(by).waitFor();
      await page.getByRole('button', { name: plays }).first().click();
      await page.getByRole('slider').first().waitFor();
      await expectGoodLooks(page, `media-page-${language}`);
      expect(
        await page
          .getByRole('slider')
          .first()
          .evaluate((bar) => getComputedStyle(bar).direction),
      ).toBe('ltr');
    }
  });
});
