import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signOut } from '#contract/accounts/endpoints.ts';
import { joinInvitation } from '#contract/invites/door.ts';
import { removeInvite } from '#contract/invites/endpoints.ts';
import { getMedia } from '#contract/media/endpoints.ts';
import { listChanges } from '#contract/realtime.ts';
import { openPortal } from '#main/portal.ts';
import { createBrowser, type TestBrowser } from './browser.ts';
import { invite, join, open } from './invitation.ts';
import { openPage } from './page.ts';
import { runUsher, startProcess } from './process.ts';
import { freePort, openWorld, type PersonInWorld, type World } from './world.ts';

let world: World;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await world.aMedia(owner);
});
afterAll(() => world[Symbol.asyncDispose]());

async function anInvitee(): Promise<{ browser: TestBrowser; inviteId: string }> {
  const browser = world.aBrowser();
  const invited = await invite(owner.browser, mediaId);
  await join(browser, invited);
  return { browser, inviteId: invited.inviteId };
}

describe('following a topic', () => {
  it('is allowed by the same decision as the page behind it', async () => {
    const stranger = await world.aPerson();
    const table = [
      { browser: world.aBrowser(), media: false, invites: false },
      { browser: stranger.browser, media: false, invites: false },
      { browser: (await anInvitee()).browser, media: true, invites: false },
      { browser: owner.browser, media: true, invites: true },
    ];
    for (const { browser, media, invites } of table) {
      using page = await openPage(world.publicUrl, browser);
      expect(await page.follow(`media:${mediaId}`)).toBe(media);
      expect(await page.follow(`invites:${mediaId}`)).toBe(invites);
    }
  });

  it('is refused for topics that come by themselves, and for nonsense', async () => {
    using page = await openPage(world.publicUrl, owner.browser);
    for (const topic of [`person:${owner.person.id}`, 'portal', 'media:x', `media:${mediaId}:more`, '']) {
      expect(await page.follow(topic)).toBe(false);
    }
  });

  it('is not possible from a page of another origin, whatever cookies come along', async () => {
    await expect(openPage(world.publicUrl, owner.browser, { origin: 'https://evil.example' })).rejects.toThrow();
  });

  it('ends for a page that asks and asks without waiting for an answer', async () => {
    using page = await openPage(world.publicUrl, world.aBrowser());
    const answers = Array.from({ length: 1000 }, () => page.follow(`media:${mediaId}`));
    await page.closed;
    const answered = await Promise.allSettled(answers);
    expect(answered.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(1000);
  });
});

describe('removing an invitation', () => {
  it('closes the page that another web process serves, within two seconds', async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    await using _second = await openPortal({ ...world, role: 'web', host: '127.0.0.1', port, publicUrl });
    const { browser, inviteId } = await anInvitee();
    using page = await openPage(publicUrl, browser);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);

    const removedAt = performance.now();
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId } });
    await page.closed;
    expect(performance.now() - removedAt).toBeLessThan(2000);
    const elsewhere = createBrowser(publicUrl);
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect(await elsewhere.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
  });

  it('closes pages also when it is done on the command line, through the same gates', async () => {
    const { browser, inviteId } = await anInvitee();
    using page = await openPage(world.publicUrl, browser);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);

    const place = { ...world, port: await freePort() };
    const stranger = await world.aPerson();
    const removal = ['invites', 'remove', '--media', mediaId, '--invite', inviteId];
    expect((await runUsher(place, [...removal, '--as', stranger.email])).code).toBe(1);
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBeNull();
    expect(await runUsher(place, [...removal, '--as', owner.email])).toMatchObject({ code: 0 });
    await page.closed;
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
  });

  it('cuts the socket of who was removed, so that it hears nothing more', async () => {
    const { browser, inviteId } = await anInvitee();
    using page = await openPage(world.publicUrl, browser);
    await page.follow(`media:${mediaId}`);
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId } });
    await page.closed;
    expect(page.heard.at(-1)).toMatchObject({ name: 'access.changed', payload: { mediaId } });
  });
});

