import { describe, expect, it } from 'vitest';
import { aClip } from '#test/clips.ts';
import { invite, join } from '#test/invitation.ts';
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
    await pickFiles(upload, 'Upload media', [await aClip({ seconds: 40, size: '320x180' })]);
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

const WIDTHS = [1280, 390];

describe('the pages of whoever invites', () => {
  it.each([
    {
      language: 'de' as const,
      title: 'Wie Blätter aus Licht, Wasser und Luft Zucker machen: eine Einführung für das erste Jahr',
      person: { firstName: 'Marie-Theres', lastName: 'Kerschbaumer' },
      list: 'lise@example.org, Lise, Meitner\nohne Adresse\nEmmy Noether <emmy@example.org>\nx@example.org, X, König, Kaiser',
      actions: 'Weitere Aktionen',
      inviteUsers: 'Personen einladen',
      moreOptions: 'Weitere Optionen',
      message: 'Persönliche Nachricht',
      lastName: 'Nachname',
      generate: 'Einladungslink erstellen',
      link: 'Einladungslink',
      done: 'Fertig',
      invitations: 'Einladungen',
      joined: 'Angenommen',
      invitedBy: 'Eingeladen von Ada Lovelace am',
      many: 'Viele einladen',
      people: 'Wen Sie einladen',
      check: 'Liste prüfen',
      checked: 'Die geprüfte Liste',
    },
    {
      language: 'he' as const,
      title: 'איך עלים יוצרים סוכר מאור, ממים ומאוויר: מבוא לשנה הראשונה',
      person: { firstName: 'עדה', lastName: 'יונת' },
      list: 'lise@example.org, ליזה, מייטנר\nבלי כתובת\nEmmy Noether <emmy@example.org>\nx@example.org, דוד, המלך, מלך',
      actions: 'פעולות נוספות',
      inviteUsers: 'הזמנת אנשים',
      moreOptions: 'אפשרויות נוספות',
      message: 'הודעה אישית',
      lastName: 'שם משפחה',
      generate: 'יצירת קישור הזמנה',
      link: 'קישור ההזמנה',
      done: 'סיום',
      invitations: 'הזמנות',
      joined: 'בוצעה כניסה',
      invitedBy: 'הזמנה מאת \u2068Ada Lovelace\u2069, ',
      many: 'הזמנת רבים',
      people: 'מי מוזמן',
      check: 'בדיקת הרשימה',
      checked: 'הרשימה לאחר בדיקה',
    },
  ])('are read and look well in $language', async ({ language, title, person, list, ...words }) => {
    const owner = await world.aPerson({ siteRole: 'publisher' });
    const mediaId = await world.aMedia(owner, { title });
    await join(world.aBrowser(), await invite(owner.browser, mediaId, person));
    await invite(owner.browser, mediaId, { language });
    const page = await stage.signedIn(owner, { locale: language });
    await page.goto(`/media/${mediaId}`);
    await page.getByRole('heading', { name: title }).waitFor();
    await expectGoodLooks(page, `${language}-media`, WIDTHS);

    const choose = async (item: string) => {
      await page.getByRole('button', { name: words.actions }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await choose(words.inviteUsers);
    const inviting = page.getByRole('dialog', { name: words.inviteUsers });
    await inviting.getByRole('button', { name: words.moreOptions }).click();
    await inviting.getByLabel(words.message).waitFor();
    await inviting.getByRole('combobox').fill('lise.meitner@example.org');
    await inviting.getByLabel(words.lastName).fill('Meitner');
    await expectGoodLooks(page, `${language}-invite`, WIDTHS);
    await inviting.getByRole('button', { name: words.generate }).click();
    await page.getByLabel(words.link).waitFor();
    await expectGoodLooks(page, `${language}-made`, WIDTHS);
    await page.getByRole('button', { name: words.done }).click();

    await choose(words.invitations);
    await page.getByText(words.joined, { exact: true }).waitFor();
    await page.getByText(words.invitedBy).first().waitFor();
    await expectGoodLooks(page, `${language}-invitations`, WIDTHS);
    await page.keyboard.press('Escape');

    await choose(words.inviteUsers);
    await page.getByRole('button', { name: words.many }).click();
    await page.getByLabel(words.people).fill(list);
    await expectGoodLooks(page, `${language}-many`, WIDTHS);
    await page.getByRole('button', { name: words.check }).click();
    await page.getByRole('heading', { name: words.checked }).waitFor();
    await expectGoodLooks(page, `${language}-many-checked`, WIDTHS);
  });
});
