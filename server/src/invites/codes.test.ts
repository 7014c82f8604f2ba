import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, signOut } from '#contract/accounts/endpoints.ts';
import type { BodyInput } from '#contract/endpoint.ts';
import { disownMove, joinInvitation, requestCode, viewInvitation, viewMove } from '#contract/invites/door.ts';
import { allowNewDevice, type createInvite, listInvites } from '#contract/invites/endpoints.ts';
import { getMedia } from '#contract/media/endpoints.ts';
import { Refused, type TestBrowser } from '#test/browser.ts';
import { eventually } from '#test/eventually.ts';
import { type Invited, invite, join, open } from '#test/invitation.ts';
import { openPage } from '#test/page.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, PASSWORD, type PersonInWorld, type World } from '#test/world.ts';

let mail: SmtpPeer;
let world: World;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  mail = await openSmtpPeer();
  world = await openWorld({ mail: mail.portalOptions });
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
  mediaId = await world.aMedia(owner);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

const anInvited = (wanted: Partial<BodyInput<typeof createInvite>> = {}) => invite(owner.browser, mediaId, wanted);
const firefox = { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0' };
const WRONG = '00000000';

/** A video offers viewers only (1.4); what rises is tested with a role that other media give. */
async function asRole(inviteId: string, role: 'speaker' | 'moderator'): Promise<void> {
  await world.db.updateTable('invites').set({ role }).where('id', '=', inviteId).execute();
}

const request = (browser: TestBrowser, { publicId, secret }: Invited) =>
  browser.call(requestCode, { params: { publicId }, body: { secret } });

/** The code of the latest mail to this address, once there are `mails` with one. */
async function codeMailedTo(email: string, mails = 1): Promise<string> {
  return eventually(() => {
    const codes = mail.to(email).flatMap(({ text = '' }) => /^(\d{4} \d{4})$/m.exec(text)?.[1] ?? []);
    expect(codes).toHaveLength(mails);
    return codes.at(-1) ?? '';
  });
}

type Claims = Partial<BodyInput<typeof joinInvitation>>;
const joinWith = (browser: TestBrowser, { publicId, secret }: Invited, claims: Claims) =>
  browser.call(joinInvitation, { params: { publicId }, body: { secret, ...claims } });
const refusalWith = (browser: TestBrowser, { publicId, secret }: Invited, claims: Claims) =>
  browser.refusalOf(joinInvitation, { params: { publicId }, body: { secret, ...claims } });

async function refusedWith(browser: TestBrowser, invited: Invited, claims: Claims) {
  const refused = await joinWith(browser, invited, claims).catch((error: unknown) => error);
  if (!(refused instanceof Refused)) throw new Error('This join was not refused.');
  return refused.document;
}

const grantsOf = (inviteId: string) =>
  world.db.selectFrom('grants').selectAll().where('inviteId', '=', inviteId).orderBy('joinedAt').execute();

/** Moves the invitation to this browser, as the person does who reads the mailbox. */
async function move(browser: TestBrowser, invited: Invited, mails: number): Promise<void> {
  await request(browser, invited);
  await joinWith(browser, invited, { code: await codeMailedTo(invited.email, mails) });
}

describe('a code to the invited mailbox', () => {
  it('lets a speaker in who typed the address in vain, and proves more than typing it', async () => {
    const invited = await anInvited();
    await asRole(invited.inviteId, 'speaker');
    const { publicId, secret, email } = invited;
    const browser = world.aBrowser(firefox);
    await open(browser, invited);
    expect(await browser.call(viewInvitation, { params: { publicId }, body: { secret } })).toMatchObject({
      asks: 'code',
      canMail: true,
      language: 'en',
    });
    expect(await refusedWith(browser, invited, { email })).toMatchObject({
      code: 'invites.code-needed',
      facts: { inviterName: 'Olive Owner', canMail: true },
    });
    const sent = await request(browser, invited);
    expect(sent).toMatchObject({ againInSeconds: 30, validMinutes: 10 });
    expect(sent.sentTo).not.toContain(email);
    const code = await codeMailedTo(email);
    expect(await joinWith(browser, invited, { code: code.replace(' ', '–') })).toEqual({ mediaId, role: 'speaker' });
    expect(await grantsOf(invited.inviteId)).toMatchObject([{ proof: 'code', via: 'copied', personId: null }]);
  });

  it('comes in the language of the invitation, says which browser asked, and stands in no log and no table', async () => {
    const invited = await anInvited({ language: 'de' });
    await request(world.aBrowser(firefox), invited);
    const code = await codeMailedTo(invited.email);
    const [letter] = mail.to(invited.email);
    expect(letter?.subject).toBe('Ihr Code für Usher');
    expect(letter?.text).toContain('Firefox on Windows');
    expect(letter?.html).toContain(`>${code}<`);
    await eventually(async () => {
      const kept = JSON.stringify([
        await world.db.selectFrom('inviteCodes').selectAll().execute(),
        await world.db.selectFrom('mailMessages').selectAll().where('letter', '=', 'code').execute(),
        await world.db.selectFrom('auditRows').selectAll().execute(),
      ]);
      expect(kept).not.toContain(code);
      expect(kept).not.toContain(code.replace(' ', ''));
      expect(kept).toContain('"state":"sent"');
    });
  });

  it('is for the browser that asked, for ten minutes, once, and until there is a newer one', async () => {
    const invited = await anInvited();
    const [browser, other] = [world.aBrowser(), world.aBrowser()];
    await request(browser, invited);
    const first = await codeMailedTo(invited.email);
    await open(other, invited);
    expect(await refusalWith(other, invited, { code: first })).toBe('invites.code-over');
    await request(browser, invited);
    const second = await codeMailedTo(invited.email, 2);
    expect(await refusedWith(browser, invited, { code: first })).toMatchObject({
      code: 'invites.code-wrong',
      facts: { triesLeft: 4 },
    });
    world.clock.move({ minutes: 10 });
    expect(await refusalWith(browser, invited, { code: second })).toBe('invites.code-over');
    await request(browser, invited);
    const third = await codeMailedTo(invited.email, 3);
    expect(await refusalWith(browser, invited, { code: third })).toBeNull();
    expect(await refusalWith(browser, invited, { code: third })).toBe('invites.code-over');
  });

  it('compares at most five of a hundred guesses that come at once, and then not even the right one', async () => {
    const invited = await anInvited();
    const browser = world.aBrowser();
    await request(browser, invited);
    const code = await codeMailedTo(invited.email);
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => refusalWith(browser, invited, { code: WRONG })),
    );
    expect(outcomes.filter((refusal) => refusal === 'invites.code-wrong')).toHaveLength(5);
    expect(outcomes.filter((refusal) => refusal === 'invites.code-over')).toHaveLength(95);
    expect(await refusalWith(browser, invited, { code })).toBe('invites.code-over');
  });

  it('is sent three times in ten minutes and not once more, also when asked for at once', async () => {
    const invited = await anInvited();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        world.aBrowser().refusalOf(requestCode, {
          params: { publicId: invited.publicId },
          body: { secret: invited.secret },
        }),
      ),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(3);
    expect(outcomes.filter((code) => code === 'invites.too-many-codes')).toHaveLength(5);
    world.clock.move({ minutes: 10 });
    await request(world.aBrowser(), invited);
  });

  it('takes the place of typing once five other addresses were typed', async () => {
    const invited = await anInvited();
    const browser = world.aBrowser();
    await open(browser, invited);
    for (const _ of [1, 2, 3, 4, 5]) {
      expect(await refusalWith(browser, invited, { email: 'mallory@example.org' })).toBe('invites.email-mismatch');
    }
    expect(await refusalWith(browser, invited, { email: invited.email })).toBe('invites.code-needed');
    await request(browser, invited);
    expect(await refusalWith(browser, invited, { code: await codeMailedTo(invited.email) })).toBeNull();
  });

  it('tells who holds the link why a code would not help', async () => {
    const invited = await anInvited();
    const body = { secret: invited.secret };
    expect(
      await world.aBrowser().refusalOf(requestCode, {
        params: { publicId: invited.publicId },
        body: { secret: 'x'.repeat(43) },
      }),
    ).toBe('invites.unknown');
    world.clock.move({ minutes: 24 * 60 + 1 });
    const params = { publicId: invited.publicId };
    expect(await world.aBrowser().refusalOf(requestCode, { params, body })).toBe('invites.expired');
  });

  it('is not to be had without a mail server', async () => {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const { publicId, secret } = await invite(creator.browser, await other.aMedia(creator));
    const asked = { params: { publicId }, body: { secret } };
    expect(await other.aBrowser().refusalOf(requestCode, asked)).toBe('mail.no-server');
  });
});

