import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { askForLink } from '#contract/invites/door.ts';
import { enter, guestLink } from '#test/guest.ts';
import { invite } from '#test/invitation.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world } = stage;

const TAG = '<img src=x onerror=alert(1)>';
const FORMULA = `=cmd|' /C calc'!A0`;
const TURNED = 'Grace\u202egpj.exe';

it('shows hostile names as the words they are, in the window, the list, the guests and the audit log', async () => {
  const owner = await world.aPerson({ siteRole: 'administrator', firstName: TAG, lastName: 'Owner' });
  const mediaId = await world.aMedia(owner, { title: `${TAG} ${FORMULA}` });
  const page = await stage.signedIn(owner);
  page.on('dialog', (dialog) => {
    throw new Error(`A name spoke for itself: ${dialog.message()}`);
  });
  await page.setViewportSize({ width: 390, height: 800 });

  await page.goto(`/media/${mediaId}`);
  await menu(page, 'Invite users');
  const window = page.getByRole('dialog', { name: 'Invite users' });
  await window.getByRole('combobox', { name: 'Email' }).fill('grace@example.org');
  await window.getByLabel('First name').fill(TAG);
  await window.getByLabel('Last name').fill('x'.repeat(10_000));
  await window.getByRole('button', { name: 'Generate invite link' }).click();
  await page.getByRole('dialog', { name: `Link for ${TAG} ${'x'.repeat(80)}, Viewer` }).waitFor();
  await harmless(page);
  await page.getByRole('button', { name: 'Done' }).click();

  const invited = await invite(owner.browser, mediaId, { firstName: TAG, lastName: `${TURNED}${'y'.repeat(60)}` });
  const link = await guestLink(owner.browser, mediaId, { name: `${TAG} ${TURNED}` });
  await enter(world.aBrowser(), link, { name: `${TAG}${TURNED}`, email: 'guest@example.org' });
  const { publicId, secret } = invited;
  await world.aBrowser().call(askForLink, { params: { publicId }, body: { secret } });

  await menu(page, 'Invitations');
  await page.getByText(`${TAG} Grace gpj.exe`).first().waitFor();
  await harmless(page);
  await screenshot(page, 'hostile-list-390');
  await page.goto(`/media/${mediaId}`);
  await menu(page, 'Manage guest access');
  await page.getByText(`${TAG}Grace gpj.exe`).first().waitFor();
  await harmless(page);
  await page.goto('/console/audit');
  await page.getByText(TAG).first().waitFor();
  await harmless(page);
});

async function menu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions for' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Nothing of a name became a part of the page, nothing turns the words after it around, and nothing hangs over its edge. */
async function harmless(page: Page): Promise<void> {
  const { html, wide } = await page.evaluate(() => ({
    html: document.body.innerHTML,
    wide: Array.from(document.querySelectorAll('html, h1, h2, h3'))
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
      .map(({ textContent }) => textContent),
  }));
  expect(html).not.toContain('<img src="x"');
  expect(html).not.toMatch(/[\u202a-\u202e]/);
  expect(wide).toEqual([]);
}
