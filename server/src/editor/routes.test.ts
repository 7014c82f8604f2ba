import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  cancelEdit,
  type EditState,
  getEditor,
  listVersions,
  restoreVersion,
  startEdit,
} from '#contract/editor/endpoints.ts';
import { type Part, timesAfterEdit } from '#contract/editor/parts.ts';
import {
  addCollaborator,
  deleteMedia,
  getMedia,
  getPlayback,
  removeCollaborator,
  restoreMedia,
  setPublishStatus,
} from '#contract/media/endpoints.ts';
import { listMedia } from '#contract/media/listing.ts';
import { listChanges } from '#contract/realtime.ts';
import { openStorage } from '#infra/storage.ts';
import { openPrograms } from '#main/programs.ts';
import { workshopWith } from '#main/worker.ts';
import { createVersions } from '#media/versions.ts';
import { aClip } from '#test/clips.ts';
import { aCodedClip, framesIn, secondsHeardIn } from '#test/coded-clip.ts';
import { startProcess } from '#test/process.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { freePort, openWorld, type PersonInWorld, type World } from '#test/world.ts';
import { type CutRequest, cut } from './cutting.ts';
import { createEditor, type OnTimeline } from './service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
});
afterAll(() => world[Symbol.asyncDispose]());

const numbers = (first: number, end: number) => Array.from({ length: end - first }, (_, at) => first + at);

/** Twelve seconds of frames that can be told apart. */
async function aVideo(by: PersonInWorld = owner): Promise<string> {
  const mediaId = await upload(by.browser, await readFile(await aCodedClip({ seconds: 12 })));
  expect(await outcomeOf(by.browser, mediaId)).toEqual({ kind: 'ready' });
  return mediaId;
}

/** Takes some seconds to cut and to encode, so that there is time to disturb it. */
async function aLongVideo(by: PersonInWorld = owner): Promise<string> {
  const mediaId = await upload(
    by.browser,
    await readFile(await aClip({ codec: 'hevc', size: '854x480', seconds: 20 })),
  );
  expect(await outcomeOf(by.browser, mediaId)).toEqual({ kind: 'ready' });
  return mediaId;
}

function trim(mediaId: string, parts: readonly Part[], by: PersonInWorld = owner) {
  return by.browser.call(startEdit, { params: { mediaId }, body: { becomes: 'version', parts: [...parts] } });
}

async function edited(mediaId: string, state: EditState = 'done', by: PersonInWorld = owner) {
  return vi.waitFor(
    async () => {
      const { edit } = await by.browser.call(getEditor, { params: { mediaId } });
      expect(edit?.state).toBe(state);
      if (edit === null) throw new Error('no edit');
      return edit;
    },
    { timeout: 90_000, interval: 100 },
  );
}

function untilUnderWay(mediaId: string, by: PersonInWorld = owner): Promise<void> {
  return vi.waitFor(
    async () => {
      const { edit } = await by.browser.call(getEditor, { params: { mediaId } });
      expect(edit?.state === 'working' && edit.percent > 0).toBe(true);
    },
    { timeout: 60_000, interval: 50 },
  );
}

/** The frames of what a player is given now. */
async function framesPlayed({ browser }: PersonInWorld, mediaId: string): Promise<readonly number[]> {
  const { streamUrl } = await browser.call(getPlayback, { params: { mediaId } });
  const master = await (await browser.request(streamUrl)).text();
  const rendition = /^(v\d+\.m3u8)$/m.exec(master)?.[1] ?? '';
  return framesIn(join(folderOf(mediaId, streamUrl), rendition));
}

function folderOf(mediaId: string, streamUrl: string): string {
  const version = streamUrl.split('/').at(-2) ?? '';
  return join(world.dataFolder, 'media', mediaId, version);
}

async function versionsOf(mediaId: string) {
  return (await owner.browser.call(listVersions, { params: { mediaId } })).versions;
}

