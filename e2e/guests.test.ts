import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { saveInviteSettings } from '#contract/settings/endpoints.ts';
import { aClip } from '#test/clips.ts';
import { eventually } from '#test/eventually.ts';
import { asGuest, enter, guestLink } from '#test/guest.ts';
import type { PersonInWorld } from '#test/world.ts';
import { pickFiles, watch } from './acts.ts';
import { expectGoodLooks, flawsOf } from './looks.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world } = stage;

const PHONE = { viewport: { width: 390, height: 700 } };
const SECONDS_UNTIL_OUT = 2;

describe('guest access', () => {
  it('lets somebody without a name on any list watch on a phone, until the owner ends it', async () => {
    const owner = await anOwner();
    const page = await stage.signedIn(owner);
    await page.goto('/my-media');
    await pickFiles(page, 'Upload media', [await aClip({ seconds: 40, size: '320x180' })]);
    await page.getByText('Ready to watch').waitFor({ timeout: 90_000 });
    await page.getByRole('link', { name: 'Open' }).click();
    await manage(page);
    const link = await makeLink(page, 'Reading group');

    const guest = await stage.aVisitor(PHONE);
    await guest.goto(link);
    await guest.getByText('Olive Owner shares with guests').waitFor();
    expect(new URL(guest.url()).hash).toBe('');
    await enterAs(guest, asGuest);
    await guest.getByText('You are here as Guido Guest (guest)').waitFor();
    await watch(guest);
    expect(await flawsOf(guest)).toEqual([]);
    await screenshot(guest, 'guest-watches-390');

    await guest.getByRole('button', { name: 'Prove my address' }).click();
    await guest.getByRole('button', { name: 'Send code' }).click();
    await guest.getByLabel('Code').fill(await codeMailedTo(asGuest.email));
    expect(await flawsOf(guest)).toEqual([]);
    await screenshot(guest, 'guest-proves-390');
    await guest.getByRole('button', { name: 'Continue' }).click();
    await guest.getByText('You are here as Guido Guest (guest, address proved)').waitFor();
    await page.getByText('Address proved').waitFor();

    await page.getByText('guido@example.org').waitFor();
    await page.getByText('1 of 25 guests · 1 with access now').waitFor();
    await act(page, 'Reading group', 'Switch off');
    await page.getByText('Also end the guest who is here').click();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('“Reading group” is switched off.').waitFor();
    const endedAt = performance.now();
    await guest.getByRole('heading', { name: 'Your access has ended' }).waitFor();
    expect((performance.now() - endedAt) / 1000).toBeLessThan(SECONDS_UNTIL_OUT);
    expect(await guest.locator('video').count()).toBe(0);

    await guest.goto(link);
    await guest.getByRole('heading', { name: 'This guest link was switched off' }).waitFor();
    await act(page, 'Reading group', 'Switch on again');
    await guest.getByRole('button', { name: 'Try again' }).click();
    await guest.waitForURL(/\/media\//);
    await guest.getByRole('button', { name: 'Leave' }).click();
    await guest.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByText('0 of 25 guests').waitFor();
  });

  it('asks for a name and an address, says beside the field what is wrong, and keeps both through a reload', async () => {
    const owner = await anOwner();
    const mediaId = await world.aMedia(owner, { title: 'Photosynthesis' });
    const { href } = await guestLink(owner.browser, mediaId);
    const guest = await stage.aVisitor();
    await guest.goto(href);
    await guest.getByRole('button', { name: 'Continue' }).click();
    await guest.getByText('Type your name.').waitFor();
    await enterAs(guest, { name: 'Win at evil.com', email: 'guido@' });
    await guest.getByText('This is not a complete email address.').waitFor();
    await enterAs(guest, { name: 'Win at evil.com', email: asGuest.email });
    await guest.getByText('A name cannot contain a web address.').waitFor();
    await guest.reload();
    await guest.getByRole('heading', { name: 'Photosynthesis' }).waitFor();
    await expectGoodLooks(guest, 'guest-entry');
    await guest.getByRole('button', { name: 'עברית' }).click();
    await guest.getByLabel('השם שלך').waitFor();
    await expectGoodLooks(guest, 'guest-entry-he', [390]);

    const itself = await stage.signedIn(owner);
    await itself.goto(href);
    await itself.getByRole('button', { name: 'Open' }).waitFor();
    await expectGoodLooks(itself, 'guest-entry-owner', [390]);
    await itself.getByRole('button', { name: 'Open' }).click();
    await itself.waitForURL(`**/media/${mediaId}`);
  });

  it('has a page for each refusal', async () => {
    const owner = await anOwner();
    const mediaId = await world.aMedia(owner);
    const { href } = await guestLink(owner.browser, mediaId, { maxGuests: 1 });
    await enter(world.aBrowser(), await guestLink(owner.browser, mediaId, { maxGuests: 1, name: 'Full' }));
    const guest = await stage.aVisitor();
    const seen = async (address: string, heading: string) => {
      await guest.goto('about:blank');
      await guest.goto(address);
      await guest.getByRole('heading', { name: heading }).waitFor();
      expect(await flawsOf(guest)).toEqual([]);
    };
    await seen(href.replace(/#.*/, ''), 'Open the whole guest link');
    await seen(href.replace(/#.*/, `#${'x'.repeat(43)}`), 'This link is not complete');
    await seen(`/g/${'A'.repeat(22)}#${'x'.repeat(43)}`, 'This link is not complete');
    await world.db.updateTable('guestLinks').set({ entered: 1 }).where('mediaId', '=', mediaId).execute();
    await seen(href, 'All places are taken');
    await world.db.updateTable('guestLinks').set({ expiresAt: new Date() }).where('mediaId', '=', mediaId).execute();
    await seen(href, 'This guest link has expired');
    await world.db.updateTable('media').set({ deletedAt: new Date() }).where('id', '=', mediaId).execute();
    await seen(href, 'This is not there any more');
    await screenshot(guest, 'guest-refused');
  });

  it('looks good to who manages it, by keyboard as well, and while it is off', async () => {
    const owner = await anOwner();
    const mediaId = await world.aMedia(owner);
    const page = await managing(owner, mediaId);
    await page.getByText('No guest links yet').waitFor();
    await expectGoodLooks(page, 'guests-empty', [1280, 390]);

    await page.getByRole('button', { name: 'New guest link' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Seminar');
    await page.keyboard.press('Enter');
    await page.getByLabel('Guest link “Seminar”').waitFor();
    const selected = () => page.evaluate(() => document.getSelection()?.toString() ?? '');
    await eventually(async () => expect(await selected()).toMatch(/\/g\/[\w-]{22}#[\w-]{43}$/));

    const link = await guestLink(owner.browser, mediaId, { name: 'Notice board in the library', days: 14 });
    for (const name of ['Guido Guest', 'Marie Curie', '<b>Bold</b> Smith']) {
      await enter(world.aBrowser(), link, { ...asGuest, name });
    }
    await page.getByText('Marie Curie').waitFor();
    await expectGoodLooks(page, 'guests-list', [1280, 390]);
    await act(page, 'Notice board in the library', 'Switch off');
    await page.getByText('Also end the 3 guests who are here').click();
    await expectGoodLooks(page, 'guests-switch-off', [1280, 390]);
    await page.getByRole('button', { name: 'Cancel' }).click();

    const administrator = await world.aPerson({ siteRole: 'administrator' });
    const settings = await world.portal.settings.get('invites');
    await administrator.browser.call(saveInviteSettings, { body: { ...settings, guestAccess: false } });
    await page.getByText('Guest access is switched off for this portal').waitFor();
    await expectGoodLooks(page, 'guests-off', [390]);
    await administrator.browser.call(saveInviteSettings, { body: settings });
  });
});

function codeMailedTo(email: string): Promise<string> {
  return eventually(() => {
    const [code] = stage.mail.to(email).flatMap(({ text = '' }) => /^(\d{4} \d{4})$/m.exec(text)?.[1] ?? []);
    if (code === undefined) throw new Error('no code was mailed yet');
    return code;
  });
}

function anOwner(): Promise<PersonInWorld> {
  return world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
}

async function managing(owner: PersonInWorld, mediaId: string): Promise<Page> {
  const page = await stage.signedIn(owner);
  await page.goto(`/media/${mediaId}`);
  await manage(page);
  return page;
}

async function manage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More actions for' }).click();
  await page.getByRole('menuitem', { name: 'Manage guest access' }).click();
}

async function makeLink(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'New guest link' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByText('Limit the number of guests').click();
  await page.getByRole('button', { name: 'Make guest link' }).click();
  return page.getByLabel(`Guest link “${name}”`).inputValue();
}

async function act(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for “${name}”` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function enterAs(page: Page, { name, email }: { readonly name: string; readonly email: string }): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
}