describe('a role that rises', () => {
  it('is heard by every open page of that browser without reload', async () => {
    const browser = world.aBrowser();
    const invited = await invite(owner.browser, mediaId);
    await open(browser, invited);
    using page = await openPage(world.publicUrl, browser);
    const { publicId, secret, email } = invited;
    await browser.call(joinInvitation, { params: { publicId }, body: { secret, email } });
    expect((await page.hears('access.changed')).payload).toEqual({ mediaId });
  });
});

describe('catching up', () => {
  it('brings what a page missed, and only of topics it may read', async () => {
    const { next } = await owner.browser.call(listChanges);
    const { inviteId } = await anInvitee();
    const topics = `media:${mediaId},invites:${mediaId}`;
    const missed = await owner.browser.call(listChanges, { query: { since: next, topics } });
    expect(missed).toMatchObject({ gone: false, refused: [] });
    expect(missed.events).toContainEqual({ name: 'invites.changed', payload: { mediaId, inviteId } });
    const stranger = await world.aPerson();
    const nothing = await stranger.browser.call(listChanges, { query: { since: next, topics } });
    expect(nothing.refused).toHaveLength(2);
    expect(nothing.events).toEqual([]);
  });

  it('says that too much was missed after an hour', async () => {
    const { next } = await owner.browser.call(listChanges);
    world.clock.move({ minutes: 61 });
    expect(await owner.browser.call(listChanges, { query: { since: next } })).toMatchObject({ gone: true, events: [] });
  });
});

describe('a server that is killed while people join', { timeout: 120_000 }, () => {
  it('leaves each invitation joined or not, never half, and lets the same browser go on', async () => {
    const port = await freePort();
    const place = { ...world, port };
    for (const killAfter of [1, 4, 9]) {
      const server = await startProcess(place);
      const publicUrl = `http://127.0.0.1:${port}`;
      const guests = await Promise.all(
        Array.from({ length: 30 }, async () => {
          const browser = createBrowser(publicUrl);
          const invited = await invite(owner.browser, mediaId);
          await open(browser, invited);
          return { browser, invited };
        }),
      );
      let answered = 0;
      const killed = Promise.withResolvers<void>();
      const joins = guests.map(async ({ browser, invited: { publicId, secret, email } }) => {
        await browser.refusalOf(joinInvitation, { params: { publicId }, body: { secret, email } }).catch(() => {});
        answered += 1;
        if (answered === killAfter) killed.resolve(server.kill());
      });
      await Promise.all([...joins, killed.promise]);

      await using _again = await startProcess(place);
      for (const { browser, invited } of guests) {
        const { uses } = await world.db
          .selectFrom('invites')
          .select('uses')
          .where('id', '=', invited.inviteId)
          .executeTakeFirstOrThrow();
        const grants = await world.db
          .selectFrom('grants')
          .select('id')
          .where('inviteId', '=', invited.inviteId)
          .execute();
        expect(grants).toHaveLength(uses);
        const { publicId, secret, email } = invited;
        expect(await browser.refusalOf(joinInvitation, { params: { publicId }, body: { secret, email } })).toBeNull();
      }
    }
  });
});

it('forgets a page whose person signed out, at its next word', async () => {
  const { browser } = await world.aPerson({ siteRole: 'administrator' });
  using page = await openPage(world.publicUrl, browser);
  expect(await page.follow(`media:${mediaId}`)).toBe(true);
  await browser.call(signOut);
  expect(await page.follow(`invites:${mediaId}`)).toBe(false);
});

it('listens on no port where it only works', async () => {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  await using _worker = await openPortal({ ...world, role: 'worker', host: '127.0.0.1', port, publicUrl });
  await expect(fetch(publicUrl)).rejects.toThrow('fetch failed');
});
