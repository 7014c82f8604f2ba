import type { Audit } from '#audit/service.ts';
import type { Failure } from '#contract/media/endpoints.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import type { Storage } from '#infra/storage.ts';
import type { Search } from '#search/service.ts';
import type { Making, Workshop } from './making.ts';
import { tellOfChange } from './news.ts';
import { folderOf, sourceOf, versionFolderOf } from './policy.ts';
import * as store from './store.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly jobs: Pick<Jobs, 'order'>;
  readonly storage: Storage;
  readonly search: Pick<Search, 'follow'>;
};

type Version = { readonly id: string; readonly version: number };

export type Versions = ReturnType<typeof createVersions>;

/** For features that make other versions of an entry, or entries out of one. */
export function createVersions({ db, clock, audit, jobs, storage, search }: Deps) {
  return {
    find: (mediaId: string) => store.findEntry(db, mediaId),
    lock: store.lockEntry,
    sourceOf,
    folderOf: versionFolderOf,
    make,
    show,
    setPoster,
    adopt,
    bytesOf,
    listNumbers,
    remove: (version: Version) => storage.remove(versionFolderOf(version)),
  };

  type Wanted = Pick<Making, 'signal' | 'onProgress'> & { readonly workshop: Workshop };

  /** All that is shown of a source that lies in its place already. The version that plays is not touched. */
  async function make(
    version: Version,
    { workshop, signal, onProgress }: Wanted,
  ): Promise<{ readonly failure: Failure | null; readonly durationSeconds: number | null }> {
    const source = storage.pathOf(sourceOf(version));
    const form = await workshop.formOf(source, signal);
    if (form === null) return { failure: 'unknown-kind', durationSeconds: null };
    let durationSeconds: number | null = null;
    const failure = await workshop.makers[form]({
      mediaId: version.id,
      version: version.version,
      source,
      folder: await storage.makeFolder(versionFolderOf(version)),
      signal,
      onProgress,
      onPlayable: async (made) => {
        durationSeconds = made.durationSeconds;
      },
    });
    return { failure, durationSeconds };
  }

  /** From the commit on, this one plays. A picture that somebody chose goes along. */
  async function show(
    tx: Tx,
    entry: store.MediaEntry,
    { version, durationSeconds }: { readonly version: number; readonly durationSeconds: number | null },
  ): Promise<void> {
    const shown = { id: entry.id, version };
    const poster = await broughtAlong(entry, shown);
    await store.updateEntry(tx, entry.id, { version, durationSeconds, poster });
    await tellOfChange(tx, entry.id);
  }

  async function broughtAlong(from: store.MediaEntry, to: Version): Promise<string | null> {
    const { poster } = from;
    if (poster === null) return null;
    const picture = `${versionFolderOf(from)}/${poster}`;
    const goal = `${versionFolderOf(to)}/${poster}`;
    if ((await storage.find(goal)) !== null) return poster;
    if ((await storage.find(picture)) === null) return null;
    await storage.copyIn(storage.pathOf(picture), goal);
    return poster;
  }

  async function setPoster(tx: Tx, mediaId: string, poster: string | null): Promise<void> {
    await store.updateEntry(tx, mediaId, { poster });
    await tellOfChange(tx, mediaId);
  }

  type Adopted = Pick<store.NewEntry, 'form' | 'title' | 'ownerId'> &
    Partial<Pick<store.NewEntry, 'tags'>> & {
      readonly id: string;
      /** Becomes its source; moved, not copied. */
      readonly file: string;
      readonly ofMediaId: string;
    };

  /** A new entry out of a file that lies here. Does nothing when it is there already. */
  async function adopt(tx: Tx, { id, file, ofMediaId, form, title, ownerId, tags = [] }: Adopted): Promise<void> {
    if ((await store.findEntry(tx, id)) !== undefined) return;
    await store.insertEntry(tx, { id, form, title, ownerId, tags, description: '', createdAt: clock.now() });
    await store.updateEntry(tx, id, { state: 'processing', percent: 0 });
    await audit.record(tx, {
      action: 'media.created',
      actor: { kind: 'person', id: ownerId },
      mediaId: id,
      facts: { of: ofMediaId },
    });
    await jobs.order(tx, 'media.transcode', { mediaId: id });
    await search.follow(tx, id);
    await tellOfChange(tx, id);
    if ((await storage.find(file)) !== null) await storage.move(file, sourceOf({ id, version: 1 }));
  }

  async function bytesOf(version: Version): Promise<number> {
    const folder = versionFolderOf(version);
    const found = await Promise.all((await storage.list(folder)).map((name) => storage.find(`${folder}/${name}`)));
    return found.reduce((sum, file) => sum + (file?.bytes ?? 0), 0);
  }

  /** Of all versions that have files. */
  async function listNumbers(mediaId: string): Promise<readonly number[]> {
    return (await storage.list(folderOf(mediaId)))
      .map(Number)
      .filter((number) => Number.isInteger(number) && number > 0);
  }
}
