import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changePerson } from '#contract/accounts/endpoints.ts';
import { askForLink } from '#contract/invites/door.ts';
import { allowNewDevice, listInvites, removeInvite, renewInviteLink } from '#contract/invites/endpoints.ts';
import { changeInvite } from '#contract/invites/managing.ts';
import { addCollaborator, deleteMedia, removeCollaborator, restoreMedia } from '#contract/media/endpoints.ts';
import {
  dismissNotice,
  getNotice,
  type InviteNoticeKind,
  listNotices,
  seeNotices,
} from '#contract/notices/endpoints.ts';
import { listChanges } from '#contract/realtime.ts';
import { transact } from '#infra/db.ts';
import type { TestBrowser } from '#test/browser.ts';
import { eventually } from '#test/eventually.ts';
import { type Invited, invite, join, type Link, open } from '#test/invitation.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let peer: SmtpPeer;
let world: World;
let owner: PersonInWorld;
let mediaId: string;
let invited: Invited;
beforeAll(async () => {
  peer = await openSmtpPeer();
  world = await openWorld({ mail: peer.portalOptions });
});
beforeEach(async () => {
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Ada', lastName: 'Lovelace' });
  mediaId = await world.aMedia(owner);
  invited = await invite(owner.browser, mediaId);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

const ask = (browser: TestBrowser, { publicId, secret }: Pick<Link, 'publicId'> & { readonly secret?: string }) =>
  browser.call(askForLink, { params: { publicId }, body: { secret } });
const refusalOfAsking = (
  browser: TestBrowser,
  { publicId, secret }: Pick<Link, 'publicId'> & { readonly secret?: string },
) => browser.refusalOf(askForLink, { params: { publicId }, body: { secret } });

async function noticesOf({ browser }: PersonInWorld) {
  const { notices } = await browser.call(listNotices);
  return notices;
}

async function theOnlyOne(person: PersonInWorld) {
  const notices = await noticesOf(person);
  expect(notices).toHaveLength(1);
  const [notice] = notices;
  if (notice === undefined) throw new Error('There is no notice.');
  return notice;
}

async function listed(inviteId: string) {
  const { invites } = await owner.browser.call(listInvites, { params: { mediaId }, query: {} });
  return invites.find((each) => each.id === inviteId);
}

function tell(kind: InviteNoticeKind, { inviteId }: Invited): Promise<void> {
  return transact(world.db, (tx) => world.portal.notices.tell(tx, { kind, inviteId, device: 'Firefox on Windows' }));
}

describe('who may ask for a new link', () => {
  it('is who holds a true secret, also of a link that has expired or was replaced', async () => {
    expect(await ask(world.aBrowser(), invited)).toEqual({
      inviterName: 'Ada Lovelace',
      asked: 'now',
      againInSeconds: 900,
    });

    const renewed = await invite(owner.browser, mediaId);
    await owner.browser.call(renewInviteLink, {
      params: { mediaId, inviteId: renewed.inviteId },
      body: { mail: false },
    });
    expect(await ask(world.aBrowser(), renewed)).toMatchObject({ asked: 'now' });

    const validUntil = new Date(Date.now() + 60_000).toISOString();
    const expired = await invite(owner.browser, mediaId, { validUntil });
    await world.db.updateTable('invites').set({ expiresAt: new Date() }).where('id', '=', expired.inviteId).execute();
    expect(await ask(world.aBrowser(), expired)).toMatchObject({ asked: 'now' });
  });

  it('is a browser that opened the link, or that joined by it', async () => {
    const opened = world.aBrowser();
    await open(opened, invited);
    expect(await ask(opened, { publicId: invited.publicId })).toMatchObject({ asked: 'now' });

    const other = await invite(owner.browser, mediaId);
    const joined = world.aBrowser();
    await join(joined, other);
    await world.db.deleteFrom('inviteOpenings').where('inviteId', '=', other.inviteId).execute();
    expect(await ask(joined, { publicId: other.publicId })).toMatchObject({ asked: 'now' });
  });

  it('is nobody else, and an unknown invitation looks like a wrong secret', async () => {
    const stranger = world.aBrowser();
    const { secret } = await invite(owner.browser, mediaId);
    const unknown = 'A'.repeat(22);
    expect(await refusalOfAsking(stranger, { publicId: invited.publicId, secret })).toBe('invites.unknown');
    expect(await refusalOfAsking(stranger, { publicId: unknown, secret })).toBe('invites.unknown');
    expect(await refusalOfAsking(stranger, { publicId: invited.publicId })).toBe('invites.link-needed');
    expect(await refusalOfAsking(stranger, { publicId: unknown })).toBe('invites.link-needed');
    const joinedElsewhere = world.aBrowser();
    await join(joinedElsewhere, await invite(owner.browser, mediaId));
    const wrong = { publicId: invited.publicId, secret: 'x'.repeat(43) };
    expect(await refusalOfAsking(joinedElsewhere, wrong)).toBe('invites.unknown');
    expect(await noticesOf(owner)).toEqual([]);
  });

  it('is nobody where a new link would open nothing', async () => {
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    expect(await refusalOfAsking(world.aBrowser(), invited)).toBe('invites.media-deleted');
    await owner.browser.call(restoreMedia, { params: { mediaId } });
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId: invited.inviteId } });
    expect(await refusalOfAsking(world.aBrowser(), invited)).toBe('invites.removed');
    expect(await noticesOf(owner)).toEqual([]);
  });
});

