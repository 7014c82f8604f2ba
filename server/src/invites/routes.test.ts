import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSession, signOut } from '#contract/accounts/endpoints.ts';
import { joinInvitation, leaveInvitation, viewInvitation } from '#contract/invites/door.ts';
import {
  allowNewDevice,
  createInvite,
  getInviteOptions,
  listInvites,
  removeInvite,
  renewInviteLink,
  suggestInvitees,
} from '#contract/invites/endpoints.ts';
import { deleteMedia, getMedia, restoreMedia } from '#contract/media/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { invite, join, linkOf, open, refusalOfJoin } from '#test/invitation.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
  mediaId = await world.aMedia(owner);
});
afterAll(() => world[Symbol.asyncDispose]());

const body = { email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace', role: 'viewer', mail: false } as const;
const listed = async (inviteId: string) =>
  (await owner.browser.call(listInvites, { params: { mediaId } })).invites.find(({ id }) => id === inviteId);

describe('inviting one named person', () => {
  it('gives a link whose secret stands behind the # and nowhere in the database', async () => {
    const { link } = await owner.browser.call(createInvite, { params: { mediaId }, body });
    const { secret } = linkOf(link);
    expect(link).toMatch(/\/i\/[\w-]{22}#[\w-]{43}$/);
    const kept = await world.db.selectFrom('inviteSecrets').selectAll().execute();
    expect(kept.some(({ digest }) => digest.includes(Buffer.from(secret, 'base64url')))).toBe(false);
  });

  it('offers an existing invitation before making a second one', async () => {
    const first = await invite(owner.browser, mediaId, { email: 'twice@example.org' });
    const again = { params: { mediaId }, body: { ...body, email: 'TWICE@EXAMPLE.org' } };
    expect(await owner.browser.refusalOf(createInvite, again)).toBe('invites.already-invited');
    const second = await owner.browser.call(createInvite, { ...again, body: { ...again.body, another: true } });
    expect(second.invite.id).not.toBe(first.inviteId);
  });

  it.each([
    ['a malformed address', { email: 'nobody' }, 'request.invalid'],
    ['a missing last name', { lastName: '  ' }, 'request.invalid'],
    ['a name that is a link', { firstName: 'Win at evil.com' }, 'invites.name-has-link'],
    ['a role this media does not offer', { role: 'moderator' as const }, 'invites.role-not-offered'],
    ['a validity beyond the longest', { validUntil: '2099-01-01T00:00:00Z' }, 'invites.valid-too-long'],
    ['a validity in the past', { validUntil: '2020-01-01T00:00:00Z' }, 'request.invalid'],
    ['mail without a mail server', { mail: true }, 'mail.no-server'],
  ])('refuses %s', async (_, wrong, code) => {
    const wanted = { ...body, email: 'new@example.org', ...wrong };
    expect(await owner.browser.refusalOf(createInvite, { params: { mediaId }, body: wanted })).toBe(code);
  });

  it('takes hostile names as plain text, without what cannot be seen', async () => {
    const hostile = await invite(owner.browser, mediaId, { firstName: '<b>=cmd|\u202e', lastName: 'A\r\nBcc: x' });
    expect(await listed(hostile.inviteId)).toMatchObject({ firstName: '<b>=cmd|', lastName: 'A Bcc: x' });
  });

  it('is shut for who does not pass the second gate', async () => {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    await other.configure('invites', { allowedUsers: { kind: 'role', least: 'publisher' } });
    expect(await creator.browser.refusalOf(getInviteOptions, { params: { mediaId: entry } })).toBe('access.denied');
    expect((await creator.browser.call(getMedia, { params: { mediaId: entry } })).abilities).not.toContain(
      'invites.manage',
    );
    await other.configure('invites', {
      allowedUsers: { kind: 'people', personIds: [creator.person.id], groupIds: [] },
    });
    expect(await creator.browser.refusalOf(getInviteOptions, { params: { mediaId: entry } })).toBeNull();
  });

  it('stops at the quota of the day', async () => {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    const { quotas } = await other.portal.settings.get('invites');
    await other.configure('invites', { quotas: { ...quotas, creatorPerDay: 2 } });
    const outcomes = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        creator.browser.refusalOf(createInvite, {
          params: { mediaId: entry },
          body: { ...body, email: `${name}@example.org` },
        }),
      ),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(2);
    expect(outcomes.filter((code) => code === 'invites.quota-reached')).toHaveLength(2);
  });

  it('suggests earlier invitees, and accounts only by their exact address unless the console says otherwise', async () => {
    await invite(owner.browser, mediaId, { email: 'marie@example.org', firstName: 'Marie', lastName: 'Curie' });
    const { email } = await world.aPerson({ firstName: 'Lise', lastName: 'Meitner' });
    const search = (text: string) =>
      owner.browser.call(suggestInvitees, { params: { mediaId }, query: { search: text } });
    expect((await search('curie')).people).toMatchObject([{ email: 'marie@example.org', from: 'invited-before' }]);
    expect((await search('Meitner')).people).toEqual([]);
    expect((await search(email)).people).toMatchObject([{ firstName: 'Lise', from: 'account' }]);
    await world.configure('invites', { suggestAccounts: true });
    expect((await search('Meitner')).people).toMatchObject([{ firstName: 'Lise' }]);
  });
});

describe('opening a link', () => {
  it('shows who invites to what, and changes nothing', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    const seen = await browser.call(viewInvitation, {
      params: { publicId: invited.publicId },
      body: { secret: invited.secret },
    });
    expect(seen).toMatchObject({
      inviterName: 'Olive Owner',
      mediaTitle: 'Photosynthesis',
      role: 'viewer',
      joinedHere: false,
    });
    expect(seen.maskedEmail).not.toContain(invited.email.split('@')[0] ?? '');
    expect(browser.cookies.size).toBe(0);
    expect(await listed(invited.inviteId)).toMatchObject({ state: 'waiting', uses: 0 });
  });

  it('answers alike for an unknown id and a wrong secret', async () => {
    const invited = await invite(owner.browser, mediaId);
    const answers = await Promise.all(
      [invited.publicId, 'A'.repeat(22)].map(async (publicId) => {
        const response = await world.aBrowser().request(`/api/v1/invitations/${publicId}/views`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ secret: 'x'.repeat(43) }),
        });
        const { instance, ...rest } = (await response.json()) as Record<string, unknown>;
        expect(instance).toMatch(/^urn:uuid:/);
        return rest;
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('becomes opened once a person touched the page; then this browser may come back without the secret', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await open(browser, invited);
    expect(await listed(invited.inviteId)).toMatchObject({ state: 'opened', uses: 0 });
    const { publicId } = invited;
    await browser.call(viewInvitation, { params: { publicId }, body: {} });
    await browser.call(joinInvitation, { params: { publicId }, body: { email: invited.email } });
    expect(await world.aBrowser().refusalOf(viewInvitation, { params: { publicId }, body: {} })).toBe(
      'invites.link-needed',
    );
  });
});

describe('joining', () => {
  it('opens that entry only, for the person who types the invited address in whatever case', async () => {
    const invited = await invite(owner.browser, mediaId);
    const other = await world.aMedia(owner);
    const browser = world.aBrowser();
    expect(await join(browser, { ...invited, email: invited.email.toUpperCase() })).toEqual({
      mediaId,
      role: 'viewer',
    });
    expect(await browser.call(getMedia, { params: { mediaId } })).toMatchObject({
      abilities: ['media.open'],
      eventRole: 'viewer',
      invitedAs: { name: 'Grace Hopper' },
    });
    expect(await browser.refusalOf(getMedia, { params: { mediaId: other } })).toBe('media.unknown');
    expect((await browser.call(getSession)).here).toMatchObject([{ mediaId, name: 'Grace Hopper' }]);
  });

  it('refuses a browser that keeps no cookies before anything is taken', async () => {
    const invited = await invite(owner.browser, mediaId);
    const { publicId, secret, email } = invited;
    expect(await world.aBrowser().refusalOf(joinInvitation, { params: { publicId }, body: { secret, email } })).toBe(
      'access.cookies-blocked',
    );
    expect(await listed(invited.inviteId)).toMatchObject({ uses: 0 });
  });

  it('lets the same device back as often as it likes, also on a spent and expired link', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await join(browser, invited);
    browser.cookies.delete('__Host-session');
    expect(await browser.refusalOf(joinInvitation, { params: { publicId: invited.publicId }, body: {} })).toBeNull();
    expect(await listed(invited.inviteId)).toMatchObject({ uses: 1, state: 'joined' });
  });

  it('refuses another device and names the first', async () => {
    const invited = await invite(owner.browser, mediaId);
    await join(world.aBrowser({ userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' }), invited);
    const second = world.aBrowser();
    await open(second, invited).catch(() => {});
    const answer = await second.request(`/api/v1/invitations/${invited.publicId}/joins`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: invited.secret, email: invited.email }),
    });
    expect(await answer.json()).toMatchObject({
      code: 'invites.other-device',
      facts: { device: 'Firefox on Windows', inviterName: 'Olive Owner' },
    });
  });

  it('moves to another device once the owner allows it, and only one', async () => {
    const invited = await invite(owner.browser, mediaId);
    const [first, second, third] = [world.aBrowser(), world.aBrowser(), world.aBrowser()];
    await join(first, invited);
    await owner.browser.call(allowNewDevice, { params: { mediaId, inviteId: invited.inviteId } });
    await join(second, invited);
    expect(await first.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
    expect(await second.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
    expect(await refusalOfJoin(third, invited)).toBe('invites.other-device');
    expect(await listed(invited.inviteId)).toMatchObject({ uses: 1 });
  });

  it('frees the place when somebody leaves', async () => {
    const invited = await invite(owner.browser, mediaId);
    const [first, second] = [world.aBrowser(), world.aBrowser()];
    await join(first, invited);
    await first.call(leaveInvitation, { params: { inviteId: invited.inviteId } });
    expect(await first.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
    expect(await refusalOfJoin(second, invited)).toBeNull();
  });

  it('asks the inviter after five wrong addresses, also when they come at once', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await open(browser, invited);
    const { publicId, secret, email } = invited;
    const wrong = { params: { publicId }, body: { secret, email: 'mallory@example.org' } };
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => browser.refusalOf(joinInvitation, wrong)));
    expect(outcomes.filter((code) => code === 'invites.email-mismatch')).toHaveLength(5);
    expect(outcomes.filter((code) => code === 'invites.too-many-tries')).toHaveLength(7);
    const right = { params: { publicId }, body: { secret, email } };
    expect(await browser.refusalOf(joinInvitation, right)).toBe('invites.too-many-tries');
    world.clock.move({ minutes: 61 });
    expect(await browser.refusalOf(joinInvitation, right)).toBeNull();
  });

  it('counts wrong addresses also from a network that has failed too often', async () => {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const { publicId, secret, email, ...invited } = await invite(creator.browser, await other.aMedia(creator));
    const browser = other.aBrowser();
    await open(browser, { ...invited, publicId, secret });
    const noLink = { params: { publicId }, body: { secret: 'x'.repeat(43) } };
    await Promise.all(Array.from({ length: 300 }, () => browser.refusalOf(viewInvitation, noLink)));
    const wrong = { params: { publicId }, body: { secret, email: 'mallory@example.org' } };
    for (const _ of [1, 2, 3, 4, 5]) expect(await browser.refusalOf(joinInvitation, wrong)).toBe('request.too-many');
    const right = { params: { publicId }, body: { secret, email } };
    expect(await browser.refusalOf(joinInvitation, right)).toBe('invites.too-many-tries');
  });

  it('never joins silently as somebody else who is signed in', async () => {
    const invited = await invite(owner.browser, mediaId);
    const { browser } = await world.aPerson();
    expect(await refusalOfJoin(browser, invited)).toBe('invites.signed-in-as-other');
    await browser.call(signOut);
    expect(await refusalOfJoin(browser, invited)).toBeNull();
  });

  it('begins no session for somebody who signs out while joining', async () => {
    const { browser, email, person } = await world.aPerson();
    const invited = await invite(owner.browser, mediaId, { email });
    await open(browser, invited);
    const joining = await world.db.transaction().execute(async (tx) => {
      await tx.updateTable('sessions').set({ endedAt: new Date() }).where('personId', '=', person.id).execute();
      const answer = refusalOfJoin(browser, invited);
      await eventually(async () => {
        const { rows } = await sql`select from pg_locks where not granted`.execute(world.db);
        expect(rows, 'the join waits for the session').not.toEqual([]);
      });
      return { answer };
    });
    expect(await joining.answer).toBe('access.sign-in-needed');
  });

  it('needs no address from the account that was invited, and holds wherever that account signs in', async () => {
    const { browser, email } = await world.aPerson();
    const invited = await invite(owner.browser, mediaId, { email });
    await open(browser, invited);
    const { publicId, secret } = invited;
    expect(await browser.call(viewInvitation, { params: { publicId }, body: { secret } })).toMatchObject({
      signedInAsInvited: true,
    });
    await browser.call(joinInvitation, { params: { publicId }, body: { secret } });
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
    await browser.call(signOut);
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
  });
});

