import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addCollaborator, deleteMedia, getMedia, restoreMedia } from '#contract/media/endpoints.ts';
import type { ProblemDocument } from '#contract/problems.ts';
import { openPortal } from '#main/portal.ts';
import { createBrowser, type TestBrowser } from '#test/browser.ts';
import { aClip, aTruncatedClip } from '#test/clips.ts';
import { anEmptyEntry, beginUpload, offsetOf, outcomeOf, sendBytes, startSending, upload } from '#test/upload.ts';
import { freePort, openWorld, type PersonInWorld, type World } from '#test/world.ts';

// Encoding is slow on a busy machine, and that is no fault.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
let owner: PersonInWorld;
let clip: Buffer;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  clip = await readFile(await aClip({ seconds: 3, size: '320x180' }));
});
afterAll(() => world[Symbol.asyncDispose]());

/** Everything in the data folder that belongs to an entry. */
async function filesOf(mediaId: string): Promise<readonly string[]> {
  const all = await readdir(world.dataFolder, { recursive: true });
  return all.filter((path) => path.includes(mediaId));
}

describe('a file that is uploaded', () => {
  it('becomes a video, and stays beside it as its source', async () => {
    const mediaId = await upload(owner.browser, clip);
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
    const { durationSeconds } = await owner.browser.call(getMedia, { params: { mediaId } });
    expect(durationSeconds).toBeCloseTo(3, 0);
    const files = await filesOf(mediaId);
    expect(files).toContain(join('media', mediaId, '1', 'master.m3u8'));
    expect(await readFile(join(world.dataFolder, 'media', mediaId, '1', 'source'))).toEqual(clip);
    expect(files.filter((path) => path.startsWith('uploads'))).toEqual([]);
  });

  const hostile: readonly (readonly [string, string, () => Promise<Buffer>])[] = [
    ['nothing at all', 'empty', async () => Buffer.alloc(0)],
    ['text under the name of a video', 'unknown-kind', async () => Buffer.from('Dear diary, '.repeat(100))],
    ['a playlist that names other files', 'unknown-kind', async () => Buffer.from(HOSTILE_PLAYLIST)],
    ['a list of files to be joined', 'unknown-kind', async () => Buffer.from(HOSTILE_LIST)],
    ['a video whose end is missing', 'broken', () => aTruncatedClip({ share: 0.5, seconds: 6 })],
  ];
  it.each(hostile)('is refused with a reason and leaves no byte behind when it is %s', async (_what, because, make) => {
    const mediaId = await upload(owner.browser, await make());
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'failed', because });
    await expect.poll(() => filesOf(mediaId)).toEqual([]);
  });
});

const HOSTILE_PLAYLIST = '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n';
const HOSTILE_LIST = "ffconcat version 1.0\nfile '/etc/passwd'\n";