describe('asking again', () => {
  it('is counted once however many ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(world.aBrowser(), invited)));
    expect(answers.filter(({ asked }) => asked === 'now')).toHaveLength(1);
    await theOnlyOne(owner);
  });

  it('is answered kindly within 15 minutes, and tells the same notice anew after that', async () => {
    const browser = world.aBrowser();
    await ask(browser, invited);
    const first = await theOnlyOne(owner);
    await owner.browser.call(seeNotices, { body: { noticeIds: [first.id] } });
    expect(await theOnlyOne(owner)).toMatchObject({ seenAt: expect.any(String) });

    const again = await ask(browser, invited);
    expect(again).toMatchObject({ asked: 'already', inviterName: 'Ada Lovelace' });
    expect(again.againInSeconds).toBeGreaterThan(800);
    expect(await theOnlyOne(owner)).toMatchObject({ seenAt: expect.any(String) });

    world.clock.move({ minutes: 15 });
    expect(await ask(browser, invited)).toMatchObject({ asked: 'now' });
    expect(await theOnlyOne(owner)).toMatchObject({ id: first.id, seenAt: null });
  });

  it('makes a new notice after the first one was dismissed', async () => {
    await ask(world.aBrowser(), invited);
    const { id } = await theOnlyOne(owner);
    await owner.browser.call(dismissNotice, { params: { noticeId: id } });
    expect(await noticesOf(owner)).toEqual([]);
    world.clock.move({ minutes: 15 });
    await ask(world.aBrowser(), invited);
    expect((await theOnlyOne(owner)).id).not.toBe(id);
  });
});

