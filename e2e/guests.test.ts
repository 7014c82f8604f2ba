import { describe, it } from 'vitest';
import { asGuest, enter, guestLink } from '#test/guest.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();

describe('managing guest access', () => {
  it('looks good', async () => {
    const { world } = stage;
    const owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
    const mediaId = await world.aMedia(owner);
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}`);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('menuitem', { name: 'Manage guest access' }).click();
    await page.getByText('No guest links yet').waitFor();
    await expectGoodLooks(page, 'guests-empty', [1280, 390]);
    await page.getByRole('button', { name: 'New guest link' }).click();
    await page.getByLabel('Name').fill('Reading group');
    await page.getByText('Limit the number of guests').click();
    await page.getByText('End by itself').click();
    await expectGoodLooks(page, 'guests-new', [1280, 390]);
    await page.getByRole('button', { name: 'Make guest link' }).click();
    await page.getByLabel('Guest link “Reading group”').waitFor();
    const link = await guestLink(owner.browser, mediaId, { name: 'Notice board in the library' });
    for (const name of ['Guido Guest', 'Marie Curie', '<b>Bold</b> Smith'])
      await enter(world.aBrowser(), link, { ...asGuest, name });
    await page.getByText('Marie Curie').waitFor();
    await expectGoodLooks(page, 'guests-list', [1280, 390]);
    await page.getByRole('button', { name: 'Actions for “Notice board in the library”' }).click();
    await page.getByRole('menuitem', { name: 'Switch off' }).click();
    await page.getByText('Also end the 3 guests who are here').click();
    await expectGoodLooks(page, 'guests-off', [1280, 390]);
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('is switched off.').waitFor();
    await page.getByText('Access ended').nth(2).waitFor();
  });
});
