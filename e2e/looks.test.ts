import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '#contract/accounts/endpoints.ts';
import { changeMedia } from '#contract/media/endpoints.ts';
import { aClip } from '#test/clips.ts';
import { invite, join } from '#test/invitation.ts';
import type { PersonInWorld } from '#test/world.ts';
import { pickFiles } from './acts.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

const INVITE_USERS = { role: 'dialog', name: 'Invite users' } as const;

describe('every page is clean for axe-core and fits from 320 pixels, in light and in dark', () => {
  let administrator: PersonInWorld;
  let owner: PersonInWorld;
  beforeAll(async () => {
    administrator = await world.aPerson({ siteRole: 'administrator', firstName: 'Mary', lastName: 'Somerville' });
    owner = await world.aPerson({ siteRole: 'publisher' });
  });

  it('the door: sign-in, and the landing of an invitation', async () => {
    const page = await stage.aVisitor();
    await page.goto('/sign-in');
    await page.getByRole('heading', { name: 'Sign in to Usher' }).waitFor();
    await expectGoodLooks(page, 'sign-in');

    const invited = await invite(owner.browser, await world.aMedia(owner));
    await page.goto(invited.href);
    await page.getByRole('button', { name: 'Continue' }).waitFor();
    await expectGoodLooks(page, 'landing');
  });

  it('My Media, empty and filled, and a page that is not shared', async () => {
    const page = await stage.signedIn(await world.aPerson({ siteRole: 'creator' }));
    await page.goto('/my-media');
    await page.getByText('Nothing here yet').waitFor();
    await expectGoodLooks(page, 'my-media-empty');

    await pickFiles(page, 'Upload media', [await aClip({ seconds: 2, size: '320x180' })]);
    await page.getByText('Ready to watch').waitFor({ timeout: 90_000 });
    await expectGoodLooks(page, 'my-media-filled');

    await page.goto(`/media/${await world.aMedia(owner)}`);
    await page.getByRole('heading', { name: 'This is not shared with you' }).waitFor();
    await expectGoodLooks(page, 'not-shared');
  });

  it('the media page, the window to invite, its confirmation and the list', async () => {
    const page = await stage.signedIn(owner);
    await page.goto('/my-media');
    await pickFiles(page, 'Upload media', [await aClip({ seconds: 2, size: '640x360' })]);
    await page.getByText('Ready to watch').waitFor({ timeout: 90_000 });
    await page.getByRole('link', { name: 'Open' }).click();
    await page.getByRole('button', { name: 'Play' }).first().waitFor();
    const mediaId = page.url().split('/').at(-1) ?? '';
    await owner.browser.call(changeMedia, { params: { mediaId }, body: DETAILS });
    await page.getByRole('heading', { name: DETAILS.title }).waitFor();
    await expectGoodLooks(page, 'media');

    await openFromMenu(page, 'Invite users');
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByLabel('Personal message').waitFor();
    await expectGoodLooks(page, 'invite-window');
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByText('Nothing is sent').waitFor();
    await page.frameLocator('iframe').getByText('Open the invitation').waitFor();
    await expectGoodLooks(page, 'invite-mail-preview');
    await page.getByRole('button', { name: 'Back' }).click();
    await fillAndSend(page);
    await expectGoodLooks(page, 'invite-made');
    await page.getByRole('button', { name: 'Done' }).click();

    await join(world.aBrowser(), await invite(owner.browser, mediaId, { firstName: 'Alan', lastName: 'Turing' }));
    await openFromMenu(page, 'Invitations');
    await page.getByText('Joined', { exact: true }).waitFor();
    await expectGoodLooks(page, 'invitations');
  });

  for (const [name, path, heading] of [
    ['console-invites', '/console/invites', 'Invite to media'],
    ['console-theming', '/console/theming', 'Theming'],
    ['console-templates', '/console/templates', 'Email templates'],
    ['console-mail', '/console/mail', 'Mail'],
    ['console-people', '/console/people', 'People'],
    ['console-webhooks', '/console/webhooks', 'Webhooks'],
    ['console-audit', '/console/audit', 'Audit log'],
  ] as const) {
    it(`the console: ${heading}`, async () => {
      const page = await stage.signedIn(administrator);
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
      await expectGoodLooks(page, name);
    });
  }

  it('the template editor, in Hebrew and with something wrong in it', async () => {
    const page = await stage.signedIn(administrator);
    await page.goto('/console/templates');
    await page.getByRole('button', { name: 'Edit' }).first().click();
    await page.getByRole('tab', { name: 'עברית' }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('עדה יונת').first().waitFor();
    await expectGoodLooks(page, 'template-editor');

    await preview.getByRole('tab', { name: 'Plain text' }).click();
    await page.getByLabel('Subject').fill('{NOBODY}');
    await page.getByText('{NOBODY} is not known').waitFor();
    await expectGoodLooks(page, 'template-editor-wrong', [1280, 390]);
  });

  it('the account', async () => {
    await owner.browser.call(createApiKey, { body: { name: 'Course script', scopes: ['invites.write'] } });
    const page = await stage.signedIn(owner);
    await page.goto('/account');
    await page.getByText('Course script').waitFor();
    await expectGoodLooks(page, 'account');
  });

  it('the showcase of all widgets', async () => {
    const page = await stage.aVisitor();
    await page.goto('/dev/ui');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectGoodLooks(page, 'showcase', [1280, 320]);
  });
});

describe('with the keyboard alone', () => {
  it('a person opens the menu, invites, and is back where they were', async () => {
    const owner = await world.aPerson({ siteRole: 'publisher' });
    const mediaId = await world.aMedia(owner);
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}`);
    const dots = page.getByRole('button', { name: 'More actions for' });
    await tabTo(page, dots);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Invite users' }).waitFor();
    await page.keyboard.type('Invite');
    await page.keyboard.press('Enter');

    const window = page.getByRole(INVITE_USERS.role, { name: INVITE_USERS.name });
    await window.waitFor();
    await tabTo(page, window.getByRole('combobox', { name: 'Email' }));
    await page.keyboard.type('grace@example.org');
    await tabTo(page, window.getByLabel('Last name'));
    await page.keyboard.type('Hopper');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog', { name: 'Close without inviting?' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedIs(window.getByLabel('Last name'))).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Link for Hopper, Viewer' }).waitFor();
    expect(await focusedIs(page.getByLabel('Invite link'))).toBe(true);

    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focusedIs(dots)).toBe(true);
  });
});

const DETAILS = {
  title: 'How leaves make sugar out of light, water and air: an introduction for the first year',
  description:
    'From the leaf to the cell.\n\nWith a look at C4 plants.\n\nBring your notes from last week.\n\nQuestions are welcome.',
  tags: ['biology', 'first year', 'plants'],
};

async function openFromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions for' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function fillAndSend(page: Page): Promise<void> {
  const window = page.getByRole(INVITE_USERS.role, { name: INVITE_USERS.name });
  await window.getByRole('combobox', { name: 'Email' }).fill('grace.hopper@example.org');
  await window.getByLabel('First name').fill('Grace');
  await window.getByLabel('Last name').fill('Hopper');
  await window.getByRole('button', { name: 'Generate invite link' }).click();
  await page.getByRole('heading', { name: 'Link for Grace Hopper, Viewer' }).waitFor();
}

/** Presses Tab until it is there; somebody who must press it forty times has left. */
async function tabTo(page: Page, wanted: ReturnType<Page['getByRole']>): Promise<void> {
  await wanted.waitFor();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await focusedIs(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('It cannot be reached with Tab.');
}

function focusedIs(wanted: ReturnType<Page['getByRole']>): Promise<boolean> {
  return wanted.evaluate((element) => element === document.activeElement);
}