describe('trimming over an entry', () => {
  it('plays exactly the frames that were kept, for everybody, from one moment on', async () => {
    const mediaId = await aVideo();
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'unlisted' } });
    const viewer = await world.aPerson();
    const before = await viewer.browser.call(getPlayback, { params: { mediaId } });
    const { next } = await viewer.browser.call(listChanges, {});

    expect(await trim(mediaId, [{ from: 2, to: 5.2 }])).toMatchObject({ becomes: 'version', state: 'waiting' });
    expect((await viewer.browser.request(before.streamUrl)).status).toBe(200);
    await edited(mediaId);

    expect(await framesPlayed(viewer, mediaId)).toEqual(numbers(50, 130));
    expect((await viewer.browser.call(getMedia, { params: { mediaId } })).durationSeconds).toBeCloseTo(3.2, 1);
    const { events } = await viewer.browser.call(listChanges, { query: { since: next, topics: `media:${mediaId}` } });
    expect(events.map(({ name }) => name)).toContain('media.changed');
    // What played before is for those who work on it.
    expect((await viewer.browser.request(before.streamUrl)).status).toBe(404);
    const old = before.streamUrl.split('/').at(-2);
    const now = await owner.browser.call(getPlayback, { params: { mediaId } });
    expect(now.streamUrl.split('/').at(-2)).toBe('2');
    const ofOld = now.streamUrl.replace(/\/2\/master/, `/${old}/master`);
    expect((await owner.browser.request(ofOld)).status).toBe(200);
  });

  it('cuts out the middle, and sound goes with the picture', async () => {
    const mediaId = await aVideo();
    await trim(mediaId, [
      { from: 0, to: 2 },
      { from: 9, to: 11 },
    ]);
    await edited(mediaId);
    expect(await framesPlayed(owner, mediaId)).toEqual([...numbers(0, 50), ...numbers(225, 275)]);
    const { streamUrl } = await owner.browser.call(getPlayback, { params: { mediaId } });
    const heard = await secondsHeardIn(join(folderOf(mediaId, streamUrl), 'source'));
    expect(heard.slice(1, 9)).toEqual(Array(8).fill(0));
    expect(heard.slice(21, 29)).toEqual(Array(8).fill(9));
    expect(heard).toHaveLength(40);
  });

  it('can be undone, and done again, and tells what each version is', async () => {
    const mediaId = await aVideo();
    expect(await versionsOf(mediaId)).toMatchObject([{ number: 1, isCurrent: true, parts: null, keptUntil: null }]);
    await trim(mediaId, [{ from: 1, to: 9 }]);
    await edited(mediaId);
    await trim(mediaId, [{ from: 4, to: 6 }]);
    await edited(mediaId);
    // Parts are of the version before: this is from second 5 of the upload on.
    expect(await framesPlayed(owner, mediaId)).toEqual(numbers(125, 175));
    const versions = await versionsOf(mediaId);
    expect(versions).toMatchObject([
      { number: 3, ofNumber: 2, isCurrent: true, parts: [{ from: 4, to: 6 }], byName: 'Olive Owner', keptUntil: null },
      { number: 2, ofNumber: 1, isCurrent: false, parts: [{ from: 1, to: 9 }], durationSeconds: expect.closeTo(8, 1) },
      { number: 1, ofNumber: null, isCurrent: false, parts: null, durationSeconds: expect.closeTo(12, 1) },
    ]);
    expect(versions.every(({ bytes }) => bytes > 10_000)).toBe(true);
    expect(versions.slice(1).every(({ keptUntil }) => keptUntil !== null)).toBe(true);

    await owner.browser.call(restoreVersion, { params: { mediaId, number: 1 } });
    expect(await framesPlayed(owner, mediaId)).toEqual(numbers(0, 300));
    expect((await owner.browser.call(getMedia, { params: { mediaId } })).durationSeconds).toBeCloseTo(12, 1);
    expect((await versionsOf(mediaId)).map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
      [3, false],
      [2, false],
      [1, true],
    ]);

    // A new edit gets a number that none had: what a browser keeps under an old one is never shown for it.
    await trim(mediaId, [{ from: 0, to: 1 }]);
    await edited(mediaId);
    expect((await versionsOf(mediaId))[0]).toMatchObject({ number: 4, ofNumber: 1, isCurrent: true });
    expect(await framesPlayed(owner, mediaId)).toEqual(numbers(0, 25));
    const unknown = { params: { mediaId, number: 9 } };
    expect(await owner.browser.refusalOf(restoreVersion, unknown)).toBe('editor.no-version');
  });

  it('cuts a recording of sound alone', async () => {
    const bytes = await readFile(await aCodedClip({ seconds: 12, hasPicture: false }));
    const mediaId = await upload(owner.browser, bytes);
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
    await trim(mediaId, [
      { from: 3, to: 5 },
      { from: 8, to: 9 },
    ]);
    await edited(mediaId);
    const media = await owner.browser.call(getMedia, { params: { mediaId } });
    expect(media).toMatchObject({ form: 'audio', durationSeconds: expect.closeTo(3, 1) });
    const heard = await secondsHeardIn(join(world.dataFolder, 'media', mediaId, '2', 'a0.m3u8'));
    expect(heard.slice(1, 9)).toEqual(Array(8).fill(3));
    expect(heard.slice(21, 29)).toEqual(Array(8).fill(8));
  });
});

