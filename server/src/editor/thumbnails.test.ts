import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getEditor, setThumbnail, startEdit, type ThumbnailView } from '#contract/editor/endpoints.ts';
import { getPlayback } from '#contract/media/endpoints.ts';
import { listMedia } from '#contract/media/listing.ts';
import { listChanges } from '#contract/realtime.ts';
import { aCodedClip, framesIn } from '#test/coded-clip.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const run = promisify(execFile);
let world: World;
let owner: PersonInWorld;
let folder: string;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), 'usher-thumbnails-'));
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await upload(owner.browser, await readFile(await aCodedClip({ seconds: 12 })));
  expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function choose(body: Parameters<typeof owner.browser.call<typeof setThumbnail>>[1] & object) {
  return owner.browser.call(setThumbnail, { params: { mediaId }, ...body });
}

function untilIt(state: ThumbnailView['state']): Promise<ThumbnailView> {
  return vi.waitFor(
    async () => {
      const { thumbnail } = await owner.browser.call(getEditor, { params: { mediaId } });
      expect(thumbnail.state).toBe(state);
      return thumbnail;
    },
    { timeout: 20_000, interval: 50 },
  );
}

async function posterUrl(): Promise<string> {
  const [{ posterUrl }, { media }] = await Promise.all([
    owner.browser.call(getPlayback, { params: { mediaId } }),
    owner.browser.call(listMedia, {}),
  ]);
  // The list and the player agree.
  expect(media.find(({ id }) => id === mediaId)?.thumbnailUrl).toBe(posterUrl);
  return posterUrl ?? '';
}

async function poster(): Promise<{ readonly bytes: Buffer; readonly path: string }> {
  const response = await owner.browser.request(await posterUrl());
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  const bytes = Buffer.from(await response.arrayBuffer());
  const path = join(folder, 'poster.jpg');
  await writeFile(path, bytes);
  return { bytes, path };
}

async function aPicture(name: string, ...args: readonly string[]): Promise<Buffer> {
  const path = join(folder, name);
  await run('ffmpeg', [
    '-loglevel',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    'color=red:size=400x300',
    '-frames:v',
    '1',
    ...args,
    path,
  ]);
  return readFile(path);
}

describe('a thumbnail', () => {
  it('is the frame that is seen at a moment, sharp, and at another address', async () => {
    const before = await posterUrl();
    const { next } = await owner.browser.call(listChanges, {});
    expect(await choose({ body: { kind: 'frame', seconds: 7.77 } })).toEqual({ kind: 'frame', state: 'making' });
    await untilIt('shown');

    const { path, bytes } = await poster();
    expect(await framesIn(path)).toEqual([194]);
    expect(sizeOf(bytes)).toEqual([1280, 720]);
    expect(await posterUrl()).not.toBe(before);
    const { events } = await owner.browser.call(listChanges, { query: { since: next, topics: `media:${mediaId}` } });
    expect(events.map(({ name }) => name)).toEqual(expect.arrayContaining(['media.changed', 'media.listed']));
  });

  it('is the last frame, where sound goes on behind it', async () => {
    await choose({ body: { kind: 'frame', seconds: 12.03 } });
    await untilIt('shown');
    expect(await framesIn((await poster()).path)).toEqual([299]);
  });

  it('stays when another version plays', async () => {
    await choose({ body: { kind: 'frame', seconds: 10 } });
    await untilIt('shown');
    await owner.browser.call(startEdit, {
      params: { mediaId },
      body: { becomes: 'version', parts: [{ from: 0, to: 4 }] },
    });
    await vi.waitFor(
      async () => {
        const { edit } = await owner.browser.call(getEditor, { params: { mediaId } });
        expect(edit?.state).toBe('done');
      },
      { timeout: 30_000, interval: 100 },
    );
    expect(await posterUrl()).toContain('/2/poster-');
    expect(await framesIn((await poster()).path)).toEqual([250]);
  });

  it('can be a picture, which is drawn anew and never shown as it came', async () => {
    const sent = await aPicture('secret.jpg', '-metadata', 'comment=the place where it was taken');
    await choose({ body: { kind: 'picture', base64: sent.toString('base64') } });
    await untilIt('shown');
    const { bytes } = await poster();
    expect(sizeOf(bytes)).toEqual([1280, 720]);
    expect(bytes.includes('the place')).toBe(false);
    for (const name of ['a.png', 'a.webp']) {
      await choose({ body: { kind: 'picture', base64: (await aPicture(name)).toString('base64') } });
      await untilIt('shown');
    }
  });

  it('goes back to the automatic one', async () => {
    expect(await choose({ body: { kind: 'automatic' } })).toEqual({ kind: 'automatic', state: 'shown' });
    expect(await posterUrl()).toMatch(/\/poster\.jpg$/);
  });

  it('is never a drawing, a page, or what only begins like a picture', async () => {
    const before = await posterUrl();
    for (const words of ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', '<html></html>']) {
      const body = { kind: 'picture' as const, base64: btoa(words) };
      expect(await owner.browser.refusalOf(setThumbnail, { params: { mediaId }, body })).toBe('editor.not-a-picture');
    }
    const broken = (await aPicture('broken.png')).subarray(0, 60);
    await choose({ body: { kind: 'picture', base64: broken.toString('base64') } });
    await untilIt('failed');
    expect(await posterUrl()).toBe(before);
  });

  it('comes from within the media', async () => {
    const refusal = (seconds: number) =>
      owner.browser.refusalOf(setThumbnail, { params: { mediaId }, body: { kind: 'frame', seconds } });
    expect(await refusal(4000)).toBe('editor.outside');
  });
});

/** ITU-T T.81 §B.2.2: the frame header. */
function sizeOf(jpeg: Buffer): readonly number[] {
  const header = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  return [jpeg.readUInt16BE(header + 7), jpeg.readUInt16BE(header + 5)];
}
