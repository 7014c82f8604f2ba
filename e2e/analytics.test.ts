import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { reportBeats } from '#contract/analytics/endpoints.ts';
import { createGallery } from '#contract/galleries/endpoints.ts';
import { addGalleryMedia } from '#contract/galleries/media.ts';
import { countPlay } from '#contract/media/endpoints.ts';
import { aClip } from '#test/clips.ts';
import { eventually } from '#test/eventually.ts';
import { asGuest, enter, guestLink } from '#test/guest.ts';
import { invite } from '#test/invitation.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { joinBy, watch } from './acts.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

it('what an invitee really watched is seen by the owner, in pictures and as a table', async () => {
  const owner = await world.aPerson({ siteRole: 'creator' });
  const mediaId = await upload(owner.browser, await readFile(await aClip({ seconds: 8 })));
  await outcomeOf(owner.browser, mediaId);
  const page = await stage.signedIn(owner);
  await page.goto(`/media/${mediaId}`);
  await page.getByRole('button', { name: 'More actions for' }).click();
  await page.getByRole('menuitem', { name: 'Analytics' }).click();
  await page.getByText('Nobody has opened it in this time').waitFor();
  await expectGoodLooks(page, 'analytics-empty', [1280, 390]);

  const invitee = await stage.aVisitor();
  await joinBy(invitee, await invite(owner.browser, mediaId));
  await watch(invitee);
  await invitee.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 4, undefined, {
    timeout: 90_000,
  });
  await invitee.close();
  const guest = world.aBrowser();
  await enter(guest, await guestLink(owner.browser, mediaId), asGuest);
  const beats = [{ number: 1, from: 0, to: 3, seconds: 3 }];
  await guest.call(reportBeats, { params: { mediaId }, body: { viewId: randomUUID(), beats } });

  await eventually(async () => {
    await world.portal.analytics.count();
    await page.reload();
    await page.getByText('0 with an account · 1 invited · 1 as guests').waitFor({ timeout: 2000 });
  });
  await page.getByText(asGuest.name).waitFor();
  await page.getByRole('img', { name: /^Seen most often at/ }).waitFor();
  await page.getByRole('heading', { name: /How far 1 invitation came/ }).waitFor();
  await expectGoodLooks(page, 'analytics', [1280, 390]);

  await page.getByRole('button', { name: 'Show as a table' }).first().click();
  const table = page.getByRole('table', { name: 'How far they came' });
  expect(await table.getByRole('row').nth(1).getByRole('cell').textContent()).toBe('100%');
});

it('what is watched in a gallery is seen by who manages it', async () => {
  const manager = await world.aPerson({ siteRole: 'publisher' });
  const body = { name: 'Biology, week 4', visibility: 'everyone' as const, moderated: false };
  const { id: galleryId } = await manager.browser.call(createGallery, { body });
  const mediaIds = [await world.aMedia(manager, { title: 'Tides' }), await world.aMedia(manager)];
  await manager.browser.call(addGalleryMedia, { params: { galleryId }, body: { mediaIds } });
  const [mediaId = ''] = mediaIds;
  const { browser } = await world.aPerson();
  await browser.call(countPlay, { params: { mediaId } });
  const beats = [{ number: 1, from: 0, to: 5, seconds: 5 }];
  await browser.call(reportBeats, { params: { mediaId }, body: { viewId: randomUUID(), beats } });
  await world.portal.analytics.count();

  const page = await stage.signedIn(manager);
  await page.goto(`/galleries/${galleryId}`);
  await page.getByRole('tab', { name: 'Analytics' }).click();
  await page.getByText(/^1 play · 1 viewer · .* · 50% seen$/).waitFor();
  await expectGoodLooks(page, 'analytics-gallery', [1280, 390]);
});
