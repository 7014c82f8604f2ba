import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSession } from '#contract/accounts/endpoints.ts';
import { enterAsGuest, leaveAsGuest, viewGuestLink } from '#contract/guests/door.ts';
import {
  changeGuestLink,
  createGuestLink,
  deleteGuestLink,
  listGuestLinks,
  listGuests,
  removeGuest,
  revealGuestLink,
  switchGuestLink,
} from '#contract/guests/endpoints.ts';
import { deleteMedia, getMedia, restoreMedia } from '#contract/media/endpoints.ts';
import { asGuest, enter, openGuest, refusalOfEntry, guestLink as someLink } from '#test/guest.ts';
import { linkOf } from '#test/invitation.ts';
import { openPage } from '#test/page.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
});
afterAll(() => world[Symbol.asyncDispose]());

const mayOpen = async (browser: typeof owner.browser, mediaId: string) =>
  (await browser.refusalOf(getMedia, { params: { mediaId } })) === null;
const linksOf = async (mediaId: string) =>
  (await owner.browser.call(listGuestLinks, { params: { mediaId } })).guestLinks;
const guestsOf = async (mediaId: string) => (await owner.browser.call(listGuests, { params: { mediaId } })).guests;
const aLink = async (wanted: Parameters<typeof someLink>[2] = {}) => {
  const mediaId = await world.aMedia(owner);
  return { mediaId, ...(await someLink(owner.browser, mediaId, wanted)) };
};
const switchOff = (mediaId: string, guestLinkId: string, guests: 'stay' | 'end') =>
  owner.browser.call(switchGuestLink, { params: { mediaId, guestLinkId }, body: { to: 'off', guests } });

describe('making guest links', () => {
  it('gives a link whose secret is in no column of the database', async () => {
    const { secret, href } = await aLink();
    expect(href).toMatch(/\/g\/[\w-]{22}#[\w-]{43}$/);
    const rows = await world.db.selectFrom('guestLinks').selectAll().execute();
    const stored = rows
      .flatMap((row) => Object.values(row))
      .map((value) => (Buffer.isBuffer(value) ? value : String(value)));
    for (const value of stored) {
      expect(value.includes(secret)).toBe(false);
      if (Buffer.isBuffer(value)) expect(value.includes(Buffer.from(secret, 'base64url'))).toBe(false);
    }
  });

  it('gives the same link again to who manages it, and audits each time', async () => {
    const { mediaId, guestLinkId, href } = await aLink();
    for (const _ of [1, 2]) {
      const again = await owner.browser.call(revealGuestLink, { params: { mediaId, guestLinkId } });
      expect(again.link).toBe(href);
    }
    const audited = await world.db
      .selectFrom('auditRows')
      .select(['action', 'actor'])
      .where('subjectId', '=', guestLinkId)
      .execute();
    const revealed = { action: 'guests.link-revealed', actor: `person:${owner.person.id}` };
    expect(audited.filter(({ action }) => action === revealed.action)).toEqual([revealed, revealed]);
  });

  it('opens a sealed secret for its own link only', async () => {
    const one = await aLink();
    const other = await someLink(owner.browser, one.mediaId);
    const { sealedSecret } = await world.db
      .selectFrom('guestLinks')
      .select('sealedSecret')
      .where('id', '=', other.guestLinkId)
      .executeTakeFirstOrThrow();
    await world.db.updateTable('guestLinks').set({ sealedSecret }).where('id', '=', one.guestLinkId).execute();
    const { mediaId, guestLinkId } = one;
    expect(await owner.browser.refusalOf(revealGuestLink, { params: { mediaId, guestLinkId } })).toBe('server.failed');
  });

  it('makes three at most, also when ten are wanted at once; a deleted one frees its place', async () => {
    const mediaId = await world.aMedia(owner);
    const wanted = { params: { mediaId }, body: { name: 'One of many' } };
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => owner.browser.refusalOf(createGuestLink, wanted)),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(3);
    expect(outcomes.filter((code) => code === 'guests.too-many-links')).toHaveLength(7);
    const [first] = await linksOf(mediaId);
    await owner.browser.call(deleteGuestLink, { params: { mediaId, guestLinkId: first?.id ?? '' } });
    expect(await owner.browser.refusalOf(createGuestLink, wanted)).toBeNull();
    expect(await linksOf(mediaId)).toHaveLength(3);
  });

  it('does not reach the links of another entry', async () => {
    const { guestLinkId } = await aLink();
    const mediaId = await world.aMedia(owner);
    const params = { mediaId, guestLinkId };
    expect(await owner.browser.refusalOf(revealGuestLink, { params })).toBe('guests.no-link');
    expect(await owner.browser.refusalOf(deleteGuestLink, { params })).toBe('guests.no-link');
    expect(await owner.browser.refusalOf(changeGuestLink, { params, body: { name: 'Mine' } })).toBe('guests.no-link');
  });

  it('is renamed and limited anew, but not below who has entered', async () => {
    const { mediaId, guestLinkId, ...link } = await aLink();
    for (const _ of [1, 2]) await enter(world.aBrowser(), { ...link });
    const params = { mediaId, guestLinkId };
    expect(await owner.browser.refusalOf(changeGuestLink, { params, body: { maxGuests: 1 } })).toBe(
      'guests.fewer-than-entered',
    );
    const changed = await owner.browser.call(changeGuestLink, {
      params,
      body: { name: 'Seminar', maxGuests: 2, days: 3 },
    });
    expect(changed).toMatchObject({ name: 'Seminar', maxGuests: 2, entered: 2, here: 2, state: 'used-up' });
    expect(await owner.browser.call(changeGuestLink, { params, body: { days: null } })).toMatchObject({
      expiresAt: null,
      maxGuests: 2,
    });
  });
});

