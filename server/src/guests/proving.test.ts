import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proveGuest, requestGuestCode } from '#contract/guests/door.ts';
import { listGuests, removeGuest } from '#contract/guests/endpoints.ts';
import { getMedia } from '#contract/media/endpoints.ts';
import type { TestBrowser } from '#test/browser.ts';
import { eventually } from '#test/eventually.ts';
import { enter, guestLink } from '#test/guest.ts';
import { invite } from '#test/invitation.ts';
import { openPage } from '#test/page.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let mail: SmtpPeer;
let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  mail = await openSmtpPeer();
  world = await openWorld({ mail: mail.portalOptions });
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

async function aGuest(email = `guest-${crypto.randomUUID()}@example.org`) {
  const mediaId = await world.aMedia(owner);
  const browser = world.aBrowser();
  await enter(browser, await guestLink(owner.browser, mediaId), { name: 'Guido Guest', email });
  const { guests } = await owner.browser.call(listGuests, { params: { mediaId } });
  return { mediaId, browser, email, guestId: guests[0]?.id ?? '' };
}

async function codeMailedTo(email: string, mails = 1): Promise<string> {
  return eventually(() => {
    const codes = mail.to(email).flatMap(({ text = '' }) => /^(\d{4} \d{4})$/m.exec(text)?.[1] ?? []);
    expect(codes).toHaveLength(mails);
    return codes.at(-1) ?? '';
  });
}

const wrongFor = (code: string) => (code.startsWith('0') ? '1' : '0') + code.slice(1);
const request = (browser: TestBrowser, guestId: string) =>
  browser.call(requestGuestCode, { params: { guestId }, body: {} });
const refusalWith = (browser: TestBrowser, guestId: string, code: string) =>
  browser.refusalOf(proveGuest, { params: { guestId }, body: { code } });

describe('a guest who proves the typed address', () => {
  it('rises to a proved identity by the code from that mailbox, on the page and in the list', async () => {
    const { mediaId, browser, email, guestId } = await aGuest();
    using page = await openPage(world.publicUrl, browser);
    expect(await request(browser, guestId)).toMatchObject({ validMinutes: 10 });
    const code = await codeMailedTo(email);
    expect(await browser.call(proveGuest, { params: { guestId }, body: { code } })).toEqual({
      proof: 'code',
      invitation: null,
    });
    await page.hears('access.changed');
    expect((await browser.call(getMedia, { params: { mediaId } })).invitedAs).toMatchObject({ proof: 'code' });
    const { guests } = await owner.browser.call(listGuests, { params: { mediaId } });
    expect(guests).toMatchObject([{ proof: 'code', state: 'here' }]);
    expect(await refusalWith(browser, guestId, code)).toBe('guests.code-over');
  });

  it('hears of an invitation for this address, and only then', async () => {
    const { mediaId, browser, email, guestId } = await aGuest();
    const { publicId } = await invite(owner.browser, mediaId, { email: email.toUpperCase() });
    const sent = await request(browser, guestId);
    expect(JSON.stringify(sent)).not.toContain(publicId);
    const proved = { params: { guestId }, body: { code: await codeMailedTo(email) } };
    expect(await browser.call(proveGuest, proved)).toEqual({ proof: 'code', invitation: publicId });
  });

  it('has five tries, also when they come at once, and the code is then over', async () => {
    const { browser, email, guestId } = await aGuest();
    await request(browser, guestId);
    const code = await codeMailedTo(email);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => refusalWith(browser, guestId, wrongFor(code))));
    expect(outcomes.filter((outcome) => outcome === 'guests.code-wrong')).toHaveLength(5);
    expect(await refusalWith(browser, guestId, code)).toBe('guests.code-over');
  });

  it('can use the latest code alone, and for ten minutes', async () => {
    const { browser, email, guestId } = await aGuest();
    await request(browser, guestId);
    const first = await codeMailedTo(email);
    await request(browser, guestId);
    await codeMailedTo(email, 2);
    expect(await refusalWith(browser, guestId, first)).toBe('guests.code-wrong');
    await world.db.updateTable('guestCodes').set({ expiresAt: new Date() }).where('guestId', '=', guestId).execute();
    expect(await refusalWith(browser, guestId, await codeMailedTo(email, 2))).toBe('guests.code-over');
  });

  it('is this browser’s guest, and may watch', async () => {
    const { mediaId, browser, guestId } = await aGuest();
    const other = await aGuest();
    const asking = { params: { guestId }, body: {} };
    expect(await other.browser.refusalOf(requestGuestCode, asking)).toBe('guests.no-guest');
    expect(await refusalWith(world.aBrowser(), guestId, '12345678')).toBe('guests.no-guest');
    await owner.browser.call(removeGuest, { params: { mediaId, guestId } });
    expect(await browser.refusalOf(requestGuestCode, asking)).toBe('guests.no-guest');
  });

  it('is not written to while guest access is off', async () => {
    const { browser, email, guestId } = await aGuest();
    await world.configure('invites', { guestAccess: false });
    const asking = { params: { guestId }, body: {} };
    expect(await browser.refusalOf(requestGuestCode, asking)).toBe('guests.no-guest');
    await world.configure('invites', { guestAccess: true });
    await request(browser, guestId);
    await codeMailedTo(email);
  });

  it('does not fill a mailbox that is somebody else’s', async () => {
    const { browser, guestId, email } = await aGuest();
    const again = await aGuest(email);
    const ask = (who: TestBrowser, id: string) =>
      who.refusalOf(requestGuestCode, { params: { guestId: id }, body: {} });
    const outcomes = [];
    for (const _ of [1, 2, 3, 4]) outcomes.push(await ask(browser, guestId), await ask(again.browser, again.guestId));
    expect(outcomes.filter((code) => code === null)).toHaveLength(5);
    expect(new Set(outcomes.filter((code) => code !== null))).toEqual(new Set(['guests.too-many-codes']));
  });

  it('keeps the code nowhere but in the mail', async () => {
    const { browser, email, guestId } = await aGuest();
    await request(browser, guestId);
    const code = await codeMailedTo(email);
    const rows = await world.db.selectFrom('guestCodes').selectAll().where('guestId', '=', guestId).execute();
    expect(JSON.stringify(rows)).not.toContain(code.replace(' ', ''));
  });
});