describe('clipping into new entries', () => {
  it('makes one of who clips, and leaves the source alone', async () => {
    const mediaId = await aVideo();
    const colleague = await world.aPerson({ siteRole: 'creator' });
    const body = { email: colleague.email, kind: 'co-editor' as const };
    await owner.browser.call(addCollaborator, { params: { mediaId }, body });
    await colleague.browser.call(startEdit, {
      params: { mediaId },
      body: { becomes: 'entry', parts: [{ from: 6, to: 8 }] },
    });
    const { mediaIds } = await edited(mediaId);
    const [clipId = ''] = mediaIds;
    expect(mediaIds).toHaveLength(1);
    expect(await outcomeOf(colleague.browser, clipId)).toEqual({ kind: 'ready' });
    const clip = await colleague.browser.call(getMedia, { params: { mediaId: clipId } });
    expect(clip).toMatchObject({
      title: 'Clip of A lecture',
      ownerName: 'Ada Lovelace',
      type: 'video',
      status: 'private',
    });
    expect(await framesPlayed(colleague, clipId)).toEqual(numbers(150, 200));
    expect(await framesPlayed(owner, mediaId)).toEqual(numbers(0, 300));
    expect(await owner.browser.refusalOf(getMedia, { params: { mediaId: clipId } })).toBe('media.unknown');
    expect(await readdir(join(world.dataFolder, 'edits'))).toEqual([]);
  });

  it('splits without losing or doubling a frame', async () => {
    const mediaId = await aVideo();
    const body = { becomes: 'entries' as const, at: [3.3, 7], title: 'Lesson' };
    await owner.browser.call(startEdit, { params: { mediaId }, body });
    const { mediaIds } = await edited(mediaId);
    expect(mediaIds).toHaveLength(3);
    const frames: number[] = [];
    for (const id of mediaIds) {
      expect(await outcomeOf(owner.browser, id)).toEqual({ kind: 'ready' });
      frames.push(...(await framesPlayed(owner, id)));
    }
    expect(frames).toEqual(numbers(0, 300));
    const { media } = await owner.browser.call(listMedia, {});
    expect(media.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Lesson (1/3)', 'Lesson (2/3)', 'Lesson (3/3)']),
    );
  });

  it('is refused to who may edit here but make nothing', async () => {
    const mediaId = await aVideo();
    const helper = await world.aPerson({ siteRole: 'viewer' });
    const collaborator = { email: helper.email, kind: 'co-editor' as const };
    await owner.browser.call(addCollaborator, { params: { mediaId }, body: collaborator });
    const params = { mediaId };
    const parts = [{ from: 1, to: 2 }];
    expect(await helper.browser.refusalOf(startEdit, { params, body: { becomes: 'entry', parts } })).toBe(
      'editor.may-not-create',
    );
    expect(await helper.browser.refusalOf(startEdit, { params, body: { becomes: 'version', parts } })).toBeNull();
    await edited(mediaId);
  });
});

