import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deleteMedia, getMedia, restoreMedia } from '#contract/media/endpoints.ts';
import { listChanges } from '#contract/realtime.ts';
import { openPrograms } from '#main/programs.ts';
import { workshopWith } from '#main/worker.ts';
import { aClip } from '#test/clips.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { freePort, openWorld, type PersonInWorld, type World } from '#test/world.ts';

vi.setConfig({ testTimeout: 180_000 });

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const workers: ChildProcess[] = [];
afterEach(() => workers.splice(0).forEach((worker) => void worker.kill('SIGKILL')));

/** Takes some seconds to encode, so that there is time to disturb it. */
async function aLongVideo({ browser }: PersonInWorld): Promise<string> {
  return upload(browser, await readFile(await aClip({ codec: 'hevc', size: '854x480', seconds: 10 })));
}

/** A worker of its own, as an operator starts one. */
async function startWorker({ connectionString, dataFolder, rootSecret }: World): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [MAIN], {
    env: {
      DATABASE_URL: connectionString,
      USHER_DATA: dataFolder,
      USHER_KEYS: rootSecret.reveal(),
      USHER_ROLE: 'worker',
      USHER_DEMO: '0',
      PORT: String(await freePort()),
    },
    stdio: 'ignore',
  });
  workers.push(worker);
  return worker;
}

async function stateOf({ browser }: PersonInWorld, mediaId: string) {
  return (await browser.call(getMedia, { params: { mediaId } })).state;
}

function untilUnderWay(owner: PersonInWorld, mediaId: string): Promise<void> {
  return vi.waitFor(
    async () => {
      const state = await stateOf(owner, mediaId);
      expect(state.kind === 'processing' && state.percent > 0).toBe(true);
    },
    { timeout: 60_000, interval: 50 },
  );
}

describe('making a video', () => {
  it('is told to pages while it goes on', async () => {
    await using world = await openWorld();
    const owner = await world.aPerson({ siteRole: 'creator' });
    const { next } = await owner.browser.call(listChanges, {});
    const mediaId = await aLongVideo(owner);
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
    const { events } = await owner.browser.call(listChanges, { query: { since: next, topics: `media:${mediaId}` } });
    const names = events.filter(({ payload }) => Object(payload).mediaId === mediaId).map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['media.changed', 'media.listed', 'media.progressed']));
    const percents = events
      .filter(({ name }) => name === 'media.progressed')
      .map((event) => Object(event.payload).percent);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(percents.length).toBeLessThan(120);
  });

  it('goes on where it was when the worker is killed', async () => {
    await using world = await openWorld({ role: 'web' });
    const owner = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await aLongVideo(owner);
    const worker = await startWorker(world);
    await untilUnderWay(owner, mediaId);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    expect(await stateOf(owner, mediaId)).toMatchObject({ kind: 'processing' });

    // What the queue does once it misses the worker's heartbeat.
    const { signal } = new AbortController();
    const attempt = {
      mediaId,
      workshop: workshopWith({ ...world, ...world.portal, ...(await openPrograms(world)) }),
      signal,
      isLast: false,
    };
    await vi.waitFor(() => world.portal.media.production.make(attempt), { timeout: 90_000 });
    expect(await stateOf(owner, mediaId)).toEqual({ kind: 'ready' });
    const files = await readdir(join(world.dataFolder, 'media', mediaId, '1'));
    expect(files.filter((name) => name.startsWith('making-'))).toEqual([]);
    expect(await readdir(join(world.dataFolder, 'uploads'))).toEqual([]);
    // A second run finds nothing left to do.
    await world.portal.media.production.make(attempt);
  });

  it('stops when the entry is deleted, and goes on when it is restored', async () => {
    await using world = await openWorld();
    const owner = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await aLongVideo(owner);
    await untilUnderWay(owner, mediaId);
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    await vi.waitFor(
      async () => expect(await world.portal.jobs.isUnderWay('media.transcode', { mediaId })).toBe(false),
      { timeout: 30_000, interval: 200 },
    );
    await owner.browser.call(restoreMedia, { params: { mediaId } });
    expect((await stateOf(owner, mediaId)).kind).toBe('processing');
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
  });

  it('is given up when no worker survives it', async () => {
    await using world = await openWorld({ role: 'web' });
    const owner = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await upload(owner.browser, Buffer.from('whatever'));
    await world.portal.media.production.sweep();
    expect((await stateOf(owner, mediaId)).kind).toBe('processing');
    await world.db
      .withSchema('pgboss')
      .deleteFrom('job' as never)
      .execute();
    await world.portal.media.production.sweep();
    expect(await stateOf(owner, mediaId)).toEqual({ kind: 'failed', because: 'our-fault' });
  });
});
