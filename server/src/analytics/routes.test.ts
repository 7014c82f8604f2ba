import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AnalyticsView,
  type Beat,
  exportViewers,
  getAnalytics,
  listViewers,
  reportBeats,
} from '#contract/analytics/endpoints.ts';
import { exportGalleryAnalytics, getGalleryAnalytics } from '#contract/analytics/gallery.ts';
import { createGallery } from '#contract/galleries/endpoints.ts';
import { addGalleryMedia } from '#contract/galleries/media.ts';
import { countPlay } from '#contract/media/endpoints.ts';
import type { TestBrowser } from '#test/browser.ts';
import { asGuest, enter, guestLink } from '#test/guest.ts';
import { invite, join } from '#test/invitation.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(() => world[Symbol.asyncDispose]());

/** Looks at a stretch of an entry of ten seconds. */
async function look(
  browser: TestBrowser,
  mediaId: string,
  beats: readonly (readonly [from: number, to: number])[],
  viewId = randomUUID(),
) {
  await browser.call(countPlay, { params: { mediaId } });
  const body = {
    viewId,
    beats: beats.map(([from, to], place) => ({ number: place + 1, from, to, seconds: to - from })),
  };
  await browser.call(reportBeats, { params: { mediaId }, body });
  return body;
}

function analyticsOf(
  mediaId: string,
  query: { readonly from?: string; readonly to?: string; readonly zone?: string } = {},
): Promise<AnalyticsView> {
  return owner.browser.call(getAnalytics, { params: { mediaId }, query });
}

async function anInvitee(mediaId: string): Promise<TestBrowser> {
  const browser = world.aBrowser();
  await join(browser, await invite(owner.browser, mediaId));
  return browser;
}

async function aGuest(mediaId: string, name = 'A guest'): Promise<TestBrowser> {
  const browser = world.aBrowser();
  await enter(browser, await guestLink(owner.browser, mediaId), { ...asGuest, name });
  return browser;
}

describe('what was looked at', () => {
  it('is told apart by people, invitees and guests, with the curve on which they leave', async () => {
    const mediaId = await world.aMedia(owner);
    const colleague = owner.browser;
    await look(colleague, mediaId, [[0, 10]]);
    await look(await anInvitee(mediaId), mediaId, [[0, 5]]);
    await look(await aGuest(mediaId), mediaId, [
      [0, 2],
      [0, 2],
    ]);
    await world.portal.analytics.count();

    const { plays, viewers, completion, reach, heat, length, minutes, days } = await analyticsOf(mediaId);
    expect({ plays, viewers, length }).toEqual({
      plays: 3,
      viewers: { people: 1, invitees: 1, guests: 1 },
      length: { of: 'seconds', amount: 10 },
    });
    expect(completion).toBeCloseTo((1 + 0.5 + 0.2) / 3);
    expect([reach[10], reach[30], reach[70]].map((share) => Math.round((share ?? 0) * 3))).toEqual([3, 2, 1]);
    expect(heat[10]).toBeCloseTo(4 / 3);
    expect(minutes * 60).toBeCloseTo(19);
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ plays: 3, viewers: 3 });
  });

  it('is counted once, however often it is sent and counted', async () => {
    const mediaId = await world.aMedia(owner);
    const body = await look(owner.browser, mediaId, [[0, 5]]);
    await owner.browser.call(reportBeats, { params: { mediaId }, body });
    await world.portal.analytics.count();
    await owner.browser.call(reportBeats, { params: { mediaId }, body });
    await Promise.all([world.portal.analytics.count(), world.portal.analytics.count()]);

    const { viewers } = await owner.browser.call(listViewers, { params: { mediaId } });
    expect(viewers).toHaveLength(1);
    expect(viewers[0]).toMatchObject({ views: 1, completion: 0.5, kind: 'person' });
    expect((viewers[0]?.minutes ?? 0) * 60).toBeCloseTo(5);
  });

  it('is of who sent it, also under the view of somebody else', async () => {
    const mediaId = await world.aMedia(owner);
    const invitee = await anInvitee(mediaId);
    const { viewId } = await look(owner.browser, mediaId, [[0, 2]]);
    await look(invitee, mediaId, [[5, 10]], viewId);
    await world.portal.analytics.count();
    const { viewers } = await owner.browser.call(listViewers, { params: { mediaId } });
    expect(viewers.map(({ kind, completion }) => [kind, completion])).toEqual(
      expect.arrayContaining([
        ['person', 0.2],
        ['invitee', 0.5],
      ]),
    );
  });

  it('is not counted beyond the time that passed', async () => {
    const mediaId = await world.aMedia(owner);
    const beats = Array.from({ length: 50 }, (_, place) => ({ number: place + 1, from: 0, to: 10, seconds: 60 }));
    await owner.browser.call(reportBeats, { params: { mediaId }, body: { viewId: randomUUID(), beats } });
    await world.portal.analytics.count();
    expect((await analyticsOf(mediaId)).minutes).toBeLessThanOrEqual(2);
  });

  it('is not more than could be seen in that time', async () => {
    const mediaId = await world.aMedia(owner);
    const tell = (beats: object[]) =>
      owner.browser.call(reportBeats, { params: { mediaId }, body: { viewId: randomUUID(), beats: beats as Beat[] } });
    await tell([{ number: 1, from: 0, to: 10, seconds: 0.1 }]);
    await tell(Array.from({ length: 50 }, (_, place) => ({ number: place + 1, from: 0, to: 1, seconds: 60 })));
    await world.portal.analytics.count();
    const { completion, heat } = await analyticsOf(mediaId);
    expect(completion).toBeLessThan(0.5);
    expect(Math.max(...heat)).toBeLessThanOrEqual(3);
  });

  it('is taken no faster than people look', async () => {
    const mediaId = await world.aMedia(owner);
    const viewer = await anInvitee(mediaId);
    const body = () => ({ viewId: randomUUID(), beats: [{ number: 1, from: 0, to: 1, seconds: 1 }] });
    const answers = [];
    for (let sent = 0; sent < 121; sent += 1) {
      answers.push(await viewer.refusalOf(reportBeats, { params: { mediaId }, body: body() }));
    }
    expect([answers.at(0), answers.at(119), answers.at(120)]).toEqual([null, null, 'request.too-many']);
    expect(await owner.browser.refusalOf(reportBeats, { params: { mediaId }, body: body() })).toBeNull();
    world.clock.move({ minutes: 2 });
    expect(await viewer.refusalOf(reportBeats, { params: { mediaId }, body: body() })).toBeNull();
  });

  it('is asked for by day, in the zone of who asks', async () => {
    const mediaId = await world.aMedia(owner);
    await look(owner.browser, mediaId, [[0, 1]]);
    await world.portal.analytics.count();
    const day = new Date().toISOString().slice(0, 10);
    expect((await analyticsOf(mediaId, { from: day, to: day })).plays).toBe(1);
    expect((await analyticsOf(mediaId, { to: '2020-01-01' })).plays).toBe(0);
    const params = { mediaId };
    expect(await owner.browser.refusalOf(getAnalytics, { params, query: { zone: 'Middle/Earth' } })).toBe(
      'analytics.zone-unknown',
    );
  });
});