describe('what ends an invitation', () => {
  it('says expired after its time, to who never joined', async () => {
    const invited = await invite(owner.browser, mediaId);
    world.clock.move({ minutes: 24 * 60 + 1 });
    expect(await refusalOfJoin(world.aBrowser(), invited)).toBe('invites.expired');
    expect(await listed(invited.inviteId)).toMatchObject({ state: 'expired' });
  });

  it('says access ended to who had joined, a day after joining', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await join(browser, invited);
    world.clock.move({ minutes: 24 * 60 + 1 });
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('media.unknown');
    expect(await refusalOfJoin(browser, invited)).toBe('invites.access-ended');
  });

  it('says so also to who came back in between', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await join(browser, invited);
    world.clock.move({ minutes: 20 * 60 });
    await join(browser, invited);
    world.clock.move({ minutes: 5 * 60 });
    expect(await refusalOfJoin(browser, invited)).toBe('invites.access-ended');
  });

  it('closes everything at once when it is removed', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await join(browser, invited);
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId: invited.inviteId } });
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
    expect(await refusalOfJoin(world.aBrowser(), invited)).toBe('invites.removed');
    expect(await listed(invited.inviteId)).toMatchObject({ state: 'removed' });
  });

  it('leaves what another invitation gave', async () => {
    const email = 'both@example.org';
    const one = await invite(owner.browser, mediaId, { email });
    const two = await invite(owner.browser, mediaId, { email, another: true });
    const browser = world.aBrowser();
    await join(browser, one);
    await join(browser, two);
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId: one.inviteId } });
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
  });

  it('ends the old link when a new one is made, and lets the new one open another device', async () => {
    const invited = await invite(owner.browser, mediaId);
    await join(world.aBrowser(), invited);
    const { link } = await owner.browser.call(renewInviteLink, {
      params: { mediaId, inviteId: invited.inviteId },
      body: { mail: false },
    });
    const another = world.aBrowser();
    expect(await refusalOfJoin(another, invited)).toBe('invites.replaced');
    expect(await refusalOfJoin(another, { ...linkOf(link), email: invited.email })).toBeNull();
  });

  it('binds a new link to its first device when nobody had joined before', async () => {
    const invited = await invite(owner.browser, mediaId);
    const { link } = await owner.browser.call(renewInviteLink, {
      params: { mediaId, inviteId: invited.inviteId },
      body: { mail: false },
    });
    const renewed = { ...linkOf(link), email: invited.email };
    const [first, second] = [world.aBrowser(), world.aBrowser()];
    await join(first, renewed);
    expect(await refusalOfJoin(second, renewed)).toBe('invites.other-device');
    expect(await first.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
  });

  it('stops with deleted media and works again after a restore', async () => {
    const entry = await world.aMedia(owner);
    const invited = await invite(owner.browser, entry);
    const browser = world.aBrowser();
    await join(browser, invited);
    await owner.browser.call(deleteMedia, { params: { mediaId: entry } });
    expect(await browser.refusalOf(getMedia, { params: { mediaId: entry } })).toBe('media.unknown');
    expect(await refusalOfJoin(world.aBrowser(), invited)).toBe('invites.media-deleted');
    await owner.browser.call(restoreMedia, { params: { mediaId: entry } });
    expect(await browser.refusalOf(getMedia, { params: { mediaId: entry } })).toBeNull();
  });

  it('pauses while the module or the media page is off, and returns with it', async () => {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    const invited = await invite(creator.browser, entry);
    const browser = other.aBrowser();
    await join(browser, invited);
    await other.configure('theming', { mediaPage: false });
    expect(await browser.refusalOf(getMedia, { params: { mediaId: entry } })).toBe('media.unknown');
    expect(await refusalOfJoin(other.aBrowser(), invited)).toBe('invites.switched-off');
    await other.configure('theming', { mediaPage: true });
    expect(await browser.refusalOf(getMedia, { params: { mediaId: entry } })).toBeNull();
  });

  it('is refused for a domain that was blocked since, in either spelling', async () => {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    const invited = await invite(creator.browser, entry, { email: 'jörg@bücher.example' });
    await other.configure('invites', { blockedDomains: ['xn--bcher-kva.example'] });
    expect(await refusalOfJoin(other.aBrowser(), invited)).toBe('invites.domain-blocked');
    const again = { params: { mediaId: entry }, body: { ...body, email: 'x@BÜCHER.example' } };
    expect(await creator.browser.refusalOf(createInvite, again)).toBe('invites.domain-blocked');
  });
});

