import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listInvites } from '#contract/invites/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { type Invited, invite } from '#test/invitation.ts';
import type { PersonInWorld } from '#test/world.ts';
import { codeMailedTo, joinBy } from './acts.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world, mail } = stage;
const FIREFOX_ON_WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('a second device', () => {
  it('takes the place of the first by a code, and whoever did not do it ends that from the mail', async () => {
    const { invited, mediaId } = await anInvitation();
    const first = await stage.aVisitor({ userAgent: FIREFOX_ON_WINDOWS });
    await joinBy(first, invited);
    const second = await stage.aVisitor();
    await second.goto(invited.href);

    await second.getByText('The other browser is then signed out').waitFor();
    await second.getByRole('button', { name: 'Get a code' }).press('Enter');
    await second.getByText('We sent a code to').waitFor();
    await expectGoodLooks(second, 'code-step');
    await second.getByLabel('Code', { exact: true }).fill(await codeMailedTo(mail, invited.email));
    await second.keyboard.press('Enter');
    await second.waitForURL(`/media/${mediaId}`);
    await second.getByText('You are here as Grace Hopper (invited)').waitFor();
    await first.getByRole('heading', { name: 'Your access has ended' }).waitFor();

    const wasNotMe = await stage.aVisitor();
    await wasNotMe.goto(await moveLinkMailedTo(invited.email));
    await wasNotMe.getByRole('heading', { name: 'Was this you?' }).waitFor();
    expect(new URL(wasNotMe.url()).hash).toBe('');
    expect(await wasNotMe.getByRole('main').textContent()).toContain('Chrome on Linux');
    await expectGoodLooks(wasNotMe, 'move');
    await second.getByText('You are here as Grace Hopper (invited)').waitFor();

    await wasNotMe.getByRole('button', { name: 'This wasn’t me' }).press('Enter');
    await wasNotMe.getByRole('heading', { name: 'That browser is out' }).waitFor();
    await expectGoodLooks(wasNotMe, 'move-done', [390, 320]);
    await second.getByRole('heading', { name: 'Your access has ended' }).waitFor();

    await wasNotMe.goto(await moveLinkMailedTo(invited.email));
    await wasNotMe.getByText('There is nothing left to do').waitFor();
  });
});

