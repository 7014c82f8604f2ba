import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { joinInvitation, requestCode } from '#contract/invites/door.ts';
import { allowNewDevice, removeInvite, renewInviteLink } from '#contract/invites/endpoints.ts';
import { deleteMedia } from '#contract/media/endpoints.ts';
import { type Invited, invite, join, open } from '#test/invitation.ts';
import type { PersonInWorld } from '#test/world.ts';
import { codeMailedTo } from './acts.ts';
import { expectGoodLooks } from './looks.ts';
import { expectHeading, expectHebrew, expectRefusal } from './refusal-pages.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world, mail } = stage;
const DAY = 24 * 60;

describe('a link that leads nowhere says why and what to do', () => {
  it('when it is not complete', async () => {
    const { invited } = await anInvitation();
    const page = await opened(invited.href.slice(0, -1));

    await expectRefusal(page, {
      name: 'unknown',
      heading: 'This link is not complete',
      step: 'Copy the whole link from your invitation',
    });
  });

  it('when it is not one of ours', async () => {
    const page = await opened(`/i/${'A'.repeat(22)}#${'a'.repeat(43)}`);

    await expectHeading(page, 'This link is not complete');
  });

  it('when its secret was lost on the way', async () => {
    const { invited } = await anInvitation();
    const page = await opened(`/i/${invited.publicId}`);

    await expectRefusal(page, {
      name: 'link-needed',
      heading: 'Open the link from your invitation',
      step: 'Or type your address here, and we mail you a code',
      controls: ['email', 'Send me a code'],
    });
  });

  it('when a newer one was made', async () => {
    const { owner, mediaId, invited } = await anInvitation();
    const params = { mediaId, inviteId: invited.inviteId };
    await owner.browser.call(renewInviteLink, { params, body: { mail: false } });
    const page = await opened(invited.href);

    await expectRefusal(page, {
      name: 'replaced',
      heading: 'There is a newer link',
      step: 'Look for the latest mail or message, or ask Ada Lovelace',
      controls: ['Ask for a new link'],
    });

    await page.getByRole('button', { name: 'Ask for a new link' }).press('Enter');
    await expectRefusal(page, {
      name: 'new-link-asked',
      heading: 'A new link is asked for',
      step: 'Ada Lovelace has been told',
    });
    await page.reload();
    await page.goto(invited.href);
    await page.getByRole('button', { name: 'Ask for a new link' }).press('Enter');
    await page.getByText('Ada Lovelace was told a moment ago').waitFor();
  });

  it('when it was joined in another browser, and lets in once the inviter allows it', async () => {
    const { owner, mediaId, invited } = await anInvitation();
    await join(world.aBrowser({ userAgent: FIREFOX_ON_WINDOWS }), invited);
    const page = await opened(invited.href);

    await expectRefusal(page, {
      name: 'other-device',
      heading: 'Used in another browser or on another device',
      step: 'ask Ada Lovelace to press “Allow new device”, then try again here',
      controls: ['Get a code', 'Try again'],
    });
    expect(await page.getByRole('main').textContent()).toContain('Firefox on Windows');

    await owner.browser.call(allowNewDevice, { params: { mediaId, inviteId: invited.inviteId } });
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await expectHeading(page, 'Photosynthesis');
  });

  it('when it was removed', async () => {
    const { owner, mediaId, invited } = await anInvitation();
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId: invited.inviteId } });
    const page = await opened(invited.href);

    await expectRefusal(page, {
      name: 'removed',
      heading: 'This invitation was withdrawn',
      step: 'If that surprises you, ask Ada Lovelace',
    });
  });

  it('when the video was deleted', async () => {
    const { owner, mediaId, invited } = await anInvitation();
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    const page = await opened(invited.href);

    await expectRefusal(page, {
      name: 'media-deleted',
      heading: 'This is not there any more',
      step: 'If it comes back, your link works again',
    });
  });

  it('when the video is still being prepared, and moves on by itself when it is ready', async () => {
    const { mediaId, invited } = await anInvitation();
    // Still on its way here: what is being processed without a job for it, the hourly sweep gives up.
    await world.db
      .updateTable('media')
      .set({ state: 'uploading', playable: false })
      .where('id', '=', mediaId)
      .execute();
    const page = await opened(invited.href);

    await expectRefusal(page, {
      name: 'media-processing',
      heading: 'Nearly ready',
      step: 'this page moves on by itself',
    });

    await world.db.updateTable('media').set({ state: 'ready', playable: true }).where('id', '=', mediaId).execute();
    await expectHeading(page, 'Photosynthesis');
  });

  it('when somebody else is signed in, and goes on once they are signed out', async () => {
    const { mediaId, invited } = await anInvitation();
    const other = await world.aPerson({ firstName: 'Alan', lastName: 'Turing' });
    const page = await stage.aVisitor();
    await stage.signIn(page, other);
    await page.goto(invited.href);

    await expectRefusal(page, {
      name: 'signed-in-as-other',
      heading: 'You are signed in as somebody else',
      step: 'Nothing has been joined',
      controls: ['Sign out and continue', /^Continue by code as g/, 'Go back'],
    });
    await page.getByRole('button', { name: 'Sign out and continue' }).press('Enter');
    await continueAs(page, invited.email);
    await page.waitForURL(`/media/${mediaId}`);
  });

  it('when the address is another one, said beside the field, and after five of them a code is needed', async () => {
    const { invited } = await anInvitation();
    const page = await opened(invited.href);
    const field = page.getByLabel('Your email address');

    await continueAs(page, 'somebody@example.org');
    await page.getByRole('alert').getByText('Type that address, or ask Ada Lovelace').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await expectGoodLooks(page, 'refusal-email-mismatch', [390, 320]);

    for (const _ of Array(4)) await continueAs(page, 'somebody@example.org');
    await continueAs(page, invited.email);
    await expectRefusal(page, {
      name: 'code-needed',
      heading: 'A code is needed',
      step: 'we mail a code to g',
      controls: ['Send me a code'],
    });
  });

  it('when a code was mistyped five times, and when too many were asked for, said where the code is typed', async () => {
    const { invited } = await anInvitation();
    await world.db.updateTable('invites').set({ role: 'speaker' }).where('id', '=', invited.inviteId).execute();
    const page = await stage.aVisitor();
    await page.clock.install();
    await page.goto(invited.href);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    const field = page.getByLabel('Code', { exact: true });
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      await field.fill('0000 0000');
      await field.press('Enter');
      await page.getByRole('alert').getByText(`Tries left: ${triesLeft}`).waitFor();
    }
    await field.press('Enter');
    await page.getByRole('alert').getByText('Have another one sent').waitFor();
    await expectGoodLooks(page, 'refusal-code-over', [390, 320]);
    await expectHebrew(page, 'code-over');

    const again = page.getByRole('button', { name: 'Send again' });
    for (const _ of Array(2)) {
      await again.press('Enter');
      await page.getByRole('status').getByText('A new code is on its way').waitFor();
      await page.clock.fastForward('10:00');
      await expect.poll(() => again.getAttribute('aria-disabled')).toBe('false');
    }
    await again.press('Enter');
    await page.getByRole('status').getByText('The next one can be sent in').waitFor();
    expect(await again.textContent()).toMatch(/in \d+ min/);
    await expectGoodLooks(page, 'refusal-too-many-codes', [390, 320]);
  });

  it('when it moved to other devices too often, until the owner agrees', async () => {
    const { owner, mediaId, invited } = await anInvitation();
    await join(world.aBrowser(), invited);
    for (const place of [1, 2, 3]) {
      const browser = world.aBrowser();
      await open(browser, invited);
      const { publicId, secret } = invited;
      await browser.call(requestCode, { params: { publicId }, body: { secret } });
      const code = await codeMailedTo(mail, invited.email, place);
      await browser.call(joinInvitation, { params: { publicId }, body: { secret, code } });
      // Three codes in ten minutes are enough for anybody else.
      world.clock.move({ minutes: 11 });
    }
    const page = await opened(invited.href);
    await page.getByRole('button', { name: 'Get a code' }).click();
    await page.getByLabel('Code', { exact: true }).fill(await codeMailedTo(mail, invited.email, 4));
    await page.keyboard.press('Enter');

    await expectRefusal(page, {
      name: 'waits-for-owner',
      heading: 'Somebody has to agree first',
      step: 'Ada Lovelace has been told',
      controls: ['Try again'],
    });
    await owner.browser.call(allowNewDevice, { params: { mediaId, inviteId: invited.inviteId } });
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await expectHeading(page, 'Photosynthesis');
  });

  it('when the browser keeps no cookies, and the link is still good elsewhere', async () => {
    const { invited } = await anInvitation();
    const page = await stage.aVisitorWith({ profile: { default_content_setting_values: { cookies: 2 } } });
    await page.goto(invited.href);
    await continueAs(page, invited.email);

    await expectRefusal(page, {
      name: 'cookies-blocked',
      heading: 'Your browser did not keep our cookie',
      step: 'Allow cookies for this page',
      controls: ['Try again'],
    });

    const elsewhere = await opened(invited.href);
    await continueAs(elsewhere, invited.email);
    await elsewhere.waitForURL(/\/media\//);
  });

  it('when scripts are switched off', async () => {
    const { invited } = await anInvitation();
    const page = await stage.aVisitor({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
    await page.goto(invited.href);

    await expectHeading(page, 'This page needs JavaScript');
    expect(await page.getByRole('main').textContent()).toContain('or open the link in another browser');
    expect(await page.getByText('Looking at your invitation').isVisible()).toBe(false);
    await screenshot(page, 'refusal-no-script');
  });

  it('when the connection is lost', async () => {
    const { invited } = await anInvitation();
    const page = await opened(invited.href);
    await page.getByLabel('Your email address').fill(invited.email);
    await page.context().setOffline(true);
    await page.keyboard.press('Enter');

    await expectRefusal(page, {
      name: 'offline',
      heading: 'No connection',
      step: 'the same browser is let in',
      controls: ['Try again'],
      hebrew: false,
    });
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await expectHeading(page, 'Photosynthesis');
  });

  it.each([
    ['request.too-many', 429, 'Too many tries from here', 'Wait a few minutes', ['Try again']],
    ['server.failed', 500, 'Something went wrong on our side', 'Wait a moment', ['Try again']],
    ['request.foreign-origin', 403, 'Opened at another address', 'exactly as it stands', []],
  ] as const)('when any request may be refused like this: %s', async (code, status, heading, step, controls) => {
    if (status === 500) stage.expectsTrouble(/status of 500/);
    const { invited } = await anInvitation();
    const page = await stage.aVisitor();
    await page.route('**/views', (route) => route.fulfill({ status, json: { code } }));
    await page.goto(invited.href);
    await expectRefusal(page, { name: code, heading, step, controls });
  });

  it('when a link about a move is not complete', async () => {
    const page = await opened(`/w/${crypto.randomUUID()}#${'a'.repeat(43)}`);

    await expectRefusal(page, {
      name: 'move-unknown',
      heading: 'This link is not complete',
      step: 'Copy the whole link from our mail',
    });
  });

  it('when all of its devices are used up', async () => {
    const { owner, mediaId } = await anInvitation();
    await world.configure('invites', { deviceBinding: false, linkReusability: 1 });
    const invited = await invite(owner.browser, mediaId);
    await join(world.aBrowser(), invited);
    const page = await opened(invited.href);

    await expectRefusal(page, {
      name: 'used-up',
      heading: 'This link has been used',
      step: 'Ask Ada Lovelace for a new link',
      controls: ['Ask for a new link'],
    });
    await world.configure('invites', { deviceBinding: true });
  });

  it('when the domain of the address was blocked since', async () => {
    const { invited } = await anInvitation({ email: 'grace@blocked.example' });
    await world.configure('invites', { blockedDomains: ['blocked.example'] });
    const page = await opened(invited.href);

    await expectRefusal(page, {
      name: 'domain-blocked',
      heading: 'This address cannot be used here',
      step: 'Ask Ada Lovelace to invite another address',
    });
    await world.configure('invites', { blockedDomains: [] });
  });

  it('when invitations are switched off, and goes on when they are on again', async () => {
    const { invited } = await anInvitation();
    await world.configure('invites', { enabled: false });
    const page = await opened(invited.href);

    await expectRefusal(page, {
      name: 'switched-off',
      heading: 'Invitations are switched off for now',
      step: 'Your link works again when they return',
      controls: ['Try again'],
    });
    await world.configure('invites', { enabled: true });
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await expectHeading(page, 'Photosynthesis');
  });

  it('when its time is over, used or not', async () => {
    const { invited: unused } = await anInvitation();
    const { invited: used, mediaId } = await anInvitation();
    const joined = await opened(used.href);
    await continueAs(joined, used.email);
    await joined.waitForURL(`/media/${mediaId}`);
    world.clock.move({ minutes: DAY + 1 });

    await expectRefusal(await opened(unused.href), {
      name: 'expired',
      heading: 'This invitation has expired',
      step: 'Ask Ada Lovelace for a new link',
      controls: ['Ask for a new link'],
    });
    await joined.goto(used.href);
    await expectRefusal(joined, {
      name: 'access-ended',
      heading: 'Your access has ended',
      step: 'Ask Ada Lovelace for a new link',
      controls: ['Ask for a new link'],
    });
  });
});

const FIREFOX_ON_WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

async function anInvitation({ email }: { readonly email?: string } = {}): Promise<{
  readonly owner: PersonInWorld;
  readonly mediaId: string;
  readonly invited: Invited;
}> {
  const owner = await world.aPerson({ siteRole: 'publisher' });
  const mediaId = await world.aMedia(owner);
  const invited = await invite(owner.browser, mediaId, email === undefined ? {} : { email });
  return { owner, mediaId, invited };
}

async function opened(href: string): Promise<Page> {
  const page = await stage.aVisitor();
  await page.goto(href);
  return page;
}

async function continueAs(page: Page, email: string): Promise<void> {
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  // It says so and takes no second press while it asks the server.
  await page.getByRole('button', { name: 'One moment' }).waitFor({ state: 'detached' });
}
