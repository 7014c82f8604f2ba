import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRole } from '#contract/access/roles.ts';
import type { BodyInput } from '#contract/endpoint.ts';
import { joinInvitation } from '#contract/invites/door.ts';
import { listInvites, removeInvite } from '#contract/invites/endpoints.ts';
import { changeInvite, changeInvites, getInviteCounts } from '#contract/invites/managing.ts';
import { getMedia } from '#contract/media/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { type Invited, invite, join, refusalOfJoin } from '#test/invitation.ts';
import { openPage } from '#test/page.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let peer: SmtpPeer;
let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  peer = await openSmtpPeer();
  world = await openWorld({ mail: peer.portalOptions });
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

const inMinutes = (minutes: number) => new Date(world.clock.now().getTime() + minutes * 60_000);
const viewOf = async (mediaId: string, inviteId: string) => {
  const { invites } = await owner.browser.call(listInvites, { params: { mediaId } });
  return invites.find(({ id }) => id === inviteId);
};
const change = ({ inviteId }: Invited, mediaId: string, body: BodyInput<typeof changeInvite>) =>
  owner.browser.call(changeInvite, { params: { mediaId, inviteId }, body });

/** As entries with more roles will have it: videos offer viewer only, so nobody becomes one of these by the API yet. */
async function elevate({ inviteId }: Invited, role: EventRole): Promise<void> {
  await world.db.updateTable('invites').set({ role }).where('id', '=', inviteId).execute();
  await world.db.updateTable('grants').set({ role }).where('inviteId', '=', inviteId).execute();
}

describe('changing the role', () => {
  it('reaches an open page within two seconds, and the page then has the new role', async () => {
    const mediaId = await world.aMedia(owner);
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await join(browser, invited);
    await elevate(invited, 'moderator');
    expect(await browser.call(getMedia, { params: { mediaId } })).toMatchObject({ eventRole: 'moderator' });
    using page = await openPage(world.publicUrl, browser);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);
    const heardBefore = page.heard.length;
    const changedAt = performance.now();
    expect(await change(invited, mediaId, { role: 'viewer' })).toMatchObject({ role: 'viewer' });
    const heard = await page.hears('access.changed', heardBefore + 1);
    expect(heard.at - changedAt).toBeLessThan(2000);
    expect(await browser.call(getMedia, { params: { mediaId } })).toMatchObject({ eventRole: 'viewer' });
    expect(await page.follow(`media:${mediaId}`)).toBe(true);
  });

  it('leaves what another invitation gives', async () => {
    const mediaId = await world.aMedia(owner);
    const email = 'twice@example.org';
    const [one, two] = [
      await invite(owner.browser, mediaId, { email }),
      await invite(owner.browser, mediaId, { email, another: true }),
    ];
    const browser = world.aBrowser();
    await join(browser, one);
    await join(browser, two);
    await elevate(one, 'speaker');
    await elevate(two, 'moderator');
    await change(one, mediaId, { role: 'viewer' });
    expect(await browser.call(getMedia, { params: { mediaId } })).toMatchObject({ eventRole: 'moderator' });
  });

  it('gives only what this media offers, and nothing to a removed invitation', async () => {
    const mediaId = await world.aMedia(owner);
    const invited = await invite(owner.browser, mediaId);
    const named = { params: { mediaId, inviteId: invited.inviteId } };
    const wanted = { ...named, body: { role: 'moderator' as const } };
    expect(await owner.browser.refusalOf(changeInvite, wanted)).toBe('invites.role-not-offered');
    const elsewhere = { params: { mediaId: await world.aMedia(owner), inviteId: invited.inviteId }, body: {} };
    expect(await owner.browser.refusalOf(changeInvite, elsewhere)).toBe('invites.no-invite');
    await owner.browser.call(removeInvite, named);
    const late = { ...named, body: { role: 'viewer' as const } };
    expect(await owner.browser.refusalOf(changeInvite, late)).toBe('invites.removed');
  });

  it('never gives back by a race what a removal took', async () => {
    const mediaId = await world.aMedia(owner);
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const invited = await invite(owner.browser, mediaId);
        const browser = world.aBrowser();
        await join(browser, invited);
        await elevate(invited, 'moderator');
        const named = { params: { mediaId, inviteId: invited.inviteId } };
        const [changed, removed] = await Promise.all([
          owner.browser.refusalOf(changeInvite, {
            ...named,
            body: { role: 'viewer', validUntil: inMinutes(3 * 1440).toISOString() },
          }),
          owner.browser.refusalOf(removeInvite, named),
        ]);
        expect([null, 'invites.removed']).toContain(changed);
        expect(removed).toBeNull();
        expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
      }),
    );
  });
});