describe('an edit under way', () => {
  it('lets no other begin: of two at once one wins', async () => {
    const mediaId = await aVideo();
    const once = (from: number) =>
      owner.browser.refusalOf(startEdit, {
        params: { mediaId },
        body: { becomes: 'version', parts: [{ from, to: from + 2 }] },
      });
    const answers = await Promise.all([once(1), once(2), once(3), once(4)]);
    expect(answers.toSorted()).toEqual(['editor.busy', 'editor.busy', 'editor.busy', null]);
    await edited(mediaId);
    expect((await versionsOf(mediaId)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('can be cancelled, and leaves nothing but what played before', async () => {
    const mediaId = await aLongVideo();
    const { id: editId } = await trim(mediaId, [{ from: 1, to: 19 }]);
    await untilUnderWay(mediaId);
    await owner.browser.call(cancelEdit, { params: { mediaId, editId } });
    await edited(mediaId, 'cancelled');
    await untilNoneIsAtIt(editId);
    expect(await readdir(join(world.dataFolder, 'media', mediaId))).toEqual(['1']);
    expect(await readdir(join(world.dataFolder, 'edits'))).toEqual([]);
    expect(await owner.browser.refusalOf(cancelEdit, { params: { mediaId, editId } })).toBe('editor.no-edit');
    expect(await versionsOf(mediaId)).toHaveLength(1);
  });

  it('stops when the entry goes to the bin', async () => {
    const mediaId = await aLongVideo();
    const { id: editId } = await trim(mediaId, [{ from: 1, to: 19 }]);
    await untilUnderWay(mediaId);
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    expect(await owner.browser.refusalOf(getEditor, { params: { mediaId } })).toBe('media.is-deleted');
    await untilNoneIsAtIt(editId);
    await owner.browser.call(restoreMedia, { params: { mediaId } });
    await edited(mediaId, 'stopped');
    expect(await readdir(join(world.dataFolder, 'media', mediaId))).toEqual(['1']);
    expect((await owner.browser.call(getMedia, { params: { mediaId } })).state).toEqual({ kind: 'ready' });
  });

  it('comes to nothing when who began it was taken off the entry', async () => {
    const mediaId = await aLongVideo();
    const colleague = await world.aPerson({ siteRole: 'creator' });
    const body = { email: colleague.email, kind: 'co-editor' as const };
    await owner.browser.call(addCollaborator, { params: { mediaId }, body });
    await colleague.browser.call(startEdit, {
      params: { mediaId },
      body: { becomes: 'entry', parts: [{ from: 1, to: 15 }] },
    });
    await untilUnderWay(mediaId);
    await owner.browser.call(removeCollaborator, { params: { mediaId, personId: colleague.person.id } });
    await edited(mediaId, 'stopped');
    expect((await colleague.browser.call(listMedia, {})).media).toEqual([]);
  });

  it('goes on when the worker is killed', async () => {
    await using alone = await openWorld({ role: 'web' });
    const her = await alone.aPerson({ siteRole: 'creator' });
    const worker = await startProcess({ ...alone, port: await freePort(), more: { USHER_ROLE: 'worker' } });
    const mediaId = await aLongVideo(her);
    const { id: editId } = await trim(mediaId, [{ from: 1, to: 19 }], her);
    await untilUnderWay(mediaId, her);
    await worker.kill();
    const { durationSeconds } = await her.browser.call(getMedia, { params: { mediaId } });
    expect(durationSeconds).toBeCloseTo(20, 1);

    // What the queue does once it misses the worker's heartbeat.
    const attempt = { editId, workshop: await aWorkshop(), signal: new AbortController().signal, isLast: false };
    await vi.waitFor(() => alone.portal.editor.make(attempt), { timeout: 60_000 });
    await edited(mediaId, 'done', her);
    expect((await her.browser.call(getMedia, { params: { mediaId } })).durationSeconds).toBeCloseTo(18, 1);
    const files = await readdir(join(alone.dataFolder, 'media', mediaId, '2'));
    expect(files.filter((name) => name.startsWith('making-'))).toEqual([]);
    expect(await readdir(join(alone.dataFolder, 'edits'))).toEqual([]);
    // A second run finds nothing left to do.
    await alone.portal.editor.make(attempt);
  });

  it('that no worker survives is given up, and what played plays on', async () => {
    await using alone = await openWorld({ role: 'web' });
    const her = await alone.aPerson({ siteRole: 'creator' });
    const mediaId = await alone.aMedia(her);
    await trim(mediaId, [{ from: 1, to: 5 }], her);
    await alone.portal.editor.sweep();
    await edited(mediaId, 'waiting', her);
    await alone.db
      .withSchema('pgboss')
      .deleteFrom('job' as never)
      .execute();
    await alone.portal.editor.sweep();
    await edited(mediaId, 'failed', her);
    expect((await her.browser.call(getMedia, { params: { mediaId } })).state).toEqual({ kind: 'ready' });
  });
});

describe('what other features have on the timeline', () => {
  it('moves with the version, and comes back with it', async () => {
    await using alone = await openWorld({ role: 'web' });
    const { db, clock, log, portal } = alone;
    const her = await alone.aPerson({ siteRole: 'creator' });
    const mediaId = await alone.aMedia(her);
    const chapters = aFeature([0, 2, 4, 8]);
    const { access, audit, jobs } = portal;
    const storage = openStorage(alone.dataFolder);
    const versions = createVersions({ db, clock, audit, jobs, storage, search: portal.search });
    const editor = createEditor({
      db,
      clock,
      access,
      audit,
      jobs,
      storage,
      media: { versions },
      log,
      onTimeline: [chapters],
    });
    await storage.copyIn(await aCodedClip({ seconds: 12 }), `media/${mediaId}/1/source`);

    const { id: editId } = await trim(
      mediaId,
      [
        { from: 1, to: 3 },
        { from: 7, to: 9 },
      ],
      her,
    );
    const workshop = await aWorkshop();
    await editor.make({ editId, workshop, signal: new AbortController().signal, isLast: true });
    expect(chapters.moments).toEqual([1, 3]);
    chapters.moments = [1.5];

    const caller = {
      kind: 'person',
      sessionId: '',
      deviceId: '',
      personId: her.person.id,
      siteRole: 'creator',
    } as const;
    await editor.restoreVersion({ mediaId, number: 1 }, caller);
    expect(chapters.moments).toEqual([0, 2, 4, 8]);
    await editor.restoreVersion({ mediaId, number: 2 }, caller);
    expect(chapters.moments).toEqual([1.5]);
  });
});

describe('older versions', () => {
  it('go after thirty days, with their files', async () => {
    await using alone = await openWorld();
    const her = await alone.aPerson({ siteRole: 'creator' });
    const mediaId = await aVideo(her);
    await trim(mediaId, [{ from: 1, to: 3 }], her);
    await edited(mediaId, 'done', her);
    await alone.portal.editor.sweep();
    expect(await readdir(join(alone.dataFolder, 'media', mediaId))).toEqual(['1', '2']);
    alone.clock.move({ minutes: 30 * 24 * 60 + 1 });
    await alone.portal.editor.sweep();
    expect(await readdir(join(alone.dataFolder, 'media', mediaId))).toEqual(['2']);
  });
});

function aFeature(moments: readonly number[]): OnTimeline & { moments: readonly number[] } {
  const feature: OnTimeline & { moments: readonly number[] } = {
    name: 'chapters',
    moments,
    keep: async () => feature.moments,
    move: async (_tx, { parts }) => {
      feature.moments = feature.moments.flatMap((moment) => timesAfterEdit(parts)(moment) ?? []);
    },
    putBack: async (_tx, _mediaId, kept) => {
      feature.moments = kept as number[];
    },
  };
  return feature;
}

async function aWorkshop() {
  const programs = await openPrograms(world);
  const workshop = workshopWith({ ...world, ...world.portal, ...programs });
  return { ...workshop, cut: (request: CutRequest) => cut(programs.ffmpeg, request) };
}

function untilNoneIsAtIt(editId: string): Promise<void> {
  return vi.waitFor(async () => expect(await world.portal.jobs.isUnderWay('editor.edit', { editId })).toBe(false), {
    timeout: 30_000,
    interval: 200,
  });
}
