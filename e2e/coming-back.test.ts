import { describe, expect, it } from 'vitest';
import { addCollaborator, removeCollaborator } from '#contract/media/endpoints.ts';
import { invite, join } from '#test/invitation.ts';
import { joinBy } from './acts.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

describe('coming back', () => {
  it('lets a device that joined in again by the address alone, without the secret', async () => {
    const { mediaId, invited } = await anInvitation();
    const page = await stage.aVisitor();
    await joinBy(page, invited);

    await page.goto(`/i/${invited.publicId}`);

    await page.waitForURL(`/media/${mediaId}`);
    await page.getByText('You are here as Grace Hopper (invited)').waitFor();
  });

  it('does not lose a link that was opened, when the page is loaded anew before joining', async () => {
    const { mediaId, invited } = await anInvitation();
    const page = await stage.aVisitor();
    await page.goto(invited.href);
    const opened = page.waitForResponse(/\/openings$/);
    await page.getByRole('heading', { name: 'Photosynthesis' }).click();
    await opened;

    await page.reload();
    await page.getByLabel('Your email address').fill(invited.email);
    await page.getByRole('button', { name: 'Continue' }).click();

    await page.waitForURL(`/media/${mediaId}`);
  });

  it('frees the place on leaving, for another browser as well', async () => {
    const { invited } = await anInvitation();
    const page = await stage.aVisitor();
    await joinBy(page, invited);
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'You have left' }).waitFor();

    await page.reload();
    await page.getByRole('heading', { name: 'This is not shared with you' }).waitFor();
    await join(world.aBrowser(), invited);
    await page.goto(invited.href);
    await page.getByRole('heading', { name: 'Used in another browser or on another device' }).waitFor();
  });
});

describe('a page that stays open', () => {
  it('opens by itself when the invitation is joined in another tab', async () => {
    const { mediaId, invited } = await anInvitation();
    const waiting = await stage.aVisitor();
    await waiting.goto(`/media/${mediaId}`);
    await waiting.getByRole('heading', { name: 'This is not shared with you' }).waitFor();

    await joinBy(await waiting.context().newPage(), invited);

    await waiting.getByRole('heading', { name: 'Photosynthesis' }).waitFor();
    await waiting.getByText('You are here as Grace Hopper (invited)').waitFor();
  });

  it('shows what a person may do as soon as they may, and hides it as soon as they may not', async () => {
    const { owner, mediaId } = await anInvitation();
    const colleague = await world.aPerson({ siteRole: 'creator', firstName: 'Alan', lastName: 'Turing' });
    const be = (kind: 'co-viewer' | 'co-editor') =>
      owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: colleague.email, kind } });
    await be('co-viewer');
    const page = await stage.signedIn(colleague);
    await page.goto(`/media/${mediaId}`);
    await page.getByRole('heading', { name: 'Photosynthesis' }).waitFor();
    await page.getByRole('button', { name: 'More actions for' }).click();
    await page.getByRole('menuitem', { name: 'Leave this entry' }).waitFor();
    const edit = page.getByRole('menuitem', { name: 'Edit', exact: true });
    expect(await edit.count()).toBe(0);

    await be('co-editor');
    await edit.waitFor();
    await be('co-viewer');
    await edit.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');

    const params = { mediaId, personId: colleague.person.id };
    await owner.browser.call(removeCollaborator, { params });
    await page.getByRole('heading', { name: 'Your access has ended' }).waitFor();
  });

  it('closes in every tab of a browser that leaves in one', async () => {
    const { invited } = await anInvitation();
    const page = await stage.aVisitor();
    await joinBy(page, invited);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByText('You are here as Grace Hopper (invited)').waitFor();

    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();

    await other.getByRole('heading', { name: 'Your access has ended' }).waitFor();
  });
});

async function anInvitation() {
  const owner = await world.aPerson({ siteRole: 'publisher' });
  const mediaId = await world.aMedia(owner);
  return { owner, mediaId, invited: await invite(owner.browser, mediaId) };
}
