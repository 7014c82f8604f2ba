import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aClip } from '#test/clips.ts';
import { eventually } from '#test/eventually.ts';
import { joinBy, pickFiles, watch } from './acts.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world, mail } = stage;

const SECONDS_UNTIL_OUT = 2;

describe('the first invitation', () => {
  it('leads one named person on one device to a video, for as long as the owner wants', async () => {
    const owner = await ownerWithVideo();
    const shownLink = await inviteByMail(owner);
    const mailedLink = await linkInMailTo('Grace.Hopper@example.org');
    expect(mailedLink).not.toBe(shownLink);

    await owner.getByRole('button', { name: 'Done' }).click();
    await openInvitations(owner);
    await stateInList(owner, 'Mail sent');

    const first = await stage.aVisitor({ userAgent: FIREFOX_ON_WINDOWS });
    await joinBy(first, { href: mailedLink, email: 'Grace.HOPPER@Example.ORG' });
    await first.getByText('You are here as Grace Hopper (invited)').waitFor();
    await watch(first);
    await screenshot(first, 'invitee-watches');
    await stateInList(owner, 'Joined');
    await screenshot(owner, 'invitations-joined');

    const second = await stage.aVisitor();
    await second.goto(mailedLink);
    await second.getByRole('heading', { name: 'Used in another browser or on another device' }).waitFor();
    expect(await second.getByRole('main').textContent()).toContain('Firefox on Windows');

    await allowNewDevice(owner);
    await second.getByRole('button', { name: 'Try again' }).click();
    await second.getByLabel('Your email address').fill('grace.hopper@example.org');
    await second.getByRole('button', { name: 'Continue' }).click();
    await second.waitForURL(/\/media\//);
    await first.getByRole('heading', { name: 'Your access has ended' }).waitFor();
    await screenshot(first, 'moved-to-another-device');

    const mediaPaths = mediaPathsAskedBy(second);
    await watch(second);
    await removeInvitation(owner);
    const removedAt = performance.now();
    await second.getByRole('heading', { name: 'Your access has ended' }).waitFor();
    expect(await second.locator('video').count()).toBe(0);
    for (const path of mediaPaths) {
      await eventually(async () => expect([403, 404]).toContain((await second.request.get(path)).status()));
    }
    expect((performance.now() - removedAt) / 1000).toBeLessThan(SECONDS_UNTIL_OUT);
    expect(mediaPaths.size).toBeGreaterThan(1);
    await stateInList(owner, 'Removed');
  });
});

const FIREFOX_ON_WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Signs in, uploads a file and stands on its page, which can be watched. */
async function ownerWithVideo(): Promise<Page> {
  const page = await stage.aVisitor();
  await stage.signIn(page, await world.aPerson({ siteRole: 'creator', firstName: 'Ada', lastName: 'Lovelace' }));
  await pickFiles(page, 'Upload media', [await aClip({ seconds: 40, size: '320x180' })]);
  await page.getByRole('progressbar').first().waitFor();
  await page.getByText('Ready to watch').waitFor({ timeout: 90_000 });
  await page.getByRole('link', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Play' }).first().waitFor();
  return page;
}

async function inviteByMail(owner: Page): Promise<string> {
  await owner.getByRole('button', { name: 'More actions for' }).click();
  await owner.getByRole('menuitem', { name: 'Invite users' }).click();
  const window = owner.getByRole('dialog', { name: 'Invite users' });
  await window.getByRole('combobox', { name: 'Email' }).fill('Grace.Hopper@example.org');
  await window.getByLabel('First name').fill('Grace');
  await window.getByLabel('Last name').fill('Hopper');
  expect(await window.getByRole('checkbox', { name: 'Send link via email' }).isChecked()).toBe(true);
  await screenshot(owner, 'invite-window-filled');
  await window.getByRole('button', { name: 'Generate invite link' }).click();
  const made = owner.getByRole('dialog', { name: 'Link for Grace Hopper, Viewer' });
  const link = await made.getByLabel('Invite link').inputValue();
  expect(link).toMatch(/\/i\/[\w-]{22}#[\w-]{43}$/);
  await made.getByText('A mail with a link of its own is on its way').waitFor();
  await screenshot(owner, 'invite-window-made');
  return link;
}

async function linkInMailTo(address: string): Promise<string> {
  const received = await eventually(() => {
    const [message] = mail.to(address);
    if (message === undefined) throw new Error(`No mail for ${address} yet.`);
    return message;
  });
  const [link = ''] = /http\S+\/i\/\S+/.exec(received.text ?? '') ?? [];
  expect(received.html).toContain(link);
  return link;
}

async function openInvitations(owner: Page): Promise<void> {
  await owner.getByRole('button', { name: 'More actions for' }).click();
  await owner.getByRole('menuitem', { name: 'Invitations' }).click();
}

async function stateInList(owner: Page, state: string): Promise<void> {
  await owner.getByRole('listitem').filter({ hasText: 'Grace Hopper' }).getByText(state, { exact: true }).waitFor();
}

async function allowNewDevice(owner: Page): Promise<void> {
  await owner.getByRole('button', { name: 'Actions for Grace Hopper' }).click();
  await owner.getByRole('menuitem', { name: 'Allow new device' }).click();
  await owner.getByRole('button', { name: 'Allow for 30 minutes' }).click();
  await owner.getByText('A new device may join until').waitFor();
}

/** Ends when the server has taken it. */
async function removeInvitation(owner: Page): Promise<void> {
  await owner.getByRole('button', { name: 'Actions for Grace Hopper' }).click();
  await owner.getByRole('menuitem', { name: 'Remove' }).click();
  const taken = owner.waitForResponse((response) => response.request().method() === 'DELETE');
  await owner.getByRole('button', { name: 'Remove' }).click();
  await taken;
}

function mediaPathsAskedBy(page: Page): ReadonlySet<string> {
  const paths = new Set<string>();
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/m/')) paths.add(request.url());
  });
  return paths;
}
