import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { listInvites } from '#contract/invites/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { invite, join } from '#test/invitation.ts';
import type { PersonInWorld } from '#test/world.ts';
import { expectGoodLooks, flawsOf } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world, mail } = stage;

let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Ada', lastName: 'Lovelace' });
  mediaId = await world.aMedia(owner);
  mail.answer('nobody@example.net', { code: 550, words: 'No such person here' });
  const invited = (firstName: string, lastName: string, email: string, mailed = false) =>
    invite(owner.browser, mediaId, { firstName, lastName, email, mail: mailed });
  await invited('Nobody', 'There', 'nobody@example.net', true);
  await invited('=cmd', 'Formula', 'formula@example.org');
  await invited('Grace', 'Hopper', 'grace@example.org', true);
  await join(world.aBrowser(), await invited('Alan', 'Turing', 'alan@example.org'));
  await invited('Mary', 'Jackson', 'mary@example.edu');
  await invited('Katherine', 'Johnson', 'katherine@example.edu');
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Invitations' });
const row = (page: Page, name: string) => dialog(page).getByRole('listitem').filter({ hasText: name });
const pick = (page: Page, name: string) => row(page, name).getByText(`Select ${name}`).click({ force: true });

async function openInvitations(page: Page): Promise<void> {
  await page.goto(`/media/${mediaId}`);
  await page.getByRole('button', { name: 'More actions for' }).click();
  await page.getByRole('menuitem', { name: 'Invitations' }).click();
  await row(page, 'Alan Turing').waitFor();
}

describe('the list of invitations', () => {
  it('shows who was invited, is searched and filtered, kept as a file, and changed many at once', async () => {
    const page = await stage.signedIn(owner);
    await openInvitations(page);
    await row(page, 'Alan Turing').getByText('Typed the address').waitFor();
    await row(page, 'Alan Turing').getByText('by copied link').waitFor();
    await row(page, 'Nobody There').getByText('Mail came back').waitFor();
    await dialog(page).getByText('2 of 6 sent by mail').waitFor();
    await dialog(page).getByText('1 of 6 joined').waitFor();
    await expectGoodLooks(page, 'invitations-list');
    await page.setViewportSize({ width: 1280, height: 800 });

    await dialog(page).getByRole('searchbox').fill('example.edu');
    await dialog(page).getByText('2 of 6 match').waitFor();
    await row(page, 'Alan Turing').waitFor({ state: 'detached' });
    await dialog(page).getByRole('searchbox').fill('nobody of that name');
    await dialog(page).getByText('No invitation matches').waitFor();
    await dialog(page).getByRole('button', { name: 'Show all' }).click();

    await dialog(page).getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Mail came back (1)' }).click();
    await page.keyboard.press('Escape');
    await dialog(page).getByText('1 of 6 matches').waitFor();
    await row(page, 'Alan Turing').waitFor({ state: 'detached' });
    expect(
      await dialog(page).getByRole('list', { name: 'Invitations', exact: true }).getByRole('listitem').count(),
    ).toBe(1);
    await dialog(page).getByRole('button', { name: 'Show all' }).click();
    await row(page, 'Alan Turing').waitFor();

    const download = page.waitForEvent('download');
    await dialog(page).getByRole('link', { name: 'Export' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('Invitations Photosynthesis.csv');
    const text = await readFile(await file.path(), 'utf8');
    expect(text.startsWith('\ufeff"First name"')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(7);
    expect(text).toContain(`"'=cmd","Formula"`);

    await row(page, 'Grace Hopper').getByRole('button', { name: 'Actions for Grace Hopper' }).click();
    await page.getByRole('menuitem', { name: 'Extend' }).click();
    await page.getByRole('dialog', { name: 'Extend the invitation of Grace Hopper' }).waitFor();
    await expectGoodLooks(page, 'invitation-extend', [1280, 390]);
    await page.setViewportSize({ width: 1280, height: 800 });
    const before = await endOf('grace@example.org');
    await page.getByRole('button', { name: 'Extend', exact: true }).click();
    await page.getByText('The invitation of Grace Hopper is valid until').first().waitFor();
    expect(await endOf('grace@example.org')).toBeGreaterThan(before);

    await pick(page, 'Mary Jackson');
    await pick(page, 'Katherine Johnson');
    await dialog(page).getByText('2 selected').waitFor();
    await expectGoodLooks(page, 'invitations-selected', [1280, 390]);
    await page.setViewportSize({ width: 1280, height: 800 });
    // Somebody joins meanwhile: what is selected stays.
    await join(world.aBrowser(), await invite(owner.browser, mediaId, { firstName: 'New', lastName: 'Comer' }));
    await row(page, 'New Comer').getByText('Joined', { exact: true }).waitFor();
    await dialog(page).getByText('2 selected').waitFor();
    await dialog(page).getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog', { name: 'Remove 2 invitations?' }).waitFor();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('dialog', { name: '2 removed' }).waitFor();
    await page.getByRole('button', { name: 'Done' }).last().click();
    await row(page, 'Mary Jackson').getByText('Removed', { exact: true }).waitFor();

    await dialog(page)
      .getByText(/^Select the 7 shown$/)
      .click();
    await dialog(page).getByText('7 selected').waitFor();
    await dialog(page).getByRole('button', { name: 'Resend by mail' }).click();
    await page.getByRole('button', { name: 'Send new links' }).click();
    await page.getByRole('dialog', { name: '5 sent again' }).waitFor();
    await page.getByText('2: removed before').waitFor();
    await expectGoodLooks(page, 'invitations-resent', [1280, 390]);
    await eventually(() => expect(mail.to('alan@example.org')).toHaveLength(1));
    expect(mail.to('mary@example.edu')).toEqual([]);
  });

  it('is used by the keyboard alone, and on a phone', async () => {
    const page = await stage.signedIn(owner);
    await page.setViewportSize({ width: 390, height: 700 });
    await openInvitations(page);
    expect(await flawsOf(page)).toEqual([]);
    await dialog(page).getByRole('searchbox').focus();
    await page.keyboard.type('turing');
    await dialog(page).getByText('1 of 7 matches').waitFor();
    await page.getByRole('checkbox', { name: 'Select Alan Turing' }).focus();
    await page.keyboard.press('Space');
    await dialog(page).getByText('1 selected').waitFor();
    await dialog(page).getByRole('button', { name: 'More', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Allow new device' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Allow 1 person a new device?' }).waitFor();
    await page.getByRole('button', { name: 'Allow for 30 minutes' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /1 may use a new device until/ }).waitFor();
    await page.keyboard.press('Enter');
    await row(page, 'Alan Turing').getByText('A new device may join until').waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  });
});

async function endOf(email: string): Promise<number> {
  const { invites } = await owner.browser.call(listInvites, { params: { mediaId } });
  return new Date(invites.find((each) => each.email === email)?.expiresAt ?? 0).getTime();
}
