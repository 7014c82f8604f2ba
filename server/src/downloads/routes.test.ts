import { execFile } from 'node:child_process';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listAudit } from '#contract/audit/endpoints.ts';
import { listDownloads, prepareDownload } from '#contract/downloads/endpoints.ts';
import {
  addCollaborator,
  type Downloads,
  getMedia,
  removeCollaborator,
  setDownloads,
} from '#contract/media/endpoints.ts';
import type { TestBrowser } from '#test/browser.ts';
import { aClip } from '#test/clips.ts';
import { eventually } from '#test/eventually.ts';
import { enter, guestLink } from '#test/guest.ts';
import { invite, join } from '#test/invitation.ts';
import { aPhotograph, aSound, PLACE_OF_PHOTOGRAPH } from '#test/samples.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const run = promisify(execFile);

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(() => world[Symbol.asyncDispose]());

async function anEntry(bytes: Buffer): Promise<string> {
  const mediaId = await upload(owner.browser, bytes);
  expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
  return mediaId;
}

async function aViewer(mediaId: string): Promise<TestBrowser> {
  const browser = world.aBrowser();
  await join(browser, await invite(owner.browser, mediaId));
  return browser;
}

const allow = (mediaId: string, downloads: Downloads) =>
  owner.browser.call(setDownloads, { params: { mediaId }, body: { downloads } });

async function choicesOf(browser: TestBrowser, mediaId: string): Promise<string[]> {
  return (await browser.call(listDownloads, { params: { mediaId } })).downloads.map(({ choice }) => choice);
}

/** Has it made, and says where it is. */
async function urlOf(browser: TestBrowser, mediaId: string, choice: string): Promise<string> {
  await browser.call(prepareDownload, { params: { mediaId, choice } });
  return eventually(async () => {
    const { downloads } = await browser.call(listDownloads, { params: { mediaId } });
    const found = downloads.find((download) => download.choice === choice);
    if (found?.state.kind !== 'ready') throw new Error(`${choice} is not ready`);
    return new URL(found.state.url ?? '', world.publicUrl).href;
  });
}

async function streamsIn(bytes: Buffer, ending: string): Promise<string[]> {
  const path = joinPath(world.dataFolder, `kept.${ending}`);
  await writeFile(path, bytes);
  const asked = ['-v', 'error', '-show_entries', 'stream=codec_name,height:format=duration', '-of', 'csv=p=0', path];
  return (await run('ffprobe', asked)).stdout.trim().split('\n');
}