describe('racing for the last use', { timeout: 60_000 }, () => {
  async function race(uses: number, binding: boolean) {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    await other.configure('invites', { linkReusability: uses, deviceBinding: binding });
    const invited = await invite(creator.browser, entry);
    const browsers = Array.from({ length: 100 }, () => other.aBrowser());
    await Promise.all(browsers.map((browser) => open(browser, invited)));
    const { publicId, secret, email } = invited;
    const outcomes = await Promise.all(
      browsers.map((browser) => browser.refusalOf(joinInvitation, { params: { publicId }, body: { secret, email } })),
    );
    const [row] = (await creator.browser.call(listInvites, { params: { mediaId: entry } })).invites;
    const grants = await other.db.selectFrom('grants').select('id').where('endedAt', 'is', null).execute();
    return {
      joined: outcomes.filter((code) => code === null).length,
      refusals: new Set(outcomes),
      uses: row?.uses,
      grants: grants.length,
    };
  }

  it('joins exactly one of a hundred on one use', async () => {
    for (const _ of [1, 2]) {
      expect(await race(1, true)).toEqual({
        joined: 1,
        refusals: new Set([null, 'invites.other-device']),
        uses: 1,
        grants: 1,
      });
    }
  });

  it('joins exactly three of a hundred on three uses without device binding', async () => {
    for (const _ of [1, 2]) {
      expect(await race(3, false)).toEqual({
        joined: 3,
        refusals: new Set([null, 'invites.used-up']),
        uses: 3,
        grants: 3,
      });
    }
  });

  it('lets somebody leave while another device takes the place, whoever is first', async () => {
    const rounds = Array.from({ length: 20 }, async () => {
      const invited = await invite(owner.browser, mediaId);
      const [first, second] = [world.aBrowser(), world.aBrowser()];
      await join(first, invited);
      await open(second, invited);
      const { inviteId, publicId, secret, email } = invited;
      await owner.browser.call(allowNewDevice, { params: { mediaId, inviteId } });
      const leave = () => first.refusalOf(leaveInvitation, { params: { inviteId } });
      const [left, leftAgain, joined] = await Promise.all([
        leave(),
        leave(),
        second.refusalOf(joinInvitation, { params: { publicId }, body: { secret, email } }),
      ]);
      expect([null, 'invites.no-invite']).toContain(left);
      expect([null, 'invites.no-invite']).toContain(leftAgain);
      expect(joined).toBeNull();
      expect(await listed(inviteId)).toMatchObject({ uses: 1 });
    });
    await Promise.all(rounds);
  });

  it('takes one use when one device joins many times at once', async () => {
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    await open(browser, invited);
    const { publicId, secret, email } = invited;
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        browser.refusalOf(joinInvitation, { params: { publicId }, body: { secret, email } }),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set([null]));
    expect(await listed(invited.inviteId)).toMatchObject({ uses: 1 });
  });
});

it('keeps a scanner from using up, opening or learning anything by GET and HEAD', async () => {
  const invited = await invite(owner.browser, mediaId);
  const bodies = new Set<string>();
  for (const method of ['HEAD', ...Array.from({ length: 50 }, () => 'GET')]) {
    const response = await world
      .aBrowser({ userAgent: 'Slackbot-LinkExpanding 1.0' })
      .request(`/i/${invited.publicId}`, { method });
    expect(response.headers.getSetCookie()).toEqual([]);
    bodies.add((await response.text()).replace(/nonce="[^"]+"/g, ''));
  }
  expect([...bodies].join()).not.toContain('Photosynthesis');
  expect(await listed(invited.inviteId)).toMatchObject({ state: 'waiting', uses: 0 });
  expect(await refusalOfJoin(world.aBrowser(), invited)).toBeNull();
});