describe('the code', () => {
  it('stands in two groups, is wrong beside its field, and can be had again once the time has come', async () => {
    const { invited, mediaId } = await anInvitation({ role: 'speaker' });
    const page = await stage.aVisitor();
    await page.clock.install();
    await page.goto(invited.href);
    await page.getByRole('button', { name: 'Send me a code' }).press('Enter');
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const field = page.getByLabel('Code', { exact: true });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await codeMailedTo(mail, invited.email);

    await field.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Type all 8 digits').waitFor();
    await field.pressSequentially('00000000');
    expect(await field.inputValue()).toBe('0000 0000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Tries left: 4').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
    await expectGoodLooks(page, 'code-wrong', [390, 320]);

    const again = page.getByRole('button', { name: 'Send again' });
    expect(await again.getAttribute('aria-disabled')).toBe('true');
    expect(await again.textContent()).toMatch(/in \d+ s/);
    await page.clock.fastForward('00:31');
    await expect.poll(() => again.textContent()).toBe('Send again ');
    await again.press('Enter');
    await page.getByRole('status').getByText('A new code is on its way').waitFor();

    await field.fill(`Your code: ${await codeMailedTo(mail, invited.email, 2)}.`);
    await field.press('Enter');
    await page.waitForURL(`/media/${mediaId}`);
  });

  it('is asked of who typed five other addresses', async () => {
    const { invited, mediaId } = await anInvitation();
    const page = await stage.aVisitor();
    await page.goto(invited.href);
    for (const _ of Array(5)) await continueAs(page, 'somebody@example.org');
    await continueAs(page, invited.email);

    await page.getByRole('heading', { name: 'A code is needed' }).waitFor();
    await page.getByRole('button', { name: 'Send me a code' }).press('Enter');
    await page.getByLabel('Code', { exact: true }).fill(await codeMailedTo(mail, invited.email));
    await page.keyboard.press('Enter');
    await page.waitForURL(`/media/${mediaId}`);
  });

  it('lets the invited person in although somebody else is signed in, who stays so and gets nothing', async () => {
    const { owner, invited, mediaId } = await anInvitation();
    const other = await world.aPerson({ firstName: 'Alan', lastName: 'Turing' });
    const page = await stage.signedIn(other);
    await page.goto(invited.href);

    await page.getByRole('button', { name: 'Continue by code as' }).press('Enter');
    await page.getByLabel('Code', { exact: true }).fill(await codeMailedTo(mail, invited.email));
    await page.keyboard.press('Enter');
    await page.waitForURL(`/media/${mediaId}`);
    await page.getByText('You are here as Grace Hopper (invited)').waitFor();

    const { invites } = await owner.browser.call(listInvites, { params: { mediaId } });
    expect(invites).toMatchObject([{ state: 'joined', proof: 'code' }]);
    const elsewhere = await stage.aVisitor();
    await stage.signIn(elsewhere, other);
    await elsewhere.goto(`/media/${mediaId}`);
    await elsewhere.getByRole('heading', { name: 'This is not shared with you' }).waitFor();
  });

  it('opens an address without its secret, and is mailed to the invited address alone', async () => {
    const { invited, mediaId } = await anInvitation();
    for (const [path, email] of [
      [`/i/${invited.publicId}`, 'somebody@example.org'],
      [`/i/${'A'.repeat(22)}`, invited.email],
    ] as const) {
      const stranger = await stage.aVisitor();
      await stranger.goto(path);
      await askByAddress(stranger, email);
      await stranger.getByLabel('Code', { exact: true }).fill('1234 5678');
      await stranger.keyboard.press('Enter');
      await stranger.getByRole('alert').getByText('Tries left: 4').waitFor();
    }

    const page = await stage.aVisitor();
    await page.goto(`/i/${invited.publicId}`);
    await askByAddress(page, invited.email);
    await page.getByLabel('Code', { exact: true }).fill(await codeMailedTo(mail, invited.email));
    await page.keyboard.press('Enter');
    await page.waitForURL(`/media/${mediaId}`);
    expect(mail.to('somebody@example.org')).toEqual([]);
  });
});

describe('on a shared computer', () => {
  it('nothing stays once the browser is closed', async () => {
    const { invited } = await anInvitation();
    const page = await stage.aVisitor();
    await page.goto(invited.href);
    await page.getByRole('checkbox', { name: 'This is a shared computer' }).press('Space');
    await continueAs(page, invited.email);
    await page.waitForURL(/\/media\//);

    const session = (await page.context().cookies()).find(({ name }) => name === '__Host-session');
    expect(session?.expires).toBe(-1);
  });
});

async function askByAddress(page: Page, email: string): Promise<void> {
  await page.getByRole('heading', { name: 'Open the link from your invitation' }).waitFor();
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).press('Enter');
  await page.getByText('If that is the invited address, a code is on its way to it').waitFor();
}

async function continueAs(page: Page, email: string): Promise<void> {
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'One moment' }).waitFor({ state: 'detached' });
}

function moveLinkMailedTo(email: string): Promise<string> {
  return eventually(() => {
    const links = mail.to(email).flatMap(({ text = '' }) => /http\S+\/w\/\S+/.exec(text)?.[0] ?? []);
    expect(links).toHaveLength(1);
    return links[0] ?? '';
  });
}

async function anInvitation({ role = 'viewer' }: { readonly role?: 'viewer' | 'speaker' } = {}): Promise<{
  readonly owner: PersonInWorld;
  readonly mediaId: string;
  readonly invited: Invited;
}> {
  const owner = await world.aPerson({ siteRole: 'publisher' });
  const mediaId = await world.aMedia(owner);
  const invited = await invite(owner.browser, mediaId);
  // A video offers viewers only (1.4); what rises is tested with a role that other media give.
  await world.db.updateTable('invites').set({ role }).where('id', '=', invited.inviteId).execute();
  return { owner, mediaId, invited };
}
