import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '#contract/accounts/endpoints.ts';
import { proveGuest, requestGuestCode } from '#contract/guests/door.ts';
import { getMedia, setPublishStatus } from '#contract/media/endpoints.ts';
import { listTakers } from '#contract/quiz/reports.ts';
import { beginAttempt, getAttempt, getQuiz } from '#contract/quiz/taking.ts';
import type { TestBrowser } from '#test/browser.ts';
import { eventually } from '#test/eventually.ts';
import { enter, guestLink } from '#test/guest.ts';
import { invite, join } from '#test/invitation.ts';
import { aQuiz, begin, chose, take } from '#test/quiz.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, PASSWORD, type PersonInWorld, type World } from '#test/world.ts';

let mail: SmtpPeer;
let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  mail = await openSmtpPeer();
  world = await openWorld({ mail: mail.portalOptions });
  owner = await world.aPerson({ siteRole: 'creator' });
  await world.configure('invites', { deviceBinding: false, linkReusability: 5, identityCheck: 'typed-email' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

const welcome = (browser: TestBrowser, mediaId: string) => browser.call(getQuiz, { params: { mediaId } });
const takersOf = async (mediaId: string) =>
  (await owner.browser.call(listTakers, { params: { mediaId }, query: {} })).takers;

async function anInvitee(mediaId: string, email: string): Promise<TestBrowser> {
  const browser = world.aBrowser();
  await join(browser, await invite(owner.browser, mediaId, { email, another: true }));
  return browser;
}

async function aGuest(mediaId: string, email: string): Promise<TestBrowser> {
  const browser = world.aBrowser();
  await enter(browser, await guestLink(owner.browser, mediaId), { name: 'Guido Guest', email });
  return browser;
}

/** By the code from the mailbox. */
async function prove(browser: TestBrowser, mediaId: string, email: string): Promise<void> {
  const { invitedAs } = await browser.call(getMedia, { params: { mediaId } });
  if (invitedAs?.kind !== 'guest') throw new Error('There is no guest here.');
  const params = { guestId: invitedAs.guestId };
  await browser.call(requestGuestCode, { params, body: { language: 'en' } });
  const code = await eventually(() => {
    const [mailed] = mail.to(email).flatMap(({ text = '' }) => /^(\d{4} \d{4})$/m.exec(text)?.[1] ?? []);
    expect(mailed).toBeDefined();
    return mailed ?? '';
  });
  await browser.call(proveGuest, { params, body: { code } });
}

describe('attempts belong', () => {
  it('to the address over all its invitations, on whichever device', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { attemptsAllowed: 2 } });
    const [laptop, phone] = [
      await anInvitee(mediaId, 'grace@example.org'),
      await anInvitee(mediaId, 'GRACE@example.org'),
    ];
    const { id: attemptId } = await begin(laptop, mediaId);
    expect((await welcome(phone, mediaId)).start).toEqual({ kind: 'resume', attemptId });
    await take(phone, mediaId, chose('b'));
    await take(laptop, mediaId, chose('a'));
    expect(await phone.refusalOf(beginAttempt, { params: { mediaId } })).toBe('quiz.no-attempts-left');
    expect(await takersOf(mediaId)).toMatchObject([
      {
        number: 1,
        kind: 'invitee',
        name: 'Grace Hopper',
        email: 'grace@example.org',
        submitted: 2,
        kept: { percent: 100 },
      },
    ]);
  });

  it('to the account, with what was done by its address before', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { attemptsAllowed: 2 } });
    const email = `ada-${crypto.randomUUID()}@example.org`;
    const invited = await anInvitee(mediaId, email);
    await take(invited, mediaId, chose('b'));
    const account = await world.aPerson({ email });
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'unlisted' } });
    expect(await welcome(account.browser, mediaId)).toMatchObject({
      taker: { kind: 'account' },
      attempts: { used: 1, left: 1 },
    });
    await take(account.browser, mediaId, chose('a'));
    expect(await takersOf(mediaId)).toMatchObject([
      { number: 1, kind: 'account', name: 'Ada Lovelace', email, submitted: 2, kept: { percent: 100 } },
    ]);
    // Whoever only typed the address is not the account: they see nothing of it and add nothing.
    const typed = await anInvitee(mediaId, email);
    expect((await welcome(typed, mediaId)).start).toEqual({ kind: 'refused', because: 'sign-in-first' });
    expect((await welcome(typed, mediaId)).past).toEqual([]);
    expect(await typed.refusalOf(beginAttempt, { params: { mediaId } })).toBe('quiz.sign-in-first');
  });
});