describe('who is told', () => {
  it('is the inviter, and nobody beside them', async () => {
    const helper = await aHelper();
    const theirs = await invite(helper.browser, mediaId);
    await ask(world.aBrowser(), theirs);
    expect(await theOnlyOne(helper)).toMatchObject({
      kind: 'new-link-asked',
      inviteId: theirs.inviteId,
      inviteeName: 'Grace Hopper',
      email: theirs.email,
      mediaTitle: 'Photosynthesis',
      answers: ['mail-link', 'allow-device'],
    });
    expect(await noticesOf(owner)).toEqual([]);
  });

  it('is the owner once the inviter lost the right, also for what was open already', async () => {
    const helper = await aHelper();
    const theirs = await invite(helper.browser, mediaId);
    await ask(world.aBrowser(), theirs);
    const { id } = await theOnlyOne(helper);
    await owner.browser.call(removeCollaborator, { params: { mediaId, personId: helper.person.id } });
    expect(await noticesOf(helper)).toEqual([]);
    expect(await helper.browser.refusalOf(getNotice, { params: { noticeId: id } })).toBe('notices.unknown');

    world.clock.move({ minutes: 15 });
    await ask(world.aBrowser(), theirs);
    expect(await theOnlyOne(owner)).toMatchObject({ id, inviteId: theirs.inviteId });
    await eventually(() => expect(peer.to(owner.email)).toHaveLength(1));
  });

  it('is the owner, with the next sweep, where nobody asks again', async () => {
    const helper = await aHelper();
    const theirs = await invite(helper.browser, mediaId);
    await ask(world.aBrowser(), theirs);
    await ask(world.aBrowser(), invited);
    await owner.browser.call(removeCollaborator, { params: { mediaId, personId: helper.person.id } });
    const anotherHelper = await aHelper();
    await ask(world.aBrowser(), await invite(anotherHelper.browser, mediaId));

    await world.portal.notices.sweep();
    const told = await noticesOf(owner);
    expect(told.map((notice) => 'inviteId' in notice && notice.inviteId).sort()).toEqual(
      [invited.inviteId, theirs.inviteId].sort(),
    );
    await theOnlyOne(anotherHelper);
  });

  it('is the owner when the account of the inviter is switched off', async () => {
    const helper = await aHelper();
    const theirs = await invite(helper.browser, mediaId);
    const admin = await world.aPerson({ siteRole: 'administrator' });
    await admin.browser.call(changePerson, { params: { personId: helper.person.id }, body: { active: false } });
    await ask(world.aBrowser(), theirs);
    await theOnlyOne(owner);
  });
});

async function aHelper(): Promise<PersonInWorld> {
  const helper = await world.aPerson({ siteRole: 'creator' });
  await owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: helper.email, kind: 'co-editor' } });
  // They are told of it, which is not what these tests are about.
  const { id: noticeId } = await theOnlyOne(helper);
  await helper.browser.call(dismissNotice, { params: { noticeId } });
  return helper;
}