describe('the file of viewers', () => {
  it('holds no formula, whatever a guest calls themselves', async () => {
    const mediaId = await world.aMedia(owner);
    await look(await aGuest(mediaId, '=HYPERLINK("x")'), mediaId, [[0, 1]]);
    await world.portal.analytics.count();
    const file = await owner.browser.call(exportViewers, { params: { mediaId } });
    expect(file).toContain("'=HYPERLINK");
    expect(file.split('\r\n')).toHaveLength(3);
  });
});

describe('of a document', () => {
  it('pages are counted as seconds are elsewhere', async () => {
    const mediaId = await world.aMedia(owner);
    await world.db.updateTable('media').set({ type: 'document', form: 'document' }).where('id', '=', mediaId).execute();
    for (const number of [1, 2, 3, 4]) {
      await world.db
        .insertInto('documentPages')
        .values({ mediaId, version: 1, number, width: 595, height: 842 })
        .execute();
    }
    await look(owner.browser, mediaId, [
      [0, 1],
      [2, 3],
    ]);
    await world.portal.analytics.count();
    const { length, completion, reach } = await analyticsOf(mediaId);
    expect(length).toEqual({ of: 'pages', amount: 4 });
    expect(completion).toBe(0.5);
    expect([reach[0], reach[30], reach[60], reach[90]]).toEqual([1, 0, 1, 0]);
  });
});

describe('a gallery', () => {
  it('shows its manager what is watched of all that is published in it, without names', async () => {
    const manager = await world.aPerson({ siteRole: 'publisher' });
    const body = { name: '=Course', visibility: 'everyone' as const, moderated: false };
    const { id: galleryId } = await manager.browser.call(createGallery, { body });
    const [watched, unwatched] = [await world.aMedia(manager, { title: '=Tides' }), await world.aMedia(manager)];
    await manager.browser.call(addGalleryMedia, { params: { galleryId }, body: { mediaIds: [watched, unwatched] } });
    await look(owner.browser, watched, [[0, 5]]);
    await look((await world.aPerson()).browser, watched, [[0, 10]]);
    await world.portal.analytics.count();

    const figures = await manager.browser.call(getGalleryAnalytics, { params: { galleryId } });
    expect(figures).toMatchObject({ plays: 2, viewers: 2 });
    expect(figures.media.map(({ mediaId, plays, completion }) => [mediaId, plays, completion])).toEqual([
      [watched, 2, 0.75],
      [unwatched, 0, null],
    ]);
    const file = await manager.browser.call(exportGalleryAnalytics, { params: { galleryId } });
    expect(file).toContain("'=Tides");
    expect(JSON.stringify(figures)).not.toContain(owner.email);
  });
});