describe('a guest whose address is not proved', () => {
  it('has one attempt on this device, whoever the guest is, and is marked', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { attemptsAllowed: null } });
    const browser = await aGuest(mediaId, 'guido@example.org');
    expect(await welcome(browser, mediaId)).toMatchObject({
      taker: { kind: 'guest', isProved: false },
      attempts: { allowed: 1, left: 1 },
    });
    await take(browser, mediaId, chose('a'));
    expect(await browser.refusalOf(beginAttempt, { params: { mediaId } })).toBe('quiz.no-attempts-left');
    // By another guest link, under another name, on the same device.
    await enter(browser, await guestLink(owner.browser, mediaId), { name: 'Other', email: 'other@example.org' });
    expect(await browser.refusalOf(beginAttempt, { params: { mediaId } })).toBe('quiz.no-attempts-left');
    expect((await welcome(browser, mediaId)).past).toEqual([]);
    expect(await takersOf(mediaId)).toMatchObject([{ kind: 'guest', isProved: false, name: 'Guido Guest' }]);
  });

  it('keeps the attempt and gets the others with the proof', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { attemptsAllowed: 2 } });
    const email = `guido-${crypto.randomUUID()}@example.org`;
    const browser = await aGuest(mediaId, email);
    const first = await take(browser, mediaId, chose('b'));
    // It may prove the address and come again, so this is not the last one.
    expect(first.questions[0]?.solution).toBeNull();
    await prove(browser, mediaId, email);
    expect(await takersOf(mediaId)).toMatchObject([{ kind: 'guest', isProved: true }]);
    expect(await welcome(browser, mediaId)).toMatchObject({ attempts: { allowed: 2, used: 1, left: 1 } });
    await take(browser, mediaId, chose('a'));
    expect(await takersOf(mediaId)).toMatchObject([{ email, isProved: true, submitted: 2, kept: { percent: 100 } }]);
  });

  it('becomes one with the invited person of the same address, once it is proved', async () => {
    const { mediaId } = await aQuiz(world, owner, { options: { attemptsAllowed: 3 } });
    const email = `both-${crypto.randomUUID()}@example.org`;
    const invited = await anInvitee(mediaId, email);
    const asInvited = await take(invited, mediaId, chose('a'));
    const guest = await aGuest(mediaId, email);
    await take(guest, mediaId, chose('b'));
    expect(await takersOf(mediaId)).toHaveLength(2);
    await prove(guest, mediaId, email);
    expect((await welcome(guest, mediaId)).attempts).toEqual({ allowed: 3, used: 2, left: 1 });
    const { id: attemptId } = await begin(guest, mediaId);
    expect(await takersOf(mediaId)).toMatchObject([{ number: 1, kind: 'invitee', submitted: 2, isUnderWay: true }]);
    expect((await guest.call(getAttempt, { params: { mediaId, attemptId: asInvited.id } })).number).toBe(1);
    // The other browser goes on with what was begun in this one.
    expect((await welcome(invited, mediaId)).start).toEqual({ kind: 'resume', attemptId });
  });
});

describe('somebody who is forgotten', () => {
  it('leaves a result under a number: an invited person', async () => {
    const { mediaId } = await aQuiz(world, owner);
    await take(await anInvitee(mediaId, 'late@example.org'), mediaId, chose('a'));
    world.clock.move({ minutes: 400 * 24 * 60 });
    await world.portal.invites.forgetOver();
    owner = await signInAgain();
    expect(await takersOf(mediaId)).toMatchObject([
      { number: 1, kind: 'invitee', name: null, email: null, isForgotten: true, kept: { percent: 100 } },
    ]);
    // Whoever is invited again is a new person.
    const again = await anInvitee(mediaId, 'late@example.org');
    expect((await welcome(again, mediaId)).attempts).toMatchObject({ used: 0 });
  });

  it('leaves a result under a number: a guest', async () => {
    const { mediaId } = await aQuiz(world, owner);
    await take(await aGuest(mediaId, 'passing@example.org'), mediaId, chose('a'));
    world.clock.move({ minutes: 800 * 24 * 60 });
    await world.portal.guests.forgetOver();
    owner = await signInAgain();
    expect(await takersOf(mediaId)).toMatchObject([{ name: null, email: null, isForgotten: true }]);
  });
});

/** Sessions ended long ago by now. */
async function signInAgain(): Promise<PersonInWorld> {
  const browser = world.aBrowser();
  await browser.call(signIn, { body: { email: owner.email, password: PASSWORD } });
  return { ...owner, browser };
}
