import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { getSession } from '#contract/accounts/endpoints.ts';
import { switchGuestLink } from '#contract/guests/endpoints.ts';
import { leaveInvitation, viewInvitation } from '#contract/invites/door.ts';
import { removeInvite } from '#contract/invites/endpoints.ts';
import { changeMedia, getMedia, getPlayback } from '#contract/media/endpoints.ts';
import { createBrowser, type TestBrowser } from './browser.ts';
import { aClip } from './clips.ts';
import { eventually } from './eventually.ts';
import { enter, guestLink } from './guest.ts';
import { invite, join } from './invitation.ts';
import { openPage } from './page.ts';
import { startProcess } from './process.ts';
import { openSmtpPeer, type SmtpPeer } from './smtp.ts';
import { outcomeOf, upload } from './upload.ts';
import { freePort, openWorld, type PersonInWorld, type World } from './world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const AT_ONCE_MILLISECONDS = 2000;

let mail: SmtpPeer;
let world: World;
let owner: PersonInWorld;
let mediaId: string;
let other: { readonly publicUrl: string; readonly end: () => Promise<void> };
beforeAll(async () => {
  mail = await openSmtpPeer();
  world = await openWorld({ mail: mail.portalOptions });
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await upload(owner.browser, await readFile(await aClip({ seconds: 3, size: '320x180' })));
  expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
  const port = await freePort();
  const server = await startProcess({
    ...world,
    port,
    more: { SMTP_URL: mail.portalOptions.smtpUrl.reveal(), MAIL_FROM: mail.portalOptions.from },
  });
  other = { publicUrl: `http://127.0.0.1:${port}`, end: () => server[Symbol.asyncDispose]() };
});
afterAll(async () => {
  await other.end();
  await world[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

/** The same browser, at the other process. */
function elsewhere(browser: TestBrowser): TestBrowser {
  const there = createBrowser(other.publicUrl);
  for (const [name, value] of browser.cookies) there.cookies.set(name, value);
  return there;
}

const byInvitation = async (browser: TestBrowser) => {
  const invited = await invite(owner.browser, mediaId, { email: `${crypto.randomUUID()}@gone.example` });
  await join(browser, invited);
  return { inviteId: invited.inviteId };
};
const byGuestLink = async (browser: TestBrowser) => {
  const link = await guestLink(owner.browser, mediaId);
  await enter(browser, link);
  return { inviteId: '', guestLinkId: link.guestLinkId };
};
type Came = { readonly inviteId: string; readonly guestLinkId?: string };

it.each([
  {
    how: 'who was removed',
    comes: byInvitation,
    end: ({ inviteId }: Came) => owner.browser.call(removeInvite, { params: { mediaId, inviteId } }),
  },
  {
    how: 'who left',
    comes: byInvitation,
    end: ({ inviteId }: Came, browser: TestBrowser) => browser.call(leaveInvitation, { params: { inviteId } }),
  },
  {
    how: 'whose domain was blocked',
    comes: byInvitation,
    end: () => world.configure('invites', { blockedDomains: ['gone.example'] }),
    undo: () => world.configure('invites', { blockedDomains: [] }),
  },
  {
    how: 'who came by invitations that are switched off',
    comes: byInvitation,
    end: () => world.configure('invites', { enabled: false }),
    undo: () => world.configure('invites', { enabled: true }),
  },
  {
    how: 'whose guest link was switched off with them',
    comes: byGuestLink,
    end: ({ guestLinkId = '' }: Came) =>
      owner.browser.call(switchGuestLink, { params: { mediaId, guestLinkId }, body: { to: 'off', guests: 'end' } }),
  },
  {
    how: 'who is a guest while guests are switched off',
    comes: byGuestLink,
    end: () => world.configure('invites', { guestAccess: false }),
    undo: () => world.configure('invites', { guestAccess: true }),
  },
])('sees, hears and reads nothing more at once, on any process: $how', async ({ comes, end, undo }) => {
  const browser = world.aBrowser();
  const came = await comes(browser);
  const there = elsewhere(browser);
  // What the case before switched off and on again, the other process hears of a moment later.
  await eventually(async () => expect(await there.refusalOf(getPlayback, { params: { mediaId } })).toBeNull());
  const { streamUrl } = await there.call(getPlayback, { params: { mediaId } });
  const bytes = async (at: string) => (await fetch(new URL(streamUrl, at))).status;
  expect([await bytes(world.publicUrl), await bytes(other.publicUrl)]).toEqual([200, 200]);
  expect((await there.call(getSession)).here).toMatchObject([{ mediaId }]);
  using page = await openPage(other.publicUrl, there);
  expect(await page.follow(`media:${mediaId}`)).toBe(true);

  onTestFinished(() => undo?.());
  await end(came, browser);
  const endedAt = performance.now();
  await eventually(async () => {
    expect(await there.refusalOf(getMedia, { params: { mediaId } })).not.toBeNull();
    expect([await bytes(world.publicUrl), await bytes(other.publicUrl)]).toEqual([404, 404]);
    expect((await there.call(getSession)).here).toEqual([]);
    expect(page.heard.map(({ name }) => name)).toContain('access.changed');
  });
  expect(performance.now() - endedAt).toBeLessThan(AT_ONCE_MILLISECONDS);

  using ownersPage = await openPage(other.publicUrl, elsewhere(owner.browser));
  await ownersPage.follow(`media:${mediaId}`);
  await owner.browser.call(changeMedia, { params: { mediaId }, body: { title: crypto.randomUUID() } });
  await ownersPage.hears('media.changed');
  expect(page.heard.map(({ name }) => name)).not.toContain('media.changed');
});

it('holds an open page of any process to another proof of identity at once', async () => {
  const { publicId, secret } = await invite(owner.browser, mediaId);
  const view = { params: { publicId }, body: { secret } };
  const there = createBrowser(other.publicUrl);
  expect(await there.call(viewInvitation, view)).toMatchObject({ asks: 'email' });
  using page = await openPage(other.publicUrl, there);
  await world.configure('invites', { identityCheck: 'code-always' });
  const changedAt = performance.now();
  await page.hears('settings.changed');
  expect(await there.call(viewInvitation, view)).toMatchObject({ asks: 'code' });
  expect(performance.now() - changedAt).toBeLessThan(AT_ONCE_MILLISECONDS);
});