describe('extending', () => {
  it('lets link and access last longer, never shorter, and within the longest', async () => {
    const mediaId = await world.aMedia(owner);
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await join(browser, invited);
    const until = inMinutes(3 * 1440).toISOString();
    expect(await change(invited, mediaId, { validUntil: until })).toMatchObject({ expiresAt: until });
    expect(await change(invited, mediaId, { validUntil: inMinutes(5).toISOString() })).toMatchObject({
      expiresAt: until,
    });
    world.clock.move({ minutes: 2 * 1440 });
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
    world.clock.move({ minutes: 1441 });
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('media.unknown');
    const refusalOf = (validUntil: string) =>
      owner.browser.refusalOf(changeInvite, { params: { mediaId, inviteId: invited.inviteId }, body: { validUntil } });
    expect(await refusalOf(inMinutes(-1).toISOString())).toBe('request.invalid');
    expect(await refusalOf('2099-01-01T00:00:00Z')).toBe('invites.valid-too-long');
  });

  it('opens an expired link again, and lets who had joined come back by it', async () => {
    const mediaId = await world.aMedia(owner);
    const [unused, used] = [await invite(owner.browser, mediaId), await invite(owner.browser, mediaId)];
    const browser = world.aBrowser();
    await join(browser, used);
    world.clock.move({ minutes: 2 * 1440 });
    expect(await refusalOfJoin(world.aBrowser(), unused)).toBe('invites.expired');
    const until = inMinutes(1440).toISOString();
    for (const invited of [unused, used]) await change(invited, mediaId, { validUntil: until });
    expect(await refusalOfJoin(world.aBrowser(), unused)).toBeNull();
    expect(await refusalOfJoin(browser, used)).toBeNull();
    expect(await viewOf(mediaId, used.inviteId)).toMatchObject({ state: 'joined', uses: 1 });
  });
});

