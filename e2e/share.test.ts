import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { setPublishStatus } from '#contract/media/endpoints.ts';
import { invite } from '#test/invitation.ts';
import { joinBy } from './acts.ts';
import { aForeignSite, frameOf } from './foreign-site.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

it('an entry is shared by link, by invitation, by guest link and by a frame on another site', async () => {
  const owner = await world.aPerson({ siteRole: 'creator' });
  const mediaId = await world.aMedia(owner, { title: 'Tides "& currents"' });
  await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'unlisted' } });
  const page = await stage.signedIn(owner);
  await page.goto(`/media/${mediaId}`);
  await page.getByRole('button', { name: 'Share' }).click();

  await page.getByText('Everyone who is signed in can open this link.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Link to this page' }).inputValue()).toBe(
    `${world.publicUrl}/media/${mediaId}`,
  );
  await page.getByRole('button', { name: 'Embed on a website' }).click();
  const code = await page.getByRole('textbox', { name: 'Embed code' }).inputValue();
  await expectGoodLooks(page, 'share', [1280, 390]);

  await page.getByRole('button', { name: 'Manage guest access' }).click();
  await page.getByRole('dialog', { name: 'Manage guest access' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Invite users' }).click();
  await page.getByRole('dialog', { name: 'Invite users' }).waitFor();

  await using site = await aForeignSite(code);
  await world.configure('theming', { embedHosts: [site.host] });
  const stranger = await stage.aVisitor();
  await stranger.goto(site.url);
  await frameOf(stranger).getByText('This is not shared with you').waitFor();
  await expectGoodLooks(stranger, 'embed-closed', [1280]);
  const [opened] = await Promise.all([
    stranger.waitForEvent('popup'),
    frameOf(stranger).getByRole('link', { name: 'Open in a new window' }).click(),
  ]);
  await opened.getByRole('heading', { name: 'This is not shared with you' }).waitFor();
});

it('nobody who was invited is offered to share, and every colleague who may only watch the link', async () => {
  const owner = await world.aPerson({ siteRole: 'creator' });
  const mediaId = await world.aMedia(owner);
  await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'unlisted' } });
  const invitee = await stage.aVisitor();
  await joinBy(invitee, await invite(owner.browser, mediaId));
  await invitee.getByRole('heading', { name: 'Photosynthesis' }).waitFor();
  expect(await invitee.getByRole('button', { name: 'Share' }).count()).toBe(0);

  const viewer: Page = await stage.signedIn(await world.aPerson());
  await viewer.goto(`/media/${mediaId}`);
  await viewer.getByRole('button', { name: 'Share' }).click();
  await viewer.getByRole('textbox', { name: 'Link to this page' }).waitFor();
  expect(await viewer.getByRole('button', { name: 'Invite users' }).count()).toBe(0);
});
