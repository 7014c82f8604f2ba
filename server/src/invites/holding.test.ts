import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, signOut } from '#contract/accounts/endpoints.ts';
import type { BodyInput } from '#contract/endpoint.ts';
import { joinInvitation, leaveInvitation, openInvitation, viewInvitation } from '#contract/invites/door.ts';
import { removeInvite } from '#contract/invites/endpoints.ts';
import { getMedia } from '#contract/media/endpoints.ts';
import { listChanges } from '#contract/realtime.ts';
import type { TestBrowser } from '#test/browser.ts';
import { type Invited, invite, join, open, refusalOfJoin } from '#test/invitation.ts';
import { openPage } from '#test/page.ts';
import { openWorld, PASSWORD, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await world.aMedia(owner);
});
afterAll(() => world[Symbol.asyncDispose]());

const opens = (browser: TestBrowser) => browser.refusalOf(getMedia, { params: { mediaId } });
const usesOf = async (inviteId: string) =>
  (await world.db.selectFrom('invites').select('uses').where('id', '=', inviteId).executeTakeFirstOrThrow()).uses;

/** Joins with the box ticked; says what the browser was told to keep. */
async function joinShared(
  browser: TestBrowser,
  { publicId, secret, email }: Invited,
  claims: Partial<BodyInput<typeof joinInvitation>> = {},
): Promise<readonly string[]> {
  await browser.call(openInvitation, { params: { publicId }, body: { secret } });
  const answer = await browser.request(`/api/v1/invitations/${publicId}/joins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, email, sharedComputer: true, ...claims }),
  });
  expect(answer.status).toBe(201);
  return answer.headers.getSetCookie();
}

/** What a browser forgets that is closed: both cookies of a shared computer. */
const close = (browser: TestBrowser) => browser.cookies.clear();

describe('a shared computer', () => {
  it('keeps nothing beyond the browser', async () => {
    const cookies = await joinShared(world.aBrowser(), await invite(owner.browser, mediaId));
    expect(cookies.map((line) => line.split('=')[0])).toEqual(['__Host-session', '__Host-device']);
    for (const line of cookies) expect(line).not.toMatch(/max-age|expires/i);
  });

  it('lets in for two idle hours, and not by a page that is merely open', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await joinShared(browser, invited);
    for (const _ of [1, 2, 3]) {
      world.clock.move({ minutes: 100 });
      expect(await opens(browser)).toBeNull();
    }
    world.clock.move({ minutes: 100 });
    await browser.call(listChanges);
    using page = await openPage(world.publicUrl, browser);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);
    world.clock.move({ minutes: 21 });
    expect(await page.follow(`media:${mediaId}`)).toBe(false);
    expect(await opens(browser)).toBe('access.sign-in-needed');
  });

  it('is free for another device once it stood idle, whether or not anybody swept', async () => {
    const [invited, swept] = [await invite(owner.browser, mediaId), await invite(owner.browser, mediaId)];
    for (const each of [invited, swept]) {
      const browser = world.aBrowser();
      await joinShared(browser, each);
      close(browser);
    }
    const home = world.aBrowser();
    expect(await refusalOfJoin(home, invited)).toBe('invites.other-device');
    world.clock.move({ minutes: 121 });
    await world.portal.invites.sweepIdle();
    expect(await usesOf(swept.inviteId)).toBe(0);
    expect(await refusalOfJoin(home, invited)).toBeNull();
    expect(await usesOf(invited.inviteId)).toBe(1);
    const grants = await world.db.selectFrom('grants').selectAll().where('inviteId', '=', invited.inviteId).execute();
    expect(grants.map(({ endReason }) => endReason).sort()).toEqual(['left', null]);
  });

  it('lets a place that was left idle be taken by one of many that come at once', async () => {
    const invited = await invite(owner.browser, mediaId);
    await joinShared(world.aBrowser(), invited);
    world.clock.move({ minutes: 121 });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => refusalOfJoin(world.aBrowser(), invited)));
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(await usesOf(invited.inviteId)).toBe(1);
  });

  it.each<[string, (browser: TestBrowser, invited: Invited) => Promise<unknown>]>([
    ['leaves', (browser, { inviteId }) => browser.call(leaveInvitation, { params: { inviteId } })],
    ['signs out', (browser) => browser.call(signOut)],
    ['is gone for two hours', async () => world.clock.move({ minutes: 121 })],
    [
      'makes room for somebody who signs in',
      async (browser) => {
        const { email } = await world.aPerson();
        await browser.call(signIn, { body: { email, password: PASSWORD } });
      },
    ],
  ])('opens nothing for who sits there after somebody %s', async (_, ends) => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await joinShared(browser, invited);
    await ends(browser, invited);
    expect(['access.sign-in-needed', 'media.unknown']).toContain(await opens(browser));
    const { publicId } = invited;
    expect(await browser.refusalOf(viewInvitation, { params: { publicId }, body: {} })).toBe('invites.link-needed');
    expect(await browser.refusalOf(joinInvitation, { params: { publicId }, body: {} })).toBe('invites.link-needed');
    expect(await refusalOfJoin(world.aBrowser(), invited)).toBeNull();
  });

  it.each([true, false])(
    'is left by who sat there once somebody else joins, who keeps to themselves or not: %s',
    async (ticked) => {
      const entry = await world.aMedia(owner);
      const [before, after] = [await invite(owner.browser, mediaId), await invite(owner.browser, entry)];
      const browser = world.aBrowser();
      await joinShared(browser, before);
      await joinShared(browser, after, { sharedComputer: ticked });
      expect(await browser.refusalOf(getMedia, { params: { mediaId: entry } })).toBeNull();
      expect(await opens(browser)).toBe('media.unknown');
      expect(await refusalOfJoin(world.aBrowser(), before)).toBeNull();
    },
  );

  it('keeps what one person joined on it', async () => {
    const entry = await world.aMedia(owner);
    const before = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await joinShared(browser, before);
    await joinShared(browser, await invite(owner.browser, entry, { email: before.email }));
    expect(await opens(browser)).toBeNull();
  });

  it('is one also for who says so when they come back', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await join(browser, invited);
    await joinShared(browser, invited);
    expect(await opens(browser)).toBeNull();
    world.clock.move({ minutes: 121 });
    expect(await opens(browser)).toBe('access.sign-in-needed');
    expect(await refusalOfJoin(world.aBrowser(), invited)).toBeNull();
  });

  it('never outlasts the grant', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await joinShared(browser, invited);
    for (const _ of Array.from({ length: 15 })) {
      world.clock.move({ minutes: 100 });
      await opens(browser);
    }
    expect(await opens(browser)).not.toBeNull();
  });
});

describe('an invitation that is withdrawn', () => {
  it('puts everybody out, also who joined before a thousand others came and went', async () => {
    await using other = await openWorld();
    await other.configure('invites', { deviceBinding: false, linkReusability: -1 });
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    const invited = await invite(creator.browser, entry);
    const first = other.aBrowser();
    await join(first, invited);
    await sql`
      insert into grants (media_id, invite_id, device_id, role, proof, via, holder_name, joined_at, expires_at, ended_at, end_reason)
      select media_id, invite_id, device_id, role, proof, via, holder_name, joined_at + interval '1 minute', expires_at, now(), 'left'
      from grants, generate_series(1, 1000) where invite_id = ${invited.inviteId}
    `.execute(other.db);
    await creator.browser.call(removeInvite, { params: { mediaId: entry, inviteId: invited.inviteId } });
    expect(await first.refusalOf(getMedia, { params: { mediaId: entry } })).toBe('access.sign-in-needed');
  });
});

describe('a domain that is not allowed any more', () => {
  it('pauses who came from there on open pages within two seconds, and lets them back with it', async () => {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    const [there, elsewhere] = [other.aBrowser(), other.aBrowser()];
    await join(there, await invite(creator.browser, entry, { email: 'jörg@bücher.example' }));
    await join(elsewhere, await invite(creator.browser, entry, { email: 'grace@example.org' }));
    using page = await openPage(other.publicUrl, there);
    expect(await page.follow(`media:${entry}`)).toBe(true);

    await other.configure('invites', { blockedDomains: ['xn--bcher-kva.example'] });
    const changedAt = performance.now();
    await page.hears('access.changed');
    expect(performance.now() - changedAt).toBeLessThan(2000);
    const asks = (browser: TestBrowser) => browser.refusalOf(getMedia, { params: { mediaId: entry } });
    expect(await asks(there)).toBe('media.unknown');
    expect(await page.follow(`media:${entry}`)).toBe(false);
    expect(await asks(elsewhere)).toBeNull();

    await other.configure('invites', { blockedDomains: [], allowedDomains: ['example.org'] });
    expect(await asks(there)).toBe('media.unknown');
    await other.configure('invites', { allowedDomains: ['BÜCHER.example'] });
    expect(await asks(there)).toBeNull();
    expect(await asks(elsewhere)).toBe('media.unknown');
    await other.configure('invites', { allowedDomains: [] });
    expect(await asks(elsewhere)).toBeNull();
  });
});

describe('a second invitation with a higher role', () => {
  /** A video offers viewers only (1.4); what rises is tested with a role that other media give. */
  async function aSpeaker(email: string): Promise<Invited> {
    const invited = await invite(owner.browser, mediaId, { email, another: true });
    await world.db.updateTable('invites').set({ role: 'speaker' }).where('id', '=', invited.inviteId).execute();
    return invited;
  }
  const roleOf = async (browser: TestBrowser) => (await browser.call(getMedia, { params: { mediaId } })).eventRole;

  it('lifts every open page at once, asks for nothing twice, and never lowers', async () => {
    const email = 'rises@example.org';
    const browser = world.aBrowser();
    const viewer = await invite(owner.browser, mediaId, { email });
    await join(browser, viewer);
    using page = await openPage(world.publicUrl, browser);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);
    expect(await roleOf(browser)).toBe('viewer');

    const speaker = await aSpeaker(email);
    const { publicId, secret } = speaker;
    const link = { params: { publicId }, body: { secret } };
    expect(await browser.call(viewInvitation, link)).toMatchObject({ asks: 'nothing', joinedHere: false });
    await open(browser, speaker);
    await browser.call(joinInvitation, link);
    expect((await page.hears('access.changed')).payload).toEqual({ mediaId });
    expect(await roleOf(browser)).toBe('speaker');
    await join(browser, viewer);
    expect(await roleOf(browser)).toBe('speaker');
  });

  it('asks again on a device that proved another address', async () => {
    const browser = world.aBrowser();
    await join(browser, await invite(owner.browser, mediaId, { email: 'one@example.org' }));
    const { publicId, secret } = await aSpeaker('two@example.org');
    expect(await browser.call(viewInvitation, { params: { publicId }, body: { secret } })).toMatchObject({
      asks: 'email',
    });
  });

  it('lifts every page of an account, also on its other devices', async () => {
    const { browser, email } = await world.aPerson();
    await join(browser, await invite(owner.browser, mediaId, { email }));
    const second = world.aBrowser();
    await second.call(signIn, { body: { email, password: PASSWORD } });
    using page = await openPage(world.publicUrl, second);
    await join(browser, await aSpeaker(email));
    await page.hears('access.changed');
    expect(await roleOf(second)).toBe('speaker');
  });

  it('has its own end: without it, what the first one gave is left', async () => {
    const email = 'falls@example.org';
    const browser = world.aBrowser();
    await join(browser, await invite(owner.browser, mediaId, { email }));
    const speaker = await aSpeaker(email);
    await join(browser, speaker);
    await browser.call(leaveInvitation, { params: { inviteId: speaker.inviteId } });
    expect(await roleOf(browser)).toBe('viewer');
  });
});