describe('downloads', () => {
  it('of a video are its sizes as whole files, put together when somebody asks, and cut off when they end', async () => {
    const mediaId = await anEntry(await readFile(await aClip({ seconds: 6, size: '1280x720' })));
    const viewer = await aViewer(mediaId);
    expect(await viewer.refusalOf(listDownloads, { params: { mediaId } })).toBe('access.denied');
    expect((await owner.browser.call(getMedia, { params: { mediaId } })).downloads).toBe('nothing');
    expect(await choicesOf(owner.browser, mediaId)).toEqual(['v720', 'v480', 'v360', 'source']);

    await allow(mediaId, 'renditions');
    expect((await viewer.call(getMedia, { params: { mediaId } })).abilities).toEqual(['media.open', 'media.download']);
    expect(await choicesOf(viewer, mediaId)).toEqual(['v720', 'v480', 'v360']);
    expect(await viewer.refusalOf(prepareDownload, { params: { mediaId, choice: 'source' } })).toBe(
      'downloads.unknown',
    );
    const url = await urlOf(viewer, mediaId, 'v480');
    const response = await fetch(url);
    expect(response.headers.get('content-disposition')).toContain('filename="A lecture 480p.mp4"');
    const streams = await streamsIn(Buffer.from(await response.arrayBuffer()), 'mp4');
    expect(streams.slice(0, 2)).toEqual(['h264,480', 'aac']);
    expect(Number(streams[2])).toBeCloseTo(6, 0);
    expect((await fetch(url, { headers: { range: 'bytes=0-9' } })).status).toBe(206);
    // No path of the player leads to a whole file, and no path of downloads to what was not asked for.
    for (const path of ['1/v480.mp4', '1/source', 'downloads/source', 'downloads/v720', 'downloads/..%2fsource']) {
      expect((await fetch(url.replace('downloads/v480', path))).status, path).toBe(404);
    }

    await allow(mediaId, 'nothing');
    const endedAt = performance.now();
    await eventually(async () => expect((await fetch(url)).status).toBe(404));
    expect(performance.now() - endedAt).toBeLessThan(2000);
  });

  it('of sound and pictures are one file each, for guests too; the source only where it is given away', async () => {
    const sound = await anEntry(await readFile(await aSound({ ending: 'flac' })));
    const guest = world.aBrowser();
    await enter(guest, await guestLink(owner.browser, sound));
    await allow(sound, 'source');
    expect(await choicesOf(guest, sound)).toEqual(['a0', 'source']);
    const kept = Buffer.from(await (await fetch(await urlOf(guest, sound, 'a0'))).arrayBuffer());
    expect((await streamsIn(kept, 'm4a'))[0]).toBe('aac');
    const source = await fetch(await urlOf(guest, sound, 'source'));
    expect(source.headers.get('content-disposition')).toContain('A lecture.flac');
    expect(Buffer.from(await source.arrayBuffer())).toEqual(await readFile(await aSound({ ending: 'flac' })));
    const admin = await world.aPerson({ siteRole: 'administrator' });
    const { rows } = await admin.browser.call(listAudit, { query: { limit: 20 } });
    expect(rows.filter(({ action }) => action === 'downloads.source-taken')).toMatchObject([{ mediaId: sound }]);

    await allow(sound, 'renditions');
    await eventually(async () => expect(await choicesOf(guest, sound)).toEqual(['a0']));

    const picture = await anEntry(await aPhotograph({ orientation: 6 }));
    await allow(picture, 'renditions');
    const viewer = await aViewer(picture);
    const image = await fetch(await urlOf(viewer, picture, 'image'));
    const bytes = Buffer.from(await image.arrayBuffer());
    expect(bytes.includes(PLACE_OF_PHOTOGRAPH)).toBe(false);
    expect((await streamsIn(bytes, 'jpg'))[0]).toBe('mjpeg,800');
  });

  it('of the source are written down, however they are asked for', async () => {
    const takings = async (mediaId: string) => {
      const { rows } = await admin.browser.call(listAudit, { query: { limit: 50 } });
      return rows.filter((row) => row.action === 'downloads.source-taken' && row.mediaId === mediaId).length;
    };
    const admin = await world.aPerson({ siteRole: 'administrator' });
    const bytes = await readFile(await aSound({ ending: 'm4a' }));
    const asked = ['bytes=1-', `bytes=-${bytes.length - 1}`, 'bytes=00-', 'bytes=0-0,1-', 'all of it'];
    for (const range of asked) {
      const mediaId = await anEntry(bytes);
      await allow(mediaId, 'source');
      const url = await urlOf(await aViewer(mediaId), mediaId, 'source');
      await fetch(url, { method: 'HEAD' });
      expect(await takings(mediaId)).toBe(0);
      const response = await fetch(url, { headers: { range } });
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThanOrEqual(bytes.length - 1);
      await fetch(url, { headers: { range: `bytes=${bytes.length - 10}-` } });
      expect([range, await takings(mediaId)]).toEqual([range, 1]);
    }
  });

  it('of the source end when their editor becomes a viewer, also under way', async () => {
    const mediaId = await anEntry(await readFile(await aSound({ ending: 'm4a' })));
    await allow(mediaId, 'renditions');
    await truncate(joinPath(world.dataFolder, 'media', mediaId, '1', 'source'), 60_000_000);
    const editor = await world.aPerson();
    const standAs = (kind: 'co-editor' | 'co-viewer') =>
      owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: editor.email, kind } });
    await standAs('co-editor');
    const url = await urlOf(editor.browser, mediaId, 'source');
    const reader = (await fetch(url)).body?.getReader();
    await reader?.read();
    await owner.browser.call(removeCollaborator, { params: { mediaId, personId: editor.person.id } });
    await standAs('co-viewer');
    await eventually(async () => expect((await fetch(url)).status).toBe(404));
    const readAll = async () => {
      while (!(await reader?.read())?.done);
    };
    await expect(readAll()).rejects.toThrow();
  });

  it('that were made are dropped after a week, and made again', async () => {
    const mediaId = await anEntry(await readFile(await aSound({ ending: 'm4a' })));
    await urlOf(owner.browser, mediaId, 'a0');
    world.clock.move({ minutes: 8 * 24 * 60 });
    await world.portal.downloads.sweep();
    const { downloads } = await owner.browser.call(listDownloads, { params: { mediaId } });
    expect(downloads.find(({ choice }) => choice === 'a0')?.state).toEqual({ kind: 'on-request' });
    await urlOf(owner.browser, mediaId, 'a0');
  });
});
