import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signOut } from '#contract/accounts/endpoints.ts';
import {
  addCollaborator,
  deleteMedia,
  getPlayback,
  removeCollaborator,
  restoreMedia,
} from '#contract/media/endpoints.ts';
import { listMedia } from '#contract/media/listing.ts';
import { aClip } from '#test/clips.ts';
import { anEmptyEntry, outcomeOf, upload } from '#test/upload.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let world: World;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await upload(owner.browser, await readFile(await aClip({ seconds: 3, size: '320x180' })));
  expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
});
afterAll(() => world[Symbol.asyncDispose]());

/** As a player asks: no cookie, no Origin, only the path. */
function get(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(new URL(path, world.publicUrl), init);
}

async function streamOf({ browser }: PersonInWorld): Promise<string> {
  return (await browser.call(getPlayback, { params: { mediaId } })).streamUrl;
}

async function aViewer(): Promise<PersonInWorld> {
  const viewer = await world.aPerson();
  await owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: viewer.email, kind: 'co-viewer' } });
  return viewer;
}

describe('a video', () => {
  it('is read from playlist to segment by relative addresses that inherit the signature', async () => {
    const { streamUrl, posterUrl, previewsUrl } = await owner.browser.call(getPlayback, { params: { mediaId } });
    const master = await get(streamUrl);
    expect(master.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    expect(master.headers.get('cache-control')).toBe('private, no-store');
    const rendition = firstAddressIn(await master.text());
    const playlist = await (await get(inSameFolder(streamUrl, rendition))).text();
    const segment = await get(inSameFolder(streamUrl, firstAddressIn(playlist)));
    expect(segment.status).toBe(200);
    expect(segment.headers.get('content-type')).toBe('video/mp4');
    expect((await segment.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    expect((await get(posterUrl ?? '')).headers.get('content-type')).toBe('image/jpeg');
    expect(await (await get(previewsUrl ?? '')).text()).toMatch(/^WEBVTT/);
  });

  it('cannot be used by other sites, nor told to them', async () => {
    const { headers } = await get(await streamOf(owner));
    expect(Object.fromEntries(headers)).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  it('comes in ranges', async () => {
    const stream = await streamOf(owner);
    const whole = Buffer.from(await (await get(stream)).arrayBuffer());
    const range = (value: string) => get(stream, { headers: { range: value } });
    const some = await range('bytes=2-5');
    expect([some.status, some.headers.get('content-range')]).toEqual([206, `bytes 2-5/${whole.length}`]);
    expect(Buffer.from(await some.arrayBuffer())).toEqual(whole.subarray(2, 6));
    expect(Buffer.from(await (await range('bytes=-3')).arrayBuffer())).toEqual(whole.subarray(-3));
    expect(Buffer.from(await (await range('bytes=4-')).arrayBuffer())).toEqual(whole.subarray(4));
    expect((await range(`bytes=${whole.length}-`)).status).toBe(416);
    expect((await range('bytes=0-1,4-5')).status).toBe(200);
    expect((await get(stream, { method: 'HEAD' })).headers.get('content-length')).toBe(String(whole.length));
  });

  it('shows its picture in My Media', async () => {
    const { media } = await owner.browser.call(listMedia, {});
    const [row] = media.filter(({ id }) => id === mediaId);
    expect((await get(row?.thumbnailUrl ?? '')).status).toBe(200);
  });

  it('has no address while there is nothing to see', async () => {
    const empty = await anEmptyEntry(owner.browser);
    expect(await owner.browser.refusalOf(getPlayback, { params: { mediaId: empty } })).toBe('media.not-ready');
    const stranger = await world.aPerson();
    expect(await stranger.browser.refusalOf(getPlayback, { params: { mediaId } })).toBe('media.unknown');
    const key = await world.aKey(owner, ['media.read']);
    expect(await key.refusalOf(getPlayback, { params: { mediaId } })).toBe('access.scope-too-small');
  });
});

describe('a signed path', () => {
  it('is worth nothing once any part of it was changed', async () => {
    const stream = await streamOf(owner);
    const [, media = '', sessionId = '', ends = '', signature = ''] =
      /^\/m\/([^/]+)\/([^.]+)\.(\d+)\.([^/]+)\/1\/master\.m3u8$/.exec(stream) ?? [];
    const path = (m: string, s: string, e: string, sig: string) => `/m/${m}/${s}.${e}.${sig}/1/master.m3u8`;
    expect((await get(path(media, sessionId, ends, signature))).status).toBe(200);
    const other = await world.aMedia(owner);
    const forged = [
      path(other, sessionId, ends, signature),
      path(media, crypto.randomUUID(), ends, signature),
      path(media, sessionId, String(Number(ends) + 1), signature),
      path(media, sessionId, `0${ends}`, signature),
      path(
        media,
        sessionId,
        ends,
        signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      ),
      path(media, sessionId, ends, signature.slice(1)),
      path(media, sessionId, ends, ''),
    ];
    for (const each of forged) expect([each, (await get(each)).status]).toEqual([each, 404]);
  });

  it('ends, after at least ten minutes', async () => {
    await using later = await openWorld();
    const someone = await later.aPerson({ siteRole: 'creator' });
    const id = await later.aMedia(someone);
    const { streamUrl, endsAt } = await someone.browser.call(getPlayback, { params: { mediaId: id } });
    const minutes = (new Date(endsAt).getTime() - later.clock.now().getTime()) / 60_000;
    expect(minutes).toBeGreaterThan(9.9);
    expect(minutes).toBeLessThan(15.1);
    later.clock.move({ minutes: minutes + 0.1 });
    const answer = await fetch(new URL(streamUrl, later.publicUrl));
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'media.path-ended' }]);
  });

  it('opens the files of its entry and nothing else', async () => {
    const folder = (await streamOf(owner)).replace(/master\.m3u8$/, '');
    const names = [
      '..%2f..%2froot-secret',
      '%2e%2e/master.m3u8',
      '..%2fmaster.m3u8',
      'master.m3u8%00.jpg',
      'MASTER.M3U8',
      'nothing.m3u8',
      'a/master.m3u8',
      '',
    ];
    for (const name of names) expect([name, (await get(folder + name)).status]).toEqual([name, 404]);
  });

  it('closes within two seconds when its viewer is removed', async () => {
    const viewer = await aViewer();
    const stream = await streamOf(viewer);
    expect((await get(stream)).status).toBe(200);
    await owner.browser.call(removeCollaborator, { params: { mediaId, personId: viewer.person.id } });
    await expect.poll(async () => (await get(stream)).status, { timeout: 2000 }).toBe(404);
  });

  it('closes within two seconds when its session ends', async () => {
    const viewer = await aViewer();
    const stream = await streamOf(viewer);
    expect((await get(stream)).status).toBe(200);
    await viewer.browser.call(signOut);
    await expect.poll(async () => (await get(stream)).status, { timeout: 2500 }).toBe(404);
  });

  it('closes while the entry is in the bin', async () => {
    const stream = await streamOf(owner);
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    await expect.poll(async () => (await get(stream)).status, { timeout: 2000 }).toBe(404);
    await owner.browser.call(restoreMedia, { params: { mediaId } });
    await expect.poll(async () => (await get(stream)).status, { timeout: 2000 }).toBe(200);
  });
});

function firstAddressIn(playlist: string): string {
  return playlist.split('\n').find((line) => line !== '' && !line.startsWith('#')) ?? '';
}

function inSameFolder(path: string, name: string): string {
  return new URL(name, new URL(path, world.publicUrl)).pathname;
}
