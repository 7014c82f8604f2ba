import { stat } from 'node:fs/promises';
import type { Audit } from '#audit/service.ts';
import type { Failure, Form } from '#contract/media/endpoints.ts';
import { whileAlone } from '#infra/alone.ts';
import { announce } from '#infra/announce.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, transact } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Log } from '#infra/log.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { followProgress } from '#infra/progress.ts';
import type { Storage } from '#infra/storage.ts';
import type { UploadFiles } from '#infra/uploads.ts';
import type { Settings } from '#settings/service.ts';
import type { Workshop } from './making.ts';
import { tellOfChange } from './news.ts';
import { folderOf, IDLE_UPLOAD_DAYS, MEDIA_FOLDER, sourceOf, typeOf, versionFolderOf } from './policy.ts';
import * as store from './store.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly audit: Audit;
  readonly storage: Storage;
  readonly files: UploadFiles;
  readonly settings: Settings;
  readonly log: Log;
};

type Attempt = {
  readonly mediaId: string;
  readonly workshop: Workshop;
  readonly signal: AbortSignal;
  readonly isLast: boolean;
};

const DAY_MILLISECONDS = 24 * 3600 * 1000;

export type Production = ReturnType<typeof createProduction>;

/** From the last byte of an upload to an entry that can be shown, or to the reason why there is none. */
export function createProduction({ db, clock, jobs, audit, storage, files, settings, log }: Deps) {
  return { begin, settle, resume, make, sweep, removeBytes };

  /** All bytes are here. Does nothing when it began before, or when the entry lies in the bin: a restore asks again. */
  async function begin(mediaId: string): Promise<void> {
    await transact(db, async (tx) => {
      const entry = await store.lockEntry(tx, mediaId);
      if (entry === undefined || entry.deletedAt !== null || entry.state !== 'uploading') return;
      await store.updateEntry(tx, mediaId, { state: 'processing', percent: 0 });
      await jobs.order(tx, 'media.transcode', { mediaId });
      await tellOfChange(tx, mediaId);
    });
  }

  /** Heals a crash between the last byte and its record. */
  async function settle(mediaId: string): Promise<void> {
    if (await files.isComplete(mediaId)) await begin(mediaId);
  }

  /** After a restore: work that stopped when the entry was deleted goes on. */
  async function resume(mediaId: string): Promise<void> {
    await settle(mediaId);
    await transact(db, async (tx) => {
      const entry = await store.lockEntry(tx, mediaId);
      if (entry?.state === 'processing') await jobs.order(tx, 'media.transcode', { mediaId });
    });
  }

  /** May run twice, also at the same time: the second waits for its next attempt. */
  async function make(attempt: Attempt): Promise<void> {
    const alone = await whileAlone(db, `media ${attempt.mediaId}`, () => makeAlone(attempt));
    if (!alone && !attempt.isLast) throw new Error('Another worker is at it.');
  }

  async function makeAlone({ mediaId, workshop, signal, isLast }: Attempt): Promise<void> {
    const entry = await store.findEntry(db, mediaId);
    if (entry === undefined) return removeBytes(mediaId);
    if (entry.deletedAt !== null || entry.state !== 'processing') return;

    const progress = followProgress({
      put: (percent) => putProgress(mediaId, percent),
      onTrouble: (error) => log.warn({ err: error, mediaId }, 'progress could not be stored'),
    });
    const stoppable = AbortSignal.any([signal, progress.gone]);
    try {
      const failure = await makeVersion({ entry, workshop, signal: stoppable, onProgress: progress.report });
      await (failure === null ? finish(mediaId) : fail(mediaId, failure));
    } catch (error) {
      // Nobody waits for it any more; what lies in the bin goes on where it stopped, once it is restored.
      if (progress.gone.aborted) return removeBytesOfNothing(mediaId);
      const failure = signal.aborted ? null : failureOf(error, isLast);
      if (failure === null) throw error;
      log.warn({ err: error, mediaId, failure }, 'media given up');
      await fail(mediaId, failure);
    } finally {
      await progress.settled();
    }
  }

  type VersionAttempt = Pick<Attempt, 'workshop' | 'signal'> & {
    readonly entry: store.MediaEntry;
    readonly onProgress: (share: number) => void;
  };

  /** Null when all of it is there. */
  async function makeVersion({ entry, workshop, signal, onProgress }: VersionAttempt): Promise<Failure | null> {
    const mediaId = entry.id;
    const source = await takeSource(entry);
    const { size } = await stat(source);
    if (size === 0) return 'empty';
    const form = await workshop.formOf(source, signal);
    if (form === null) return 'unknown-kind';
    if (form !== entry.form) await putForm(entry, form);
    return workshop.makers[form]({
      mediaId,
      version: entry.version,
      source,
      folder: await storage.makeFolder(versionFolderOf(entry)),
      signal,
      onProgress,
      onPlayable: ({ durationSeconds }) => putPlayable(mediaId, durationSeconds),
    });
  }

  /** The upload becomes the source of this version, which stays beside what is made of it. */
  async function takeSource(entry: store.MediaEntry): Promise<string> {
    const key = sourceOf(entry);
    if ((await storage.find(key)) === null) await files.moveTo(entry.id, key);
    return storage.pathOf(key);
  }

  async function putForm({ id, type }: store.MediaEntry, form: Form): Promise<void> {
    await transact(db, async (tx) => {
      await store.updateEntry(tx, id, { form, type: typeOf({ type, form }) });
      await tellOfChange(tx, id);
    });
  }

  async function putPlayable(mediaId: string, durationSeconds: number | null): Promise<void> {
    await transact(db, async (tx) => {
      await store.updateEntry(tx, mediaId, { playable: true, durationSeconds });
      await tellOfChange(tx, mediaId);
    });
  }

  async function finish(mediaId: string): Promise<void> {
    await transact(db, async (tx) => {
      await store.updateEntry(tx, mediaId, { state: 'ready', percent: 100 });
      await tellOfChange(tx, mediaId);
    });
    await files.remove(mediaId);
    await removeBytesOfNothing(mediaId);
  }

  /** The row stays, so that the owner sees why; of the bytes nothing does. */
  async function fail(mediaId: string, failure: Failure): Promise<void> {
    await transact(db, async (tx) => {
      await store.updateEntry(tx, mediaId, { state: 'failed', failure, playable: false });
      await audit.record(tx, { action: 'media.failed', actor: { kind: 'system' }, mediaId, facts: { failure } });
      await tellOfChange(tx, mediaId);
    });
    await removeBytes(mediaId);
  }

  /** False when the entry is gone or in the bin. */
  function putProgress(mediaId: string, percent: number): Promise<boolean> {
    return transact(db, async (tx) => {
      const ownerId = await store.putProgress(tx, mediaId, percent);
      if (ownerId === null) return false;
      const event = { name: 'media.progressed', payload: { mediaId, percent } } as const;
      await announce(tx, { topic: `media:${mediaId}`, ...event }, { topic: `person:${ownerId}`, ...event });
      return true;
    });
  }

  /** Empties the bin of what has lain there long enough, and removes what no entry needs any more. */
  async function sweep(): Promise<void> {
    await emptyBin();
    await sweepUploads();
    await sweepFolders();
    await giveUpLostWork();
  }

  async function emptyBin(): Promise<void> {
    const { binDays } = await settings.get('media');
    const before = new Date(clock.now().getTime() - binDays * DAY_MILLISECONDS);
    await transact(db, async (tx) => {
      for (const mediaId of await store.deleteBinned(tx, before)) {
        await audit.record(tx, { action: 'media.removed', actor: { kind: 'system' }, mediaId });
      }
    });
  }

  async function sweepUploads(): Promise<void> {
    const idleBefore = new Date(clock.now().getTime() - IDLE_UPLOAD_DAYS * DAY_MILLISECONDS);
    const uploads = await files.list();
    const entries = await entriesOf(uploads);
    for (const mediaId of uploads) {
      const state = entries.get(mediaId)?.state;
      if (state === undefined || state === 'ready' || state === 'failed') await files.remove(mediaId);
      if (state !== 'uploading') continue;
      if (await files.isComplete(mediaId)) await begin(mediaId);
      else if (await files.isOlderThan(mediaId, idleBefore)) await files.remove(mediaId);
    }
  }

  async function sweepFolders(): Promise<void> {
    const folders = await storage.list(MEDIA_FOLDER);
    const entries = await entriesOf(folders);
    for (const mediaId of folders) {
      const state = entries.get(mediaId)?.state;
      if (state === undefined || state === 'failed') await removeBytes(mediaId);
    }
  }

  /** A worker that dies in every attempt cannot say so itself. */
  async function giveUpLostWork(): Promise<void> {
    for (const mediaId of await store.listProcessing(db)) {
      if (!(await jobs.isUnderWay('media.transcode', { mediaId }))) await fail(mediaId, 'our-fault');
    }
  }

  async function entriesOf(ids: readonly string[]): Promise<ReadonlyMap<string, store.MediaEntry>> {
    return new Map((await store.listEntries(db, ids)).map((entry) => [entry.id, entry]));
  }

  /** When the row went away while files were written. */
  async function removeBytesOfNothing(mediaId: string): Promise<void> {
    if ((await store.findEntry(db, mediaId)) === undefined) await removeBytes(mediaId);
  }

  async function removeBytes(mediaId: string): Promise<void> {
    await Promise.all([files.remove(mediaId), storage.remove(folderOf(mediaId))]);
  }
}

/** Null when another attempt may do better. */
function failureOf(error: unknown, isLast: boolean): Failure | null {
  if (error instanceof ProgramFailed && error.because === 'time-limit') return 'took-too-long';
  if (!isLast) return null;
  return error instanceof ProgramFailed && !/no space left/i.test(error.lastWords) ? 'broken' : 'our-fault';
}