describe('an upload', () => {
  it('goes on where it stopped after the server was closed and opened again', async () => {
    const mediaId = await anEmptyEntry(owner.browser);
    const half = Math.floor(clip.length / 2);
    const url = await elsewhere(async (browser) => {
      const begun = await beginUpload(browser, { mediaId, byteSize: clip.length });
      const location = begun.headers.get('location') ?? '';
      await sendBytes(browser, { url: location, offset: 0, bytes: clip.subarray(0, half) });
      return location;
    });
    await elsewhere(async (browser) => {
      expect(await offsetOf(browser, url)).toBe(String(half));
      expect((await sendBytes(browser, { url, offset: half, bytes: clip.subarray(half) })).status).toBe(204);
    });
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
  });

  it('does not keep the server from closing, and what arrived until then is kept', async () => {
    const mediaId = await anEmptyEntry(owner.browser);
    const begun = await beginUpload(owner.browser, { mediaId, byteSize: clip.length });
    const url = begun.headers.get('location') ?? '';
    const endless = new ReadableStream<Uint8Array>({ start: (bytes) => bytes.enqueue(clip.subarray(0, 1000)) });
    const cutOff = await elsewhere(async (browser) => {
      const sent = startSending(browser, { url, body: endless }).catch((error: unknown) => error);
      await expect.poll(async () => (await stat(join(world.dataFolder, 'uploads', mediaId))).size).toBe(1000);
      return { sent };
    });
    expect(await cutOff.sent).toBeInstanceOf(Error);
    expect(await offsetOf(owner.browser, url)).toBe('1000');
  });

  /** On a server that is opened on the same data and closed again; the owner is signed in there too. */
  async function elsewhere<T>(work: (browser: TestBrowser) => Promise<T>): Promise<T> {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    await using _portal = await openPortal({ ...world, role: 'web', host: '127.0.0.1', port, publicUrl });
    const browser = createBrowser(publicUrl);
    for (const [name, value] of owner.browser.cookies) browser.cookies.set(name, value);
    return await work(browser);
  }

  it('is noticed as whole when the server died before it could say so', async () => {
    const mediaId = await anEmptyEntry(owner.browser);
    const begun = await beginUpload(owner.browser, { mediaId, byteSize: clip.length });
    await writeFile(join(world.dataFolder, 'uploads', mediaId), clip);
    expect(await offsetOf(owner.browser, begun.headers.get('location') ?? '')).toBe(String(clip.length));
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
  });

  it('is noticed as whole by the sweep too, when nobody asks', async () => {
    const mediaId = await anEmptyEntry(owner.browser);
    await beginUpload(owner.browser, { mediaId, byteSize: clip.length });
    await writeFile(join(world.dataFolder, 'uploads', mediaId), clip);
    await world.portal.media.production.sweep();
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
  });

  it('is for who may edit the entry, at every step', async () => {
    const mediaId = await anEmptyEntry(owner.browser);
    const stranger = await world.aPerson({ siteRole: 'creator' });
    const viewer = await world.aPerson();
    await owner.browser.call(addCollaborator, {
      params: { mediaId },
      body: { email: viewer.email, kind: 'co-viewer' },
    });
    const start = { mediaId, byteSize: clip.length };
    expect((await beginUpload(stranger.browser, start)).status).toBe(404);
    expect((await beginUpload(viewer.browser, start)).status).toBe(403);
    expect((await beginUpload(world.aBrowser(), start)).status).toBe(401);

    const url = (await beginUpload(owner.browser, start)).headers.get('location') ?? '';
    expect(await offsetOf(stranger.browser, url)).toBeNull();
    expect((await sendBytes(stranger.browser, { url, offset: 0, bytes: clip })).status).toBe(404);
    const removal = { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } };
    expect((await stranger.browser.request(url, removal)).status).toBe(404);
    expect((await stranger.browser.request(url)).status).toBe(404);
    expect((await owner.browser.request(url)).status).toBe(404);
    expect(await offsetOf(owner.browser, url)).toBe('0');
  });

  it('is the one that the path names, whatever stands behind it', async () => {
    const theirs = await anEmptyEntry(owner.browser);
    const stranger = await world.aPerson({ siteRole: 'creator' });
    const ownEntry = await anEmptyEntry(stranger.browser);
    await beginUpload(owner.browser, { mediaId: theirs, byteSize: 10 });
    await beginUpload(stranger.browser, { mediaId: ownEntry, byteSize: 10 });
    const url = `/api/v1/uploads/${ownEntry}?name=/${theirs}`;
    await sendBytes(stranger.browser, { url, offset: 0, bytes: Buffer.from('hello') });
    await stranger.browser.request(url, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } });
    expect(await offsetOf(owner.browser, `/api/v1/uploads/${theirs}`)).toBe('0');
  });

  it('is the one that was admitted, whatever else its metadata names', async () => {
    const theirs = await anEmptyEntry(owner.browser);
    const stranger = await world.aPerson({ siteRole: 'creator' });
    const ownEntry = await anEmptyEntry(stranger.browser);
    const bytes = Buffer.from('theirs');
    const url = (await beginUpload(owner.browser, { mediaId: theirs, byteSize: 10 })).headers.get('location') ?? '';
    await sendBytes(owner.browser, { url, offset: 0, bytes });
    // A tab is white space to one reader of the list, and part of the name to another.
    const metadata = `filename,\tmediaId ${btoa(ownEntry)},mediaId ${btoa(theirs)}`;
    await beginUpload(stranger.browser, { mediaId: ownEntry, byteSize: 1, headers: { 'upload-metadata': metadata } });
    expect(await readFile(join(world.dataFolder, 'uploads', theirs))).toEqual(bytes);
    expect(await offsetOf(owner.browser, url)).toBe(String(bytes.length));
  });

  it('is refused when its entry is written in no readable way', async () => {
    const mediaId = await anEmptyEntry(owner.browser);
    const begun = await beginUpload(owner.browser, {
      mediaId,
      byteSize: 1,
      headers: { 'upload-metadata': 'mediaId AAAAA' },
    });
    expect(begun.status).toBe(404);
  });

  it('works with a key that may write', async () => {
    const key = await world.aKey(owner, ['media.read', 'media.write']);
    const mediaId = await upload(key, clip);
    expect(await outcomeOf(key, mediaId)).toEqual({ kind: 'ready' });
    const reader = await world.aKey(owner, ['media.read']);
    expect((await beginUpload(reader, { mediaId, byteSize: 1 })).status).toBe(403);
  });

  it('is refused to a page of another origin', async () => {
    const mediaId = await anEmptyEntry(owner.browser);
    const headers = { origin: 'https://evil.example' };
    const response = await beginUpload(owner.browser, { mediaId, byteSize: 1, headers });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says its length first, fits, and is the only one of its entry', async () => {
    const mediaId = await anEmptyEntry(owner.browser);
    const codeOf = async (response: Response) => ((await response.json()) as ProblemDocument).code;
    const tooLarge = { mediaId, byteSize: 30 * 1024 ** 3 };
    expect(await codeOf(await beginUpload(owner.browser, tooLarge))).toBe('media.too-large');
    const unknown = { mediaId, byteSize: 1, headers: { 'upload-length': '' } };
    expect(await codeOf(await beginUpload(owner.browser, unknown))).toBe('request.invalid');

    const url = (await beginUpload(owner.browser, { mediaId, byteSize: 10 })).headers.get('location') ?? '';
    expect(url).toBe(`/api/v1/uploads/${mediaId}`);
    await sendBytes(owner.browser, { url, offset: 0, bytes: Buffer.from('hello') });
    expect(await codeOf(await beginUpload(owner.browser, { mediaId, byteSize: 10 }))).toBe('media.upload-incomplete');
    expect((await sendBytes(owner.browser, { url, offset: 5, bytes: Buffer.from('too many') })).status).not.toBe(204);
  });

  it('is over once the entry has its bytes', async () => {
    const mediaId = await upload(owner.browser, clip);
    const url = `/api/v1/uploads/${mediaId}`;
    expect((await sendBytes(owner.browser, { url, offset: clip.length, bytes: clip })).status).toBe(404);
    expect((await beginUpload(owner.browser, { mediaId, byteSize: 1 })).status).toBe(404);
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
  });
});

describe('what is in the bin', () => {
  it('takes no bytes, and goes on where it was after a restore', async () => {
    const mediaId = await anEmptyEntry(owner.browser);
    const begun = await beginUpload(owner.browser, { mediaId, byteSize: clip.length });
    const url = begun.headers.get('location') ?? '';
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    expect((await sendBytes(owner.browser, { url, offset: 0, bytes: clip })).status).toBe(404);
    await owner.browser.call(restoreMedia, { params: { mediaId } });
    expect((await sendBytes(owner.browser, { url, offset: 0, bytes: clip })).status).toBe(204);
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
  });

  it('is removed with all its files after thirty days', async () => {
    const mediaId = await upload(owner.browser, clip);
    await outcomeOf(owner.browser, mediaId);
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    world.clock.move({ minutes: 29 * 24 * 60 });
    await world.portal.media.production.sweep();
    expect(await filesOf(mediaId)).not.toEqual([]);
    world.clock.move({ minutes: 2 * 24 * 60 });
    await world.portal.media.production.sweep();
    expect(await filesOf(mediaId)).toEqual([]);
    expect(await world.db.selectFrom('media').select('id').where('id', '=', mediaId).execute()).toEqual([]);
  });
});