describe('a second device', () => {
  it('is told which one joined and that a code helps, and by it takes the place at once', async () => {
    const invited = await anInvited();
    const [first, second] = [world.aBrowser(firefox), world.aBrowser()];
    await join(first, invited);
    using page = await openPage(world.publicUrl, first);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);
    await open(second, invited);
    expect(await refusedWith(second, invited, { email: invited.email })).toMatchObject({
      code: 'invites.other-device',
      facts: { device: 'Firefox on Windows', joinedAt: expect.any(String), canMail: true },
    });

    await request(second, invited);
    const code = await codeMailedTo(invited.email);
    const movedAt = performance.now();
    await joinWith(second, invited, { code });
    await page.closed;
    expect(performance.now() - movedAt).toBeLessThan(2000);
    expect(await first.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
    expect(await second.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
    const { invites } = await owner.browser.call(listInvites, { params: { mediaId } });
    expect(invites.find(({ id }) => id === invited.inviteId)).toMatchObject({ uses: 1, proof: 'code' });
  });

  it('can be disowned by the person it was mailed to: GET shows, a press puts it out', async () => {
    const invited = await anInvited();
    const [first, second] = [world.aBrowser(), world.aBrowser(firefox)];
    await join(first, invited);
    await move(second, invited, 1);
    using page = await openPage(world.publicUrl, second);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);
    const { moveId, secret } = await eventually(() => moveLinkTo(invited.email));

    const anybody = world.aBrowser();
    const link = { params: { moveId }, body: { secret } };
    expect(await anybody.call(viewMove, link)).toMatchObject({ device: 'Firefox on Windows', isOver: false });
    const wrong = { params: { moveId }, body: { secret: 'x'.repeat(43) } };
    expect(await anybody.refusalOf(viewMove, wrong)).toBe('invites.move-unknown');
    expect(await anybody.refusalOf(disownMove, wrong)).toBe('invites.move-unknown');
    expect(await second.refusalOf(getMedia, { params: { mediaId } })).toBeNull();

    await Promise.all([anybody.call(disownMove, link), anybody.call(disownMove, link)]);
    await page.closed;
    expect(await second.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
    expect(await anybody.call(viewMove, link)).toMatchObject({ isOver: true });
    // Whoever holds the link and knows the address is not let in again by that.
    expect(await refusalWith(first, invited, { email: invited.email })).toBe('invites.code-needed');
    await move(first, invited, 2);
    const kept = await world.db.selectFrom('invites').select('uses').where('id', '=', invited.inviteId).execute();
    expect(kept).toEqual([{ uses: 1 }]);
  });

  it('once disowned is not let back by what it proved for another invitation of this person', async () => {
    const first = await anInvited();
    const second = await anInvited({ email: first.email, another: true });
    const thief = world.aBrowser();
    await join(world.aBrowser(), first);
    await move(thief, first, 1);
    await move(thief, second, 2);
    const { moveId, secret } = await eventually(() => moveLinkTo(first.email));
    await world.aBrowser().call(disownMove, { params: { moveId }, body: { secret } });
    expect(await refusalWith(thief, first, { email: first.email })).toBe('invites.code-needed');
  });

  it('is one of two that bring the same code at once, and of two that bring one each the last', async () => {
    const invited = await anInvited();
    await join(world.aBrowser(), invited);
    const browser = world.aBrowser();
    await request(browser, invited);
    const code = await codeMailedTo(invited.email);
    // The same cookies in two windows: one device, and one use of its code.
    const outcomes = await Promise.all([1, 2, 3].map(() => refusalWith(browser, invited, { code })));
    expect(outcomes.filter((refusal) => refusal === null)).toHaveLength(1);

    const rivals = [world.aBrowser(), world.aBrowser()];
    await Promise.all(rivals.map((rival) => request(rival, invited)));
    const codes = await eventually(() => {
      const mailed = mail.to(invited.email).flatMap(({ text = '' }) => /^(\d{4} \d{4})$/m.exec(text)?.[1] ?? []);
      expect(mailed.length).toBeGreaterThan(1);
      return mailed.slice(1);
    });
    await Promise.all(rivals.flatMap((rival) => codes.map((each) => refusalWith(rival, invited, { code: each }))));
    const grants = await grantsOf(invited.inviteId);
    expect(grants.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
  });

  it('waits for the owner after three moves in a day', async () => {
    const invited = await anInvited();
    await join(world.aBrowser(), invited);
    for (const mails of [1, 2, 3]) {
      await move(world.aBrowser(), invited, mails);
      world.clock.move({ minutes: 10 });
    }
    const fourth = world.aBrowser();
    await request(fourth, invited);
    const code = await codeMailedTo(invited.email, 4);
    expect(await refusalWith(fourth, invited, { code })).toBe('invites.waits-for-owner');
    await owner.browser.call(allowNewDevice, { params: { mediaId, inviteId: invited.inviteId } });
    expect(await refusalWith(fourth, invited, { code })).toBeNull();
  });
});

function moveLinkTo(email: string): { moveId: string; secret: string } {
  const href = mail.to(email).flatMap(({ text = '' }) => /https?:\S+\/w\/\S+/.exec(text)?.[0] ?? [])[0];
  expect(href, 'a mail about the move').toBeDefined();
  const { pathname, hash } = new URL(href ?? '');
  return { moveId: pathname.split('/').at(-1) ?? '', secret: hash.slice(1) };
}

describe('somebody else who is signed in', () => {
  it('is told so with both addresses masked, and joins as invited by a code without touching the account', async () => {
    const { browser, person } = await world.aPerson({ email: 'ada.lovelace@example.org' });
    const invited = await anInvited();
    await open(browser, invited);
    const refused = await refusedWith(browser, invited, { email: invited.email });
    expect(refused).toMatchObject({
      code: 'invites.signed-in-as-other',
      facts: { signedInAs: 'a…e@e…e.org', canMail: true },
    });
    expect(refused.facts?.maskedEmail).not.toContain(invited.email);
    expect(await refusalWith(browser, invited, { email: invited.email, asInvited: true })).toBe('invites.code-needed');

    await request(browser, invited);
    const code = await codeMailedTo(invited.email);
    expect(await refusalWith(browser, invited, { code })).toBe('invites.signed-in-as-other');
    await joinWith(browser, invited, { code, asInvited: true });
    expect(await grantsOf(invited.inviteId)).toMatchObject([{ personId: null, proof: 'code' }]);
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
    expect(await browser.call(getMedia, { params: { mediaId } })).toMatchObject({
      invitedAs: { name: 'Grace Hopper' },
    });

    const elsewhere = world.aBrowser();
    await elsewhere.call(signIn, { body: { email: person.email, password: PASSWORD } });
    expect(await elsewhere.refusalOf(getMedia, { params: { mediaId } })).toBe('media.unknown');
    await browser.call(signOut);
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
  });
});

describe('an invitation without its link', () => {
  const ask = (browser: TestBrowser, publicId: string, email: string) =>
    browser.request(`/api/v1/invitations/${publicId}/codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
  const nobodysId = () => Array.from({ length: 22 }, () => 'Aa0_-'[Math.floor(Math.random() * 5)]).join('');

  it('takes a code that is mailed to the invited address only, and says that it came by a code', async () => {
    const invited = await anInvited();
    const browser = world.aBrowser();
    const { publicId, email } = invited;
    expect(await browser.refusalOf(viewInvitation, { params: { publicId }, body: {} })).toBe('invites.link-needed');
    expect(await browser.refusalOf(requestCode, { params: { publicId }, body: {} })).toBe('invites.link-needed');
    await browser.call(requestCode, { params: { publicId }, body: { email: 'mallory@example.org' } });
    await browser.call(requestCode, { params: { publicId }, body: { email: email.toUpperCase() } });
    const code = await codeMailedTo(email);
    expect(mail.to('mallory@example.org')).toEqual([]);
    await browser.call(joinInvitation, { params: { publicId }, body: { code } });
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
    expect(await grantsOf(invited.inviteId)).toMatchObject([{ proof: 'code', via: 'code' }]);
    browser.cookies.delete('__Host-session');
    expect(await browser.refusalOf(joinInvitation, { params: { publicId }, body: {} })).toBeNull();
  });

  it('answers alike for an unknown id, a wrong address and the right one, also to guesses at the code', async () => {
    const invited = await anInvited();
    const cases = [
      [invited.publicId, invited.email],
      [invited.publicId, 'mallory@example.org'],
      [nobodysId(), invited.email],
      [invited.publicId, 'no address'],
    ] as const;
    const answers = await Promise.all(
      cases.map(async ([publicId, email]) => {
        const browser = world.aBrowser();
        const asked = await ask(browser, publicId, email);
        const headers = [...asked.headers.keys()].sort();
        const said = [asked.status, headers, await asked.json()];
        const guesses = [];
        for (const _ of [1, 2, 3, 4, 5, 6]) {
          const guess = { params: { publicId }, body: { code: WRONG } };
          const refused = await browser.call(joinInvitation, guess).catch((error: unknown) => error);
          if (!(refused instanceof Refused)) throw new Error('A guess was not refused.');
          guesses.push([refused.document.code, refused.document.facts]);
        }
        return { said, guesses };
      }),
    );
    expect(answers[0]?.said[0]).toBe(201);
    expect(answers[0]?.guesses.map(([code]) => code)).toEqual([
      ...Array.from({ length: 5 }, () => 'invites.code-wrong'),
      'invites.code-over',
    ]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('writes down the same for any address and any id, and decides later, so that time tells nothing', async () => {
    const invited = await anInvited();
    const expired = await anInvited();
    await world.db
      .updateTable('invites')
      .set({ expiresAt: new Date(0) })
      .where('id', '=', expired.inviteId)
      .execute();
    const browser = world.aBrowser();
    await ask(browser, nobodysId(), 'somebody@example.org');
    const written = [];
    for (const [publicId, email] of [
      [invited.publicId, invited.email],
      [expired.publicId, expired.email],
      [nobodysId(), 'x@example.org'],
    ] as const) {
      await ask(browser, publicId, email);
      const [row] = await world.db
        .selectFrom('inviteCodes')
        .select(['tries', 'addressDigest'])
        .where('publicId', '=', publicId)
        .execute();
      written.push({ tries: row?.tries, hasAddress: row?.addressDigest !== null });
    }
    expect(written).toEqual(Array.from({ length: 3 }, () => ({ tries: 0, hasAddress: true })));
    await codeMailedTo(invited.email);
    expect(mail.to(expired.email)).toEqual([]);
  });

  it('keeps a stranger who asks for codes from using up those of who holds the link', async () => {
    const invited = await anInvited();
    const { publicId, email } = invited;
    const outcomes = [];
    for (const _ of [1, 2, 3, 4]) {
      outcomes.push(await world.aBrowser().refusalOf(requestCode, { params: { publicId }, body: { email } }));
    }
    expect(outcomes).toEqual([null, null, null, 'invites.too-many-codes']);
    await request(world.aBrowser(), invited);
  });
});