describe('what a guest link opens', () => {
  it('is told by POST to who brings the secret, changes nothing and leaves no cookie', async () => {
    const link = await aLink();
    const browser = world.aBrowser();
    const { publicId, secret } = link;
    const seen = await browser.call(viewGuestLink, { params: { publicId }, body: { secret } });
    expect(seen).toEqual({
      hostName: 'Olive Owner',
      mediaTitle: 'Photosynthesis',
      expiresAt: null,
      enteredHere: false,
      opensAlready: null,
      signedInAs: null,
    });
    expect(browser.cookies.size).toBe(0);
    expect(await linksOf(link.mediaId)).toMatchObject([{ entered: 0 }]);
  });

  it('is not told by GET: the page is the same for every id', async () => {
    const { publicId } = await aLink();
    const pages = await Promise.all(
      [publicId, 'A'.repeat(22)].map(async (id) => {
        const response = await world.aBrowser().request(`/g/${id}`);
        expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
        return (await response.text()).replace(/nonce="[^"]+"/g, '').replace(/nonce-[\w-]+/g, '');
      }),
    );
    expect(pages[0]?.replace(/content="[\w-]{22}"/g, '')).toBe(pages[1]?.replace(/content="[\w-]{22}"/g, ''));
    expect(pages[0]).not.toContain('Photosynthesis');
  });

  it('is not told apart for an unknown id, a wrong secret and a deleted link', async () => {
    const { publicId } = await aLink();
    const gone = await aLink();
    await owner.browser.call(deleteGuestLink, { params: gone });
    const answers = await Promise.all(
      [
        { publicId, secret: 'x'.repeat(43) },
        { publicId: 'A'.repeat(22), secret: 'x'.repeat(43) },
        { publicId: gone.publicId, secret: gone.secret },
      ].map(async ({ publicId: id, secret }) => {
        const response = await world.aBrowser().request(`/api/v1/guest-links/${id}/views`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ secret }),
        });
        const { instance, ...rest } = (await response.json()) as Record<string, unknown>;
        return rest;
      }),
    );
    expect(answers[0]).toMatchObject({ code: 'guests.unknown', status: 404 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('is the page itself for who may open it anyway', async () => {
    const { mediaId, publicId, secret } = await aLink();
    const seen = await owner.browser.call(viewGuestLink, { params: { publicId }, body: { secret } });
    expect(seen).toMatchObject({ opensAlready: mediaId, signedInAs: { name: 'Olive Owner', email: owner.email } });
  });
});

describe('entering as a guest', () => {
  it('opens that entry as a viewer, under the typed name, marked as a guest', async () => {
    const link = await aLink();
    const browser = world.aBrowser();
    expect(await enter(browser, link)).toEqual({ mediaId: link.mediaId });
    const media = await browser.call(getMedia, { params: link });
    expect(media).toMatchObject({
      abilities: ['media.open'],
      eventRole: 'viewer',
      invitedAs: { kind: 'guest', name: 'Guido Guest', proof: 'guest' },
    });
    expect((await browser.call(getSession)).here).toMatchObject([
      { mediaId: link.mediaId, inviteId: null, name: 'Guido Guest' },
    ]);
    expect(await mayOpen(browser, await world.aMedia(owner))).toBe(false);
    expect(await guestsOf(link.mediaId)).toMatchObject([
      {
        name: 'Guido Guest',
        email: 'guido@example.org',
        proof: 'guest',
        state: 'here',
        device: 'Firefox on Linux',
        linkName: 'For the reading group',
      },
    ]);
    const grant = await world.db
      .selectFrom('grants')
      .selectAll()
      .where('mediaId', '=', link.mediaId)
      .executeTakeFirstOrThrow();
    expect(grant).toMatchObject({ inviteId: null, proof: 'guest', via: 'guest-link', role: 'viewer' });
  });

  it('admits exactly three of a hundred at once on three places', async () => {
    const link = await aLink({ maxGuests: 3 });
    const browsers = Array.from({ length: 100 }, () => world.aBrowser());
    await Promise.all(browsers.map((browser) => openGuest(browser, link)));
    const { publicId, secret } = link;
    const outcomes = await Promise.all(
      browsers.map((browser) =>
        browser.refusalOf(enterAsGuest, { params: { publicId }, body: { secret, ...asGuest } }),
      ),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(3);
    expect(outcomes.filter((code) => code === 'guests.used-up')).toHaveLength(97);
    expect(await linksOf(link.mediaId)).toMatchObject([{ entered: 3, here: 3, state: 'used-up' }]);
  });

  it('takes one place for one browser, however often it presses at once, and lets it come back', async () => {
    const link = await aLink({ maxGuests: 1 });
    const browser = world.aBrowser();
    await openGuest(browser, link);
    const { publicId, secret } = link;
    const press = { params: { publicId }, body: { secret, ...asGuest } };
    await Promise.all(Array.from({ length: 8 }, () => browser.refusalOf(enterAsGuest, press)));
    expect(await linksOf(link.mediaId)).toMatchObject([{ entered: 1, here: 1 }]);
    expect(await browser.call(enterAsGuest, { params: { publicId }, body: {} })).toEqual({ mediaId: link.mediaId });
    expect(await linksOf(link.mediaId)).toMatchObject([{ entered: 1 }]);
  });

  it('remembers the link for a day after a touch, so that a reload does not lose it', async () => {
    const link = await aLink();
    const browser = world.aBrowser();
    await openGuest(browser, link);
    const view = { params: link, body: {} };
    expect(await browser.call(viewGuestLink, view)).toMatchObject({ mediaTitle: 'Photosynthesis' });
    expect(await world.aBrowser().refusalOf(viewGuestLink, view)).toBe('guests.link-needed');
  });

  it('takes hostile names as plain text, without what cannot be seen', async () => {
    const link = await aLink();
    await enter(world.aBrowser(), link, { ...asGuest, name: '<img src=x>\u202e=cmd\r\nBcc: x' });
    expect(await guestsOf(link.mediaId)).toMatchObject([{ name: '<img src=x> =cmd Bcc: x' }]);
  });

  it.each([
    ['a name with a link', { name: 'Win at evil.com' }, 'guests.name-has-link'],
    ['a name of ten thousand characters', { name: 'x'.repeat(10_000) }, 'request.invalid'],
    ['an empty name', { name: ' \u202e ' }, 'request.invalid'],
    ['no name', { name: undefined }, 'request.invalid'],
    ['no address', { email: undefined }, 'request.invalid'],
    ['a malformed address', { email: 'guido@' }, 'request.invalid'],
  ])('refuses %s, and takes no place', async (_, wrong, code) => {
    const link = await aLink();
    const { name, email } = { ...asGuest, ...wrong };
    const typed = { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
    expect(await refusalOfEntry(world.aBrowser(), link, typed)).toBe(code);
    expect(await linksOf(link.mediaId)).toMatchObject([{ entered: 0 }]);
  });

  it('needs the device cookie before anything is taken', async () => {
    const { mediaId, publicId, secret } = await aLink();
    const press = { params: { publicId }, body: { secret, ...asGuest } };
    expect(await world.aBrowser().refusalOf(enterAsGuest, press)).toBe('access.cookies-blocked');
    expect(await linksOf(mediaId)).toMatchObject([{ entered: 0 }]);
  });

  it('is refused by a link that is off, over, or whose media is in the bin; a restore brings it back', async () => {
    const off = await aLink();
    await switchOff(off.mediaId, off.guestLinkId, 'stay');
    expect(await refusalOfEntry(world.aBrowser(), off)).toBe('guests.link-off');

    const over = await aLink();
    await world.db
      .updateTable('guestLinks')
      .set({ expiresAt: new Date() })
      .where('id', '=', over.guestLinkId)
      .execute();
    expect(await refusalOfEntry(world.aBrowser(), over)).toBe('guests.expired');

    const binned = await aLink();
    await owner.browser.call(deleteMedia, { params: binned });
    expect(await refusalOfEntry(world.aBrowser(), binned)).toBe('guests.media-deleted');
    await owner.browser.call(restoreMedia, { params: binned });
    expect(await refusalOfEntry(world.aBrowser(), binned)).toBeNull();

    const early = await aLink();
    await world.db
      .updateTable('media')
      .set({ state: 'processing', playable: false })
      .where('id', '=', early.mediaId)
      .execute();
    expect(await refusalOfEntry(world.aBrowser(), early)).toBe('guests.media-processing');
  });

  it('follows the rules for domains', async () => {
    await using other = await openWorld();
    const host = await other.aPerson({ siteRole: 'creator' });
    const mediaId = await other.aMedia(host);
    const link = await someLink(host.browser, mediaId);
    await other.configure('invites', { blockedDomains: ['*.example.org', 'bücher.example'] });
    const email = (domain: string) => ({ ...asGuest, email: `guido@${domain}` });
    expect(await refusalOfEntry(other.aBrowser(), link, email('mail.example.org'))).toBe('guests.domain-blocked');
    expect(await refusalOfEntry(other.aBrowser(), link, email('xn--bcher-kva.example'))).toBe('guests.domain-blocked');
    expect(await refusalOfEntry(other.aBrowser(), link, email('example.org'))).toBeNull();
  });

  it('is the device’s, not the account’s, for who is signed in', async () => {
    const link = await aLink();
    const reader = await world.aPerson();
    await enter(reader.browser, link, { name: 'Somebody Else', email: 'else@example.org' });
    expect(await mayOpen(reader.browser, link.mediaId)).toBe(true);
    const grant = await world.db
      .selectFrom('grants')
      .selectAll()
      .where('mediaId', '=', link.mediaId)
      .executeTakeFirstOrThrow();
    expect(grant.personId).toBeNull();
    expect((await reader.browser.call(getSession)).person?.id).toBe(reader.person.id);
  });
});

describe('leaving and being removed', () => {
  it('frees the place of who leaves', async () => {
    const link = await aLink({ maxGuests: 1 });
    const browser = world.aBrowser();
    await enter(browser, link);
    const [guest] = await guestsOf(link.mediaId);
    const params = { guestId: guest?.id ?? '' };
    expect(await world.aBrowser().refusalOf(leaveAsGuest, { params })).toBe('guests.no-guest');
    await browser.call(leaveAsGuest, { params });
    expect(await mayOpen(browser, link.mediaId)).toBe(false);
    expect(await guestsOf(link.mediaId)).toMatchObject([{ state: 'left' }]);
    expect(await refusalOfEntry(world.aBrowser(), link)).toBeNull();
    expect(await refusalOfEntry(browser, link)).toBe('guests.used-up');
  });

  it('closes the page of who is removed within two seconds, and this browser stays out', async () => {
    const link = await aLink({ maxGuests: 2 });
    const { mediaId } = link;
    const browser = world.aBrowser();
    await enter(browser, link);
    using page = await openPage(world.publicUrl, browser);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);
    const [guest] = await guestsOf(mediaId);
    const removedAt = performance.now();
    await owner.browser.call(removeGuest, { params: { mediaId, guestId: guest?.id ?? '' } });
    await page.closed;
    expect(performance.now() - removedAt).toBeLessThan(2000);
    expect(await mayOpen(browser, mediaId)).toBe(false);
    expect(await refusalOfEntry(browser, link)).toBe('guests.removed');
    expect(await guestsOf(mediaId)).toMatchObject([{ state: 'removed' }]);
  });

  it('does not reach the guests of another entry', async () => {
    const link = await aLink();
    await enter(world.aBrowser(), link);
    const [guest] = await guestsOf(link.mediaId);
    const params = { mediaId: await world.aMedia(owner), guestId: guest?.id ?? '' };
    expect(await owner.browser.refusalOf(removeGuest, { params })).toBe('guests.no-guest');
  });
});

describe('switching off', () => {
  it('stops new guests and leaves those who are here, if so wished', async () => {
    const link = await aLink();
    const browser = world.aBrowser();
    await enter(browser, link);
    const off = await switchOff(link.mediaId, link.guestLinkId, 'stay');
    expect(off).toMatchObject({ state: 'switched-off', here: 1 });
    expect(await mayOpen(browser, link.mediaId)).toBe(true);
    expect(await refusalOfEntry(world.aBrowser(), link)).toBe('guests.link-off');
    expect(await refusalOfEntry(browser, link)).toBeNull();
  });

  it('ends everybody who is here within two seconds: page, socket, session; on again they come back', async () => {
    const link = await aLink({ maxGuests: 2 });
    const { mediaId, guestLinkId } = link;
    const browser = world.aBrowser();
    await enter(browser, link);
    using page = await openPage(world.publicUrl, browser);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);

    const switchedAt = performance.now();
    expect(await switchOff(mediaId, guestLinkId, 'end')).toMatchObject({ state: 'switched-off', entered: 1, here: 0 });
    await page.closed;
    expect(performance.now() - switchedAt).toBeLessThan(2000);
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
    expect(await refusalOfEntry(browser, link)).toBe('guests.link-off');

    const on = { params: { mediaId, guestLinkId }, body: { to: 'on' } as const };
    expect(await owner.browser.call(switchGuestLink, on)).toMatchObject({ state: 'open' });
    await enter(browser, link, {});
    expect(await linksOf(mediaId)).toMatchObject([{ entered: 1, here: 1 }]);
  });

  it('for good ends its guests, and shreds the secret', async () => {
    const link = await aLink();
    const { mediaId, guestLinkId } = link;
    const browser = world.aBrowser();
    await enter(browser, link);
    await owner.browser.call(deleteGuestLink, { params: { mediaId, guestLinkId } });
    expect(await mayOpen(browser, mediaId)).toBe(false);
    expect(await linksOf(mediaId)).toEqual([]);
    const row = await world.db
      .selectFrom('guestLinks')
      .select('sealedSecret')
      .where('id', '=', guestLinkId)
      .executeTakeFirstOrThrow();
    expect(row.sealedSecret).toBeNull();
    expect(await guestsOf(mediaId)).toMatchObject([{ state: 'access-ended' }]);
  });
});

describe('guest access in the console', () => {
  it('off: nothing new is made or entered, guests wait, and come back with it', async () => {
    await using other = await openWorld();
    const host = await other.aPerson({ siteRole: 'creator' });
    const mediaId = await other.aMedia(host);
    const link = await someLink(host.browser, mediaId);
    const browser = other.aBrowser();
    await enter(browser, link);
    using page = await openPage(other.publicUrl, browser);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);

    await other.configure('invites', { guestAccess: false });
    await page.hears('access.changed');
    expect((await browser.refusalOf(getMedia, { params: { mediaId } })) === null).toBe(false);
    expect(await refusalOfEntry(browser, link)).toBe('guests.access-off');
    expect(await refusalOfEntry(other.aBrowser(), link)).toBe('guests.access-off');
    const params = { mediaId, guestLinkId: link.guestLinkId };
    expect(await host.browser.refusalOf(createGuestLink, { params, body: { name: 'Two' } })).toBe('guests.access-off');
    expect(await host.browser.refusalOf(changeGuestLink, { params, body: { name: 'Two' } })).toBe('guests.access-off');
    expect(await host.browser.call(listGuestLinks, { params })).toMatchObject({
      guestAccess: false,
      guestLinks: [{ here: 1 }],
    });
    expect(await host.browser.refusalOf(switchGuestLink, { params, body: { to: 'off', guests: 'stay' } })).toBeNull();
    expect(await host.browser.refusalOf(switchGuestLink, { params, body: { to: 'on' } })).toBe('guests.access-off');

    await other.configure('invites', { guestAccess: true });
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
  });
});

it('tells those who manage an entry, and nobody else, that somebody entered', async () => {
  const link = await aLink();
  using page = await openPage(world.publicUrl, owner.browser);
  expect(await page.follow(`invites:${link.mediaId}`)).toBe(true);
  await enter(world.aBrowser(), linkOf(link.href));
  expect((await page.hears('guests.changed')).payload).toEqual({ mediaId: link.mediaId });
});
