import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Principal } from '#contract/access/principal.ts';
import type { setThumbnail } from '#contract/editor/endpoints.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { sniffPicture } from '#infra/sniff.ts';
import type { EditorDeps } from './deps.ts';
import { workFolderOf } from './making.ts';
import { tellOfEditor } from './news.ts';
import { isOutside, refusalOfTimeline } from './policy.ts';
import type { Photographer } from './posters.ts';
import * as store from './store.ts';
import { thumbnailView } from './view.ts';

type Wanted = BodyOf<typeof setThumbnail>;

type Attempt = {
  readonly thumbnailId: string;
  readonly photographer: Photographer;
  readonly signal: AbortSignal;
  readonly isLast: boolean;
};

const PICTURE_FILE = 'picture';

/** The picture in lists and before playing. Each choice gets a file of its own, because browsers keep what they have. */
export function createThumbnails({ db, audit, jobs, storage, media, log }: EditorDeps) {
  const { versions } = media;
  return { set, make };

  async function set(mediaId: string, wanted: Wanted, by: Principal) {
    const id = randomUUID();
    if (wanted.kind === 'picture') await keepPicture(id, wanted.base64);
    const thumbnail = {
      ...{ mediaId, id, kind: wanted.kind },
      seconds: wanted.kind === 'frame' ? wanted.seconds : null,
      state: wanted.kind === 'automatic' ? ('shown' as const) : ('making' as const),
    };
    await transact(db, async (tx) => {
      const entry = await versions.lock(tx, mediaId);
      if (entry === undefined) throw new Problem('media.unknown');
      if (entry.deletedAt !== null) throw new Problem('media.is-deleted');
      const facts = { ...entry, isReady: entry.state === 'ready' };
      const because = refusalOfTimeline(facts);
      if (because !== null) throw new Problem(because);
      if (wanted.kind === 'frame' && entry.form !== 'video') throw new Problem('editor.no-timeline');
      if (wanted.kind === 'frame' && isOutside(wanted.seconds, facts)) throw new Problem('editor.outside');
      await store.putThumbnail(tx, thumbnail);
      if (wanted.kind === 'automatic') await versions.setPoster(tx, mediaId, null);
      else await jobs.order(tx, 'editor.thumbnail', { thumbnailId: id });
      await audit.record(tx, {
        action: 'editor.thumbnail-set',
        actor: actorOf(by),
        mediaId,
        facts: { kind: wanted.kind, seconds: thumbnail.seconds },
      });
      await tellOfEditor(tx, mediaId);
    });
    return thumbnailView(thumbnail);
  }

  /** As it came, for the worker alone: what is shown is drawn anew. */
  async function keepPicture(id: string, base64: string): Promise<void> {
    const path = join(await storage.makeFolder(workFolderOf(id)), PICTURE_FILE);
    await writeFile(path, Buffer.from(base64, 'base64'), { mode: 0o600 });
    if ((await sniffPicture(path)) !== null) return;
    await storage.remove(workFolderOf(id));
    throw new Problem('editor.not-a-picture');
  }

  async function make({ thumbnailId, photographer, signal, isLast }: Attempt): Promise<void> {
    const work = workFolderOf(thumbnailId);
    const thumbnail = await store.findThumbnail(db, thumbnailId);
    const entry = thumbnail === undefined ? undefined : await versions.find(thumbnail.mediaId);
    if (thumbnail?.state !== 'making' || entry === undefined) return storage.remove(work);

    const folder = await storage.makeFolder(work);
    try {
      const drawn =
        thumbnail.kind === 'frame'
          ? await photographer.ofFrame({
              source: storage.pathOf(versions.sourceOf({ id: entry.id, version: entry.version })),
              seconds: thumbnail.seconds ?? 0,
              folder,
              signal,
            })
          : await photographer.ofPicture({ source: join(folder, PICTURE_FILE), folder, signal });
      await show(thumbnail, { drawn: `${work}/${drawn}` });
    } catch (error) {
      if (signal.aborted || !(isLast || error instanceof ProgramFailed)) throw error;
      log.warn({ err: error, mediaId: entry.id }, 'thumbnail given up');
      await giveUp(thumbnail);
    }
    await storage.remove(work);
  }

  async function show({ id, mediaId }: store.Thumbnail, { drawn }: { readonly drawn: string }): Promise<void> {
    const poster = `poster-${id}.jpg`;
    await transact(db, async (tx) => {
      const entry = await versions.lock(tx, mediaId);
      if (entry === undefined || !(await store.endThumbnail(tx, { id, state: 'shown' }))) return;
      // Into the version that plays now, which may be another than the one it was taken from.
      await storage.move(drawn, `${versions.folderOf({ id: mediaId, version: entry.version })}/${poster}`);
      await versions.setPoster(tx, mediaId, poster);
      await tellOfEditor(tx, mediaId);
    });
  }

  async function giveUp({ id, mediaId }: store.Thumbnail): Promise<void> {
    await transact(db, async (tx) => {
      if (await store.endThumbnail(tx, { id, state: 'failed' })) await tellOfEditor(tx, mediaId);
    });
  }
}
