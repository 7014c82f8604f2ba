import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { INVITE_NOTICE_KINDS, listNotices } from '#contract/notices/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { type Invited, invite } from '#test/invitation.ts';
import { PASSWORD, type PersonInWorld } from '#test/world.ts';
import { joinBy } from './acts.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world, mail } = stage;

const bellOf = (page: Page) => page.getByRole('button', { name: 'Notices' });

describe('who was invited cannot get in any more', () => {
  it('asks; the owner sees the bell at once and sends a new link by one press; it arrives and opens', async () => {
    const { owner, invited } = await anExpiredInvitation();
    const desk = await stage.signedIn(owner);
    await desk.goto('/my-media');
    await bellOf(desk).click();
    await desk.getByText('Nothing waits for you').waitFor();
    await desk.keyboard.press('Escape');

    const invitee = await stage.aVisitor();
    await ask(invitee, invited);

    await desk.getByRole('button', { name: 'Notices, 1 new' }).click();
    const panel = desk.getByRole('dialog', { name: 'Notices' });
    await panel.getByText('Grace Hopper asks for a new link to “Photosynthesis”').waitFor();
    await panel.getByRole('button', { name: 'Send a new link' }).click();
    await panel.getByText('Nothing waits for you').waitFor();
    await desk.getByText(`A new link is on its way to ${invited.email}.`).waitFor();

    const href = await linkMailedTo(invited.email);
    await joinBy(invitee, { href, email: invited.email });
    await invitee.getByText('You are here as Grace Hopper').waitFor();
  });

  it('is answered from the mail: sign in, see, and only then press', async () => {
    const { owner, invited } = await anExpiredInvitation();
    await ask(await stage.aVisitor(), invited);
    const [letter] = await eventually(() => {
      expect(mail.to(owner.email)).toHaveLength(1);
      return mail.to(owner.email);
    });
    const address = /http\S+\/notices\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';

    const page = await stage.aVisitor();
    await page.goto(address);
    await page.getByLabel('Email').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(address);
    await page.getByRole('heading', { level: 1, name: 'Grace Hopper asks for a new link' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Grace Hopper asks for a new link' }).waitFor();
    expect(mail.to(invited.email)).toHaveLength(0);

    await page.getByRole('button', { name: 'Send a new link' }).click();
    await page.getByText('There is nothing left to do').waitFor();
    await linkMailedTo(invited.email);

    const stranger = await stage.signedIn(await world.aPerson({ siteRole: 'administrator' }));
    await stranger.goto(address);
    await stranger.getByRole('heading', { name: 'This notice is not here' }).waitFor();
  });
});

it('without a mail server the owner makes a link by one press, and hands it over', async () => {
  const quiet = await openStage({ mail: null });
  const { owner, invited } = await anExpiredInvitation(quiet.world);
  const desk = await quiet.signedIn(owner);
  await desk.goto('/my-media');
  const invitee = await quiet.aVisitor();
  await ask(invitee, invited);
  await desk.getByRole('button', { name: 'Notices, 1 new' }).click();
  await desk.getByRole('button', { name: 'Make a new link' }).click();
  await desk.getByRole('heading', { name: 'New link for Grace Hopper' }).waitFor();
  await expectGoodLooks(desk, 'notices-link', [1280, 390]);
  const href = await desk.getByLabel('Invite link').inputValue();
  await joinBy(invitee, { href, email: invited.email });
});

describe('the bell and the page of a notice', () => {
  it('are clean for axe-core and fit from 320 pixels, in light and in dark', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const title = 'How leaves make sugar out of light, water and air: an introduction for the first year';
    const mediaId = await world.aMedia(owner, { title });
    const page = await stage.signedIn(owner);
    await page.goto('/my-media');
    await bellOf(page).click();
    await page.getByText('Nothing waits for you').waitFor();
    await expectGoodLooks(page, 'notices-empty');
    await page.keyboard.press('Escape');

    for (const kind of INVITE_NOTICE_KINDS) {
      const { inviteId } = await invite(owner.browser, mediaId, { email: `grace.hopper+${kind}@example.org` });
      await world.db.transaction().execute((tx) =>
        world.portal.notices.tell(tx, {
          kind,
          inviteId,
          ...(kind === 'move-waits' ? { device: 'Firefox on Windows' } : {}),
          ...(kind === 'invite-bounced' ? { reason: '550 5.1.1 No such user here' } : {}),
        }),
      );
    }
    const bell = page.getByRole('button', { name: `Notices, ${INVITE_NOTICE_KINDS.length} new` });
    await bell.waitFor();
    await expectGoodLooks(page, 'notices-bell', [1280, 320]);
    await bell.click();
    await page.getByText('asks for a new link').waitFor();
    await expectGoodLooks(page, 'notices');

    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await bellOf(page).evaluate((bell) => bell === document.activeElement)).toBe(true);
    const { notices } = await owner.browser.call(listNotices);
    for (const { id, kind } of notices) {
      await page.goto(`/notices/${id}`);
      await page.getByRole('button', { name: 'Dismiss' }).waitFor();
      await expectGoodLooks(page, `notice-${kind}`, [1280, 390]);
    }
  });
});

async function anExpiredInvitation({
  aPerson,
  aMedia,
  db,
} = world): Promise<{ owner: PersonInWorld; invited: Invited }> {
  const owner = await aPerson({ siteRole: 'creator' });
  const invited = await invite(owner.browser, await aMedia(owner));
  await db.updateTable('invites').set({ expiresAt: new Date() }).where('id', '=', invited.inviteId).execute();
  return { owner, invited };
}

/** Opens the link that is over, and asks on the page behind it. */
async function ask(page: Page, { href }: Invited): Promise<void> {
  await page.goto(href);
  await page.getByRole('button', { name: 'Ask for a new link' }).click();
  await page.getByRole('heading', { name: 'A new link is asked for' }).waitFor();
}

/** The link of the latest mail to this address. */
async function linkMailedTo(email: string): Promise<string> {
  return eventually(() => {
    const link = /http\S+\/i\/\S+#\S+/.exec(mail.to(email).at(-1)?.text ?? '')?.[0];
    if (link === undefined) throw new Error('No link was mailed.');
    return link;
  });
}
