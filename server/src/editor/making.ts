import { whileAlone } from '#infra/alone.ts';
import { transact } from '#infra/db.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { followProgress } from '#infra/progress.ts';
import type { Workshop } from '#media/service.ts';
import type { CutRequest } from './cutting.ts';
import type { EditorDeps } from './deps.ts';
import { tellOfEditor } from './news.ts';
import { isOver } from './policy.ts';
import * as store from './store.ts';
import type { Versions } from './versions.ts';

/** What a worker brings along. */
export type EditWorkshop = Workshop & { readonly cut: (request: CutRequest) => Promise<void> };

export type EditAttempt = {
  readonly editId: string;
  readonly workshop: EditWorkshop;
  readonly signal: AbortSignal;
  readonly isLast: boolean;
};

type Work = Omit<EditAttempt, 'editId' | 'isLast'> & {
  readonly edit: store.Edit;
  readonly onProgress: (share: number) => void;
};

export const WORK_FOLDER = 'edits';
/** Of the way to a new version; the rest is the renditions. */
const CUT_SHARE = 0.45;

/** From an order to a version that plays, or to new entries. What plays is not touched before all is whole. */
export function createMaking(deps: EditorDeps, { playNew }: Pick<Versions, 'playNew'>) {
  const { db, clock, access, audit, jobs, storage, media, log } = deps;
  const { versions } = media;
  return { make, sweep };

  /** May run twice, also at the same time: the second waits for its next attempt. */
  async function make(attempt: EditAttempt): Promise<void> {
    const alone = await whileAlone(db, `edit ${attempt.editId}`, () => makeAlone(attempt));
    if (!alone && !attempt.isLast) throw new Error('Another worker is at it.');
  }

  async function makeAlone({ editId, workshop, signal, isLast }: EditAttempt): Promise<void> {
    const edit = await store.findEdit(db, editId);
    if (edit === undefined) return storage.remove(workFolderOf(editId));
    if (isOver(edit.state)) return removeFilesOf(edit);
    if (!(await mayGoOn(edit))) return end(edit, 'stopped');

    const progress = followProgress({
      put: (percent) => putProgress(edit, percent),
      onTrouble: (error) => log.warn({ err: error, mediaId: edit.mediaId }, 'progress could not be stored'),
    });
    const work = { edit, workshop, signal: AbortSignal.any([signal, progress.gone]), onProgress: progress.report };
    try {
      if (edit.intoNumber === null) await makeEntries(work);
      else await makeVersion(work, edit.intoNumber);
    } catch (error) {
      if (progress.gone.aborted) return end(edit, 'stopped');
      if (signal.aborted || !(isLast || isTimeOver(error))) throw error;
      log.warn({ err: error, mediaId: edit.mediaId, editId }, 'edit given up');
      await end(edit, 'failed');
    } finally {
      await progress.settled();
    }
  }

  async function makeVersion({ edit, workshop, signal, onProgress }: Work, number: number): Promise<void> {
    const version = { id: edit.mediaId, version: number };
    const source = versions.sourceOf(version);
    if ((await storage.find(source)) === null) {
      await storage.makeFolder(versions.folderOf(version));
      await cutTo({
        edit,
        parts: edit.parts,
        key: source,
        workshop,
        signal,
        onShare: (share) => onProgress(share * CUT_SHARE),
      });
    }
    const { failure, durationSeconds } = await versions.make(version, {
      workshop,
      signal,
      onProgress: (share) => onProgress(CUT_SHARE + share * (1 - CUT_SHARE)),
    });
    if (failure !== null) {
      log.warn({ mediaId: edit.mediaId, editId: edit.id, failure }, 'nothing could be made of an edit');
      return end(edit, 'failed');
    }
    if (!(await mayGoOn(edit))) return end(edit, 'stopped');
    await finish(edit, { number, durationSeconds });
  }

  async function finish(
    edit: store.Edit,
    { number, durationSeconds }: { readonly number: number; readonly durationSeconds: number | null },
  ): Promise<void> {
    const { mediaId, parts, personId } = edit;
    const isShown = await transact(db, async (tx) => {
      const entry = await versions.lock(tx, mediaId);
      if (entry === undefined || entry.deletedAt !== null || entry.version !== edit.ofNumber) return false;
      if (!(await store.endEdit(tx, { id: edit.id, state: 'done', now: clock.now() }))) return false;
      await playNew(tx, entry, { number, parts, personId, durationSeconds });
      await recordEnd(tx, edit, { number });
      return true;
    });
    if (!isShown) return end(edit, 'stopped');
    await storage.remove(workFolderOf(edit.id));
  }

  async function makeEntries({ edit, workshop, signal, onProgress }: Work): Promise<void> {
    const { intoMediaIds, becomes, parts } = edit;
    const wanted = becomes === 'entry' ? [parts] : parts.map((part) => [part]);
    for (const [place, id] of intoMediaIds.entries()) {
      const share = (done: number) => onProgress((place + done) / intoMediaIds.length);
      const key = clipOf(edit.id, id);
      if ((await storage.find(key)) === null) {
        await cutTo({ edit, parts: wanted[place] ?? [], key, workshop, signal, onShare: share });
      }
    }
    if (!(await mayGoOn(edit))) return end(edit, 'stopped');
    await adoptAll(edit);
  }

  /** All of them, or none. */
  async function adoptAll(edit: store.Edit): Promise<void> {
    const { mediaId, intoMediaIds, personId, title } = edit;
    const isMade = await transact(db, async (tx) => {
      const entry = await versions.lock(tx, mediaId);
      if (entry === undefined || entry.deletedAt !== null) return false;
      if (!(await store.endEdit(tx, { id: edit.id, state: 'done', now: clock.now() }))) return false;
      await recordEnd(tx, edit, { mediaIds: intoMediaIds });
      for (const [place, id] of intoMediaIds.entries()) {
        const numbered =
          intoMediaIds.length === 1 ? title : `${title.slice(0, 180)} (${place + 1}/${intoMediaIds.length})`;
        const { form, tags } = entry;
        const file = clipOf(edit.id, id);
        await versions.adopt(tx, { id, file, form, title: numbered, tags, ownerId: personId, ofMediaId: mediaId });
      }
      return true;
    });
    if (!isMade) return end(edit, 'stopped');
    await storage.remove(workFolderOf(edit.id));
  }

  async function recordEnd(tx: Parameters<typeof tellOfEditor>[0], edit: store.Edit, facts: object): Promise<void> {
    await audit.record(tx, {
      action: 'editor.finished',
      actor: { kind: 'person', id: edit.personId },
      mediaId: edit.mediaId,
      subjectId: edit.id,
      facts: { becomes: edit.becomes, ...facts },
    });
    await tellOfEditor(tx, edit.mediaId);
  }

  type Cut = Pick<Work, 'edit' | 'workshop' | 'signal'> & {
    readonly parts: store.Edit['parts'];
    readonly key: string;
    readonly onShare: (share: number) => void;
  };

  async function cutTo({ edit, parts, key, workshop, signal, onShare }: Cut): Promise<void> {
    await workshop.cut({
      source: storage.pathOf(versions.sourceOf({ id: edit.mediaId, version: edit.ofNumber })),
      parts,
      folder: await storage.makeFolder(workFolderOf(edit.id)),
      target: storage.pathOf(key),
      signal,
      onProgress: onShare,
    });
  }

  /** The entry is there, and whoever began it may still do it: what was taken away is asked for again at the end. */
  async function mayGoOn({ mediaId, personId }: store.Edit): Promise<boolean> {
    const entry = await versions.find(mediaId);
    if (entry === undefined || entry.deletedAt !== null) return false;
    const { abilities } = await access.standingOfPerson(db, personId, mediaId);
    return abilities.includes('media.edit');
  }

  /** Nothing of it is left, except that it was. */
  async function end(edit: store.Edit, state: 'stopped' | 'failed'): Promise<void> {
    await transact(db, async (tx) => {
      if (!(await store.endEdit(tx, { id: edit.id, state, now: clock.now() }))) return;
      await audit.record(tx, {
        action: 'editor.ended',
        actor: { kind: 'system' },
        mediaId: edit.mediaId,
        subjectId: edit.id,
        facts: { state },
      });
      await tellOfEditor(tx, edit.mediaId);
    });
    await removeFilesOf((await store.findEdit(db, edit.id)) ?? edit);
  }

  async function removeFilesOf({ id, mediaId, intoNumber, state }: store.Edit): Promise<void> {
    await storage.remove(workFolderOf(id));
    if (intoNumber !== null && state !== 'done') await versions.remove({ id: mediaId, version: intoNumber });
  }

  /** False when nobody waits for this edit any more. */
  function putProgress({ id, mediaId }: store.Edit, percent: number): Promise<boolean> {
    return transact(db, async (tx) => {
      if (!(await store.putProgress(tx, id, percent))) return false;
      await tellOfEditor(tx, mediaId);
      return true;
    });
  }

  /** What died in every attempt cannot say so itself; what it left behind goes. */
  async function sweep(): Promise<void> {
    const open = await store.listOpenEdits(db);
    for (const edit of open) {
      if (!(await jobs.isUnderWay('editor.edit', { editId: edit.id }))) await end(edit, 'failed');
    }
    for (const id of await storage.list(WORK_FOLDER)) {
      const edit = await store.findEdit(db, id);
      if (edit === undefined ? (await store.findThumbnail(db, id))?.state !== 'making' : isOver(edit.state))
        await storage.remove(workFolderOf(id));
    }
  }
}

export function workFolderOf(id: string): string {
  return `${WORK_FOLDER}/${id}`;
}

function clipOf(editId: string, mediaId: string): string {
  return `${workFolderOf(editId)}/${mediaId}`;
}

function isTimeOver(error: unknown): boolean {
  return error instanceof ProgramFailed && error.because === 'time-limit';
}