describe('changing many', () => {
  const changeAll = (mediaId: string, body: BodyInput<typeof changeInvites>) =>
    owner.browser.call(changeInvites, { params: { mediaId }, body });

  it('says of each what became of it, and lets no bad one keep another from being changed', async () => {
    const mediaId = await world.aMedia(owner);
    const [good, blocked, removed, full] = [
      await invite(owner.browser, mediaId, { email: 'good@example.org' }),
      await invite(owner.browser, mediaId, { email: 'bad@blocked.example' }),
      await invite(owner.browser, mediaId, { email: 'gone@example.org' }),
      await invite(owner.browser, mediaId, { email: 'full@example.org' }),
    ];
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId: removed.inviteId } });
    await world.configure('invites', { blockedDomains: ['blocked.example'] });
    const inviteIds = [blocked, removed, full, good].map(({ inviteId }) => inviteId).concat(randomUUID());
    const resend = (requestId: string, ids: string[]) =>
      changeAll(mediaId, { target: { inviteIds: ids }, change: { action: 'resend', requestId } });
    const { quotas } = await world.portal.settings.get('invites');
    await world.configure('invites', { quotas: { ...quotas, mailsPerAddressPerDay: 1 } });
    await resend(randomUUID(), [full.inviteId]);
    await eventually(async () => expect((await viewOf(mediaId, full.inviteId))?.mail.state).toBe('sent'));

    const requestId = randomUUID();
    const { results, next } = await resend(requestId, inviteIds);
    expect(results.map(({ problem }) => problem)).toEqual([
      'invites.domain-blocked',
      'invites.removed',
      'invites.mail-quota-reached',
      null,
      'invites.no-invite',
    ]);
    expect(next).toBeNull();
    await world.configure('invites', { blockedDomains: [], quotas });

    // The same request again, as after a broken connection.
    expect((await resend(requestId, [good.inviteId])).results).toEqual([{ inviteId: good.inviteId, problem: null }]);
    await eventually(async () => expect((await viewOf(mediaId, good.inviteId))?.mail.state).toBe('sent'));
    expect(peer.to('good@example.org')).toHaveLength(1);
    expect(await refusalOfJoin(world.aBrowser(), good)).toBe('invites.replaced');
    // What was refused keeps the link it had.
    expect(await refusalOfJoin(world.aBrowser(), blocked)).toBeNull();
  });

  it('changes all that fit a filter, some in each call, and none that came later', async () => {
    const mediaId = await world.aMedia(owner);
    const browsers = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const browser = world.aBrowser();
        await join(browser, await invite(owner.browser, mediaId, { lastName: 'Guest' }));
        return browser;
      }),
    );
    const kept = await invite(owner.browser, mediaId, { lastName: 'Kept' });
    const target = { matching: { search: 'guest', state: 'joined' } };
    const { results, next } = await changeAll(mediaId, { target, change: { action: 'remove' } });
    expect(results).toHaveLength(4);
    expect(results.every(({ problem }) => problem === null)).toBe(true);
    expect(next).toBeNull();
    for (const browser of browsers) {
      expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
    }
    expect(await viewOf(mediaId, kept.inviteId)).toMatchObject({ state: 'waiting' });
    const again = await changeAll(mediaId, { target, change: { action: 'remove' } });
    expect(again.results).toEqual([]);
  });

  it('goes on after the first two hundred', { timeout: 60_000 }, async () => {
    const creator = await world.aPerson({ siteRole: 'administrator' });
    const mediaId = await world.aMedia(creator);
    for (let at = 0; at < 205; at += 1) await invite(creator.browser, mediaId);
    const change = { action: 'extend' as const, validUntil: inMinutes(2 * 1440).toISOString() };
    const matching = {};
    const first = await creator.browser.call(changeInvites, {
      params: { mediaId },
      body: { target: { matching }, change },
    });
    expect(first.results).toHaveLength(200);
    const after = first.next ?? undefined;
    const second = await creator.browser.call(changeInvites, {
      params: { mediaId },
      body: { target: { matching, after }, change },
    });
    expect(second).toMatchObject({ next: null });
    expect(new Set([...first.results, ...second.results].map(({ inviteId }) => inviteId)).size).toBe(205);
  });

  it('is refused as a whole where it could be done to none', async () => {
    const mediaId = await world.aMedia(owner);
    const { inviteId } = await invite(owner.browser, mediaId);
    const refusalOf = (change: object, target: object = { inviteIds: [inviteId] }) =>
      owner.browser.refusalOf(changeInvites, { params: { mediaId }, body: { target, change } as never });
    expect(await refusalOf({ action: 'change-role', role: 'speaker' })).toBe('invites.role-not-offered');
    expect(await refusalOf({ action: 'extend', validUntil: '2099-01-01T00:00:00Z' })).toBe('invites.valid-too-long');
    expect(await refusalOf({ action: 'extend', validUntil: '2020-01-01T00:00:00Z' })).toBe('request.invalid');
    expect(await refusalOf({ action: 'burn' })).toBe('request.invalid');
    const tooMany = { inviteIds: Array.from({ length: 201 }, () => randomUUID()) };
    expect(await refusalOf({ action: 'remove' }, tooMany)).toBe('request.invalid');
    expect(await refusalOf({ action: 'remove' }, { matching: { state: 'gone' } })).toBe('request.invalid');
  });

  it('lets people join while they are removed, and leaves none of them in', async () => {
    const mediaId = await world.aMedia(owner);
    const guests = await Promise.all(
      Array.from({ length: 15 }, async () => ({
        browser: world.aBrowser(),
        invited: await invite(owner.browser, mediaId),
      })),
    );
    const [{ results }] = await Promise.all([
      changeAll(mediaId, {
        target: { inviteIds: guests.map(({ invited }) => invited.inviteId) },
        change: { action: 'remove' },
      }),
      ...guests.map(({ browser, invited }) => refusalOfJoin(browser, invited)),
    ]);
    expect(results.every(({ problem }) => problem === null)).toBe(true);
    for (const { browser, invited } of guests) {
      expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
      const back = { params: { publicId: invited.publicId }, body: { secret: invited.secret, email: invited.email } };
      expect(await browser.refusalOf(joinInvitation, back)).toBe('invites.removed');
    }
    const { states } = await owner.browser.call(getInviteCounts, { params: { mediaId } });
    expect(states).toMatchObject({ removed: 15, joined: 0 });
  });
});
