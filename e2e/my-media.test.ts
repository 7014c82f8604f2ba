import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addCollaborator } from '#contract/media/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import type { PersonInWorld } from '#test/world.ts';
import { expectGoodLooks, flawsOf } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

let owner: PersonInWorld;
let colleague: PersonInWorld;
beforeAll(async () => {
  [owner, colleague] = await Promise.all([
    world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' }),
    world.aPerson({ siteRole: 'creator' }),
  ]);
  for (let number = 1; number <= 52; number += 1) await world.aMedia(owner, { title: `Lecture ${number}` });
  await world.aMedia(owner, { title: 'Seminar on cells' });
  await world.aMedia(owner, { title: 'Seminar on plants' });
  const theirs = await world.aMedia(colleague, { title: 'Theirs to watch' });
  await colleague.browser.call(addCollaborator, {
    params: { mediaId: theirs },
    body: { email: owner.email, kind: 'co-viewer' },
  });
});

const titlesOn = (page: Page) => page.getByRole('list', { name: 'Mine' }).getByRole('link').allTextContents();
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });

describe('My Media', () => {
  it('is found through, filtered and sorted in its address, and comes back', async () => {
    const page = await stage.signedIn(owner);
    await page.goto('/my-media');
    await page.getByText('54 entries').waitFor();
    await page.getByRole('searchbox', { name: 'Find in this list' }).fill('seminar');
    await page.waitForURL('**/my-media?q=seminar');
    await page.getByText('2 entries').waitFor();
    await page.getByRole('button', { name: 'Newest first' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'By title' }).press('Enter');
    await page.waitForURL('**/my-media?q=seminar&sort=title');
    await eventually(async () => expect(await titlesOn(page)).toEqual(['Seminar on cells', 'Seminar on plants']));
    await page.getByRole('button', { name: 'Filter' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Audio' }).press('Enter');
    await page.keyboard.press('Escape');
    await page.getByText('Nothing here fits').waitFor();
    await page.goBack();
    await page.waitForURL('**/my-media?q=seminar&sort=title');
    await page.getByText('2 entries').waitFor();
    await page.reload();
    await eventually(async () => expect(await titlesOn(page)).toEqual(['Seminar on cells', 'Seminar on plants']));
  });

  it('deletes many by keyboard, and takes it back', async () => {
    const page = await stage.signedIn(owner);
    await page.goto('/my-media?q=seminar');
    await page.getByRole('checkbox', { name: 'Select “Seminar on cells”' }).press('Space');
    await page.getByRole('checkbox', { name: 'Select “Seminar on plants”' }).press('Space');
    await bar(page).getByText('2 selected').waitFor();
    expect(await flawsOf(page)).toEqual([]);
    await bar(page).getByRole('button', { name: 'Delete' }).press('Enter');
    await page
      .getByRole('alertdialog', { name: 'Delete 2 entries?' })
      .getByRole('button', { name: 'Delete' })
      .press('Enter');
    await page.getByText('2 entries are in the recycle bin.').waitFor();
    await page.getByText('Nothing here fits').waitFor();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('2 entries are restored').waitFor();
    await page.getByRole('link', { name: 'Seminar on cells' }).waitFor();
  });

  it('changes all of a list, also what is not loaded', async () => {
    const page = await stage.signedIn(owner);
    await page.goto('/my-media?q=lecture');
    await page.getByText('52 entries').waitFor();
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).press('Space');
    await page.getByRole('button', { name: 'Select all 52 of this list' }).press('Enter');
    await bar(page).getByText('52 selected').waitFor();
    await bar(page).getByRole('button', { name: 'Change' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Make unlisted' }).press('Enter');
    await page.getByText('The publish status of 52 entries is changed.').waitFor();
    await page.goto('/my-media?status=unlisted');
    await page.getByText('52 entries').waitFor();
  });

  it('says of each what was not allowed', async () => {
    const page = await stage.signedIn(owner);
    await page.goto('/my-media?show=shared');
    await page.getByRole('checkbox', { name: 'Select “Theirs to watch”' }).press('Space');
    await bar(page).getByRole('button', { name: 'Change' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Add tags…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add tags to 1 entry' });
    await dialog.getByRole('textbox', { name: 'Tags' }).fill(' , ');
    await page.keyboard.press('Enter');
    await dialog.getByText('Write at least one tag.').waitFor();
    await dialog.getByRole('textbox', { name: 'Tags' }).fill('biology, year 1');
    await page.keyboard.press('Enter');
    const told = page.getByRole('dialog', { name: 'Not everything was changed' });
    await told.getByText('Theirs to watch: your role there does not allow this.').waitFor();
    await told.getByRole('button', { name: 'Done' }).press('Enter');
    await told.waitFor({ state: 'detached' });
    expect(await bar(page).count()).toBe(0);
  });

  it('is drawn well while something is selected', async () => {
    const page = await stage.signedIn(owner);
    await page.goto('/my-media?q=seminar');
    await page.getByRole('checkbox', { name: 'Select “Seminar on cells”' }).press('Space');
    await bar(page).waitFor();
    await expectGoodLooks(page, 'my-media-selected');
  });
});
