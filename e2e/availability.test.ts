import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { getMedia, setAvailability } from '#contract/media/endpoints.ts';
import { invite } from '#test/invitation.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world } = stage;

const inMinutes = (minutes: number) => new Date(world.clock.now().getTime() + minutes * 60_000);
const asTyped = (moment: Date) =>
  new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

async function downloadBy(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('invite.ics');
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer); // A file gives its bytes.
  return Buffer.concat(chunks).toString();
}

it('lets in who came early as soon as it opens', async () => {
  const owner = await world.aPerson({ siteRole: 'creator' });
  const mediaId = await world.aMedia(owner);
  const page = await stage.signedIn(owner);
  await page.goto(`/media/${mediaId}`);
  await page.getByRole('button', { name: 'More actions for “Photosynthesis”' }).click();
  await page.getByRole('menuitem', { name: 'Availability…' }).click();
  await page.getByLabel('Opens').fill(asTyped(inMinutes(3 * 24 * 60)));
  await page.getByLabel('Closes').fill(asTyped(inMinutes(60)));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Choose a moment after it opens.').waitFor();
  await expectGoodLooks(page, 'availability', [1280, 390]);
  await page.getByLabel('Closes').fill(asTyped(inMinutes(4 * 24 * 60)));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Availability saved').waitFor();
  await page.getByText(/^Opens .+, /).waitFor();
  await expectGoodLooks(page, 'availability-chip', [1280, 390]);

  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Invite users' }).click();
  await page.getByRole('combobox', { name: 'Email' }).fill('grace@example.org');
  await page.getByLabel('First name').fill('Grace');
  await page.getByLabel('Last name').fill('Hopper');
  await page.getByRole('button', { name: 'Generate invite link' }).click();
  const href = await page.getByRole('textbox', { name: 'Invite link' }).inputValue();
  await screenshot(page, 'availability-link-made');
  expect(await downloadBy(page, 'Calendar file')).toContain('BEGIN:VEVENT');

  const guest = await stage.aVisitor();
  await guest.goto(href);
  await guest.getByRole('heading', { name: 'Photosynthesis' }).waitFor();
  await guest.getByText(/\d day.*hr.*min/).waitFor();
  await expectGoodLooks(guest, 'countdown', [1280, 390]);
  const file = await downloadBy(guest, 'Add to calendar');
  expect(file).toContain('SUMMARY:Photosynthesis');
  expect(file).not.toContain(new URL(href).hash.slice(1));

  world.clock.move({ minutes: 3 * 24 * 60 });
  await guest.getByLabel('Your email address').fill('grace@example.org');
  await guest.getByRole('button', { name: 'Continue' }).click();
  await guest.waitForURL(/\/media\//);
  await guest.getByText('You are here as').waitFor();

  await owner.browser.call(setAvailability, {
    params: { mediaId },
    body: { from: inMinutes(90).toISOString(), until: null },
  });
  await guest.getByRole('heading', { name: 'Not open yet' }).waitFor();
  await expectGoodLooks(guest, 'media-not-open-yet', [1280, 390]);
  world.clock.move({ minutes: 90 });
  await guest.getByText('You are here as').waitFor();
  const until = inMinutes(-1);
  await owner.browser.call(setAvailability, { params: { mediaId }, body: { from: null, until: until.toISOString() } });
  await guest.getByRole('heading', { name: 'This is no longer open' }).waitFor();
  expect((await owner.browser.call(getMedia, { params: { mediaId } })).abilities).toContain('media.open');
});

it('counts down in Hebrew, from right to left', async () => {
  const owner = await world.aPerson({ siteRole: 'creator' });
  const mediaId = await world.aMedia(owner);
  const body = { from: inMinutes(100).toISOString(), until: inMinutes(200).toISOString() };
  await owner.browser.call(setAvailability, { params: { mediaId }, body });
  const { href } = await invite(owner.browser, mediaId, { language: 'he' });
  const page = await stage.aVisitor({ locale: 'he-IL' });
  await page.goto(href);
  await page.getByText('הוספה ליומן').waitFor();
  await expectGoodLooks(page, 'countdown-hebrew', [390]);
});