describe('a notice', () => {
  it('cannot be reached by anybody else', async () => {
    await ask(world.aBrowser(), invited);
    const { id: noticeId } = await theOnlyOne(owner);
    const other = await world.aPerson({ siteRole: 'administrator' });
    expect(await other.browser.refusalOf(getNotice, { params: { noticeId } })).toBe('notices.unknown');
    expect(await other.browser.refusalOf(dismissNotice, { params: { noticeId } })).toBe('notices.unknown');
    await other.browser.call(seeNotices, { body: { noticeIds: [noticeId] } });
    expect(await noticesOf(other)).toEqual([]);
    expect(await theOnlyOne(owner)).toMatchObject({ seenAt: null, doneAt: null });
  });

  it('is heard of by the open pages of its person and of the list of invitations', async () => {
    const { next } = await owner.browser.call(listChanges, { query: {} });
    await ask(world.aBrowser(), invited);
    const { events } = await owner.browser.call(listChanges, { query: { since: next, topics: `invites:${mediaId}` } });
    expect(events).toContainEqual({ name: 'notices.changed', payload: { personId: owner.person.id } });
    expect(events).toContainEqual({ name: 'invites.changed', payload: { mediaId, inviteId: invited.inviteId } });
  });

  it.each([
    ['a new link', () => owner.browser.call(renewInviteLink, { params: named(), body: { mail: false } })],
    ['a device that may take the place', () => owner.browser.call(allowNewDevice, { params: named() })],
    ['more time', () => owner.browser.call(changeInvite, { params: named(), body: { validUntil: inAWeek() } })],
    ['the end of the invitation', () => owner.browser.call(removeInvite, { params: named() })],
  ])('is done by %s, and can still be looked at', async (_, answer) => {
    await ask(world.aBrowser(), invited);
    const { id } = await theOnlyOne(owner);
    const { next } = await owner.browser.call(listChanges, { query: {} });
    await answer();
    expect(await noticesOf(owner)).toEqual([]);
    const { events } = await owner.browser.call(listChanges, { query: { since: next } });
    expect(events).toContainEqual({ name: 'notices.changed', payload: { personId: owner.person.id } });
    const looked = await owner.browser.call(getNotice, { params: { noticeId: id } });
    expect(looked).toMatchObject({ doneAt: expect.any(String), answers: [] });
  });

  it('is done when the invited person gets in after all', async () => {
    await ask(world.aBrowser(), invited);
    await tell('move-waits', invited);
    const { next } = await owner.browser.call(listChanges, { query: {} });
    await join(world.aBrowser(), invited);
    expect(await noticesOf(owner)).toEqual([]);
    const { events } = await owner.browser.call(listChanges, { query: { since: next } });
    expect(events).toContainEqual({ name: 'notices.changed', payload: { personId: owner.person.id } });
  });

  it('rings once in ten minutes, however often somebody tries', async () => {
    await tell('move-waits', invited);
    const { id } = await theOnlyOne(owner);
    await owner.browser.call(seeNotices, { body: { noticeIds: [id] } });
    await Promise.all([tell('move-waits', invited), tell('move-waits', invited)]);
    expect(await theOnlyOne(owner)).toMatchObject({ id, seenAt: expect.any(String) });
    world.clock.move({ minutes: 10 });
    await tell('move-waits', invited);
    expect(await theOnlyOne(owner)).toMatchObject({ id, seenAt: null });
  });

  it('shows in the list what the invited person asks for', async () => {
    expect(await listed(invited.inviteId)).toMatchObject({ asked: null, state: 'waiting' });
    await ask(world.aBrowser(), invited);
    expect(await listed(invited.inviteId)).toMatchObject({ asked: 'new-link', state: 'waiting' });
    await tell('move-waits', invited);
    expect(await listed(invited.inviteId)).toMatchObject({ asked: 'move', state: 'waits-for-owner' });
    for (const { id } of await noticesOf(owner)) await owner.browser.call(dismissNotice, { params: { noticeId: id } });
    expect(await listed(invited.inviteId)).toMatchObject({ asked: null, state: 'waiting' });
  });

  const inAWeek = () => new Date(world.clock.now().getTime() + 7 * 24 * 3_600_000).toISOString();
  const named = () => ({ mediaId, inviteId: invited.inviteId });
});

describe('the mail that goes with it', () => {
  it('reaches the inviter, names who asks, and leads to a page that does nothing by itself', async () => {
    const hostile = await invite(owner.browser, mediaId, {
      firstName: '<b>Grace</b>\u202e',
      lastName: 'Hopper\r\nBcc: all',
    });
    await ask(world.aBrowser(), hostile);
    const [mail] = await eventually(() => {
      const mails = peer.to(owner.email);
      expect(mails).toHaveLength(1);
      return mails;
    });
    expect(mail?.subject).toBe('<b>Grace</b> Hopper Bcc: all asks for a new link to “Photosynthesis”');
    expect(mail?.html).not.toContain('<b>');
    expect(mail?.headers.has('bcc')).toBe(false);
    const { id } = await theOnlyOne(owner);
    const address = `${world.publicUrl}/notices/${id}`;
    expect(mail?.text).toContain(address);
    expect(mail?.text).not.toContain(hostile.secret);

    for (const browser of [world.aBrowser(), owner.browser]) {
      const page = await browser.request(`/notices/${id}`);
      expect(page.status).toBe(200);
      expect(await page.text()).not.toContain('Photosynthesis');
    }
    expect(await theOnlyOne(owner)).toMatchObject({ id, seenAt: null, doneAt: null });
  });

  it('comes once a day about the same', async () => {
    await ask(world.aBrowser(), invited);
    world.clock.move({ minutes: 15 });
    await ask(world.aBrowser(), invited);
    await tell('disowned', invited);
    await eventually(() => expect(peer.to(owner.email)).toHaveLength(2));
    const subjects = peer.to(owner.email).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject?.includes('asks for a new link'))).toHaveLength(1);
  });
});
