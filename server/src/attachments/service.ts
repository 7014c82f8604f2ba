import { stat } from 'node:fs/promises';
import type { Access } from '#access/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import { type AttachmentsView, MAX_ATTACHMENT_BYTES, MOST_RELATED } from '#contract/attachments/endpoints.ts';
import { announce } from '#infra/announce.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import type { Download } from '#infra/http.ts';
import type { Log } from '#infra/log.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { Storage } from '#infra/storage.ts';
import { createUploads, isUploadId, openUploadFiles } from '#infra/uploads.ts';
import type { Playback } from '#playback/service.ts';
import {
  ATTACHMENT_UPLOADS_PATH,
  decideAdding,
  decideRelating,
  fileNameOf,
  IDLE_ATTACHMENT_DAYS,
  reordered,
} from './policy.ts';
import * as store from './store.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly access: Access;
  readonly audit: Audit;
  readonly playback: Playback;
  readonly storage: Storage;
  readonly log: Log;
};

const FOLDER = 'attachments';
const DAY_MILLISECONDS = 24 * 3600 * 1000;

export type Attachments = ReturnType<typeof createAttachments>;

/** Files beside an entry, as they were uploaded, and the entries it points to. */
export function createAttachments({ db, clock, access, audit, playback, storage, log }: Deps) {
  const files = openUploadFiles(storage, FOLDER);
  const uploads = createUploads({
    files,
    path: ATTACHMENT_UPLOADS_PATH,
    maxBytes: MAX_ATTACHMENT_BYTES,
    onWhole: finish,
    log,
  });
  return {
    view,
    create,
    importFile,
    change,
    remove,
    order,
    relate,
    open,
    sweep,
    uploads: { mediaIdOf, requireOpen, receive: uploads.receive },
  };

  async function view(mediaId: string, caller: Principal): Promise<AttachmentsView> {
    const [attachments, related, { abilities }] = await Promise.all([
      store.listAttachments(db, mediaId),
      relatedFor(mediaId, caller),
      access.standingOn(caller, mediaId),
    ]);
    const folder = playback.ticketFor(mediaId, caller);
    const shown = abilities.includes('media.edit') ? attachments : attachments.filter(({ state }) => state === 'ready');
    return {
      attachments: shown.map(({ id, name, title, bytes, state }) => ({
        id,
        name,
        title,
        bytes,
        state,
        url: folder === null || state !== 'ready' ? null : `${folder.url}/attachments/${id}`,
      })),
      related,
      endsAt: folder?.endsAt ?? null,
    };
  }

  async function relatedFor(mediaId: string, caller: Principal): Promise<AttachmentsView['related']> {
    const related = await store.listRelated(db, mediaId);
    const mayOpen = await openableBy(
      caller,
      related.map((each) => each.mediaId),
    );
    return related
      .filter((each) => mayOpen(each.mediaId))
      .map(({ version, poster, hasPicture, ...shown }) => ({
        ...shown,
        thumbnailUrl: hasPicture ? playback.posterUrl({ id: shown.mediaId, version, poster }, caller.sessionId) : null,
      }));
  }

  async function openableBy(caller: Principal, mediaIds: readonly string[]): Promise<(mediaId: string) => boolean> {
    const standings = await access.standingsOn(caller, mediaIds);
    return (mediaId) => standings.get(mediaId)?.abilities.includes('media.open') ?? false;
  }

  type Wanted = { readonly mediaId: string; readonly name: string; readonly byteSize: number };

  async function create({ mediaId, name, byteSize }: Wanted, by: Principal) {
    return transact(db, async (tx) => {
      await lockPresent(tx, mediaId);
      const { length: count } = await store.listAttachments(tx, mediaId);
      const decision = decideAdding({ count, byteSize });
      if (decision.kind === 'refuse') throw new Problem(`attachments.${decision.because}`);
      const attachmentId = await store.insertAttachment(tx, {
        mediaId,
        name: fileNameOf(name),
        bytes: byteSize,
        createdAt: clock.now(),
      });
      await audit.record(tx, {
        action: 'attachments.added',
        actor: actorOf(by),
        mediaId,
        subjectId: attachmentId,
        facts: { bytes: byteSize },
      });
      await tellOfChange(tx, mediaId);
      return { attachmentId, uploadUrl: ATTACHMENT_UPLOADS_PATH };
    });
  }

  type Import = Omit<Wanted, 'byteSize'> & {
    /** Lies on this machine and is copied. */
    readonly file: string;
  };

  /** Puts a file beside an entry that need not be uploaded. */
  async function importFile({ file, ...wanted }: Import, by: Principal): Promise<string> {
    const { size: byteSize } = await stat(file);
    const { attachmentId } = await create({ ...wanted, byteSize }, by);
    await files.keep(attachmentId, file);
    await finish(attachmentId);
    return attachmentId;
  }

  type Change = { readonly name?: string | undefined; readonly title?: string | undefined };
  type OfMedia = { readonly mediaId: string; readonly attachmentId: string };

  async function change(of: OfMedia, { name, title }: Change, by: Principal): Promise<AttachmentsView> {
    const fields = { ...(name !== undefined && { name: fileNameOf(name) }), ...(title !== undefined && { title }) };
    await write(of.mediaId, async (tx) => {
      if (!(await store.updateAttachment(tx, of, fields))) throw new Problem('attachments.unknown');
      await audit.record(tx, {
        action: 'attachments.changed',
        actor: actorOf(by),
        mediaId: of.mediaId,
        subjectId: of.attachmentId,
        facts: { fields: Object.keys(fields) },
      });
    });
    return view(of.mediaId, by);
  }

  async function remove(of: OfMedia, by: Principal): Promise<AttachmentsView> {
    await write(of.mediaId, async (tx) => {
      if (!(await store.deleteAttachment(tx, of))) throw new Problem('attachments.unknown');
      await audit.record(tx, {
        action: 'attachments.removed',
        actor: actorOf(by),
        mediaId: of.mediaId,
        subjectId: of.attachmentId,
      });
    });
    await files.remove(of.attachmentId);
    return view(of.mediaId, by);
  }

  async function order(mediaId: string, wanted: readonly string[], by: Principal): Promise<AttachmentsView> {
    await write(mediaId, async (tx) => {
      const now = await store.listAttachments(tx, mediaId);
      await store.putOrder(
        tx,
        reordered(
          now.map(({ id }) => id),
          wanted,
        ),
      );
    });
    return view(mediaId, by);
  }

  async function relate(mediaId: string, wanted: readonly string[], by: Principal): Promise<AttachmentsView> {
    const known = (await store.listRelated(db, mediaId)).map((each) => each.mediaId);
    const mayOpen = await openableBy(by, [...new Set([...wanted, ...known])]);
    await write(mediaId, async (tx) => {
      const now = (await store.listRelated(tx, mediaId)).map((each) => each.mediaId);
      const decision = decideRelating({ now, wanted, mediaId, mayOpen, most: MOST_RELATED });
      if (decision.kind === 'refuse') throw new Problem(`attachments.${decision.because}`);
      await store.putRelated(tx, { mediaId, relatedIds: decision.mediaIds });
      await audit.record(tx, {
        action: 'attachments.related',
        actor: actorOf(by),
        mediaId,
        facts: { count: decision.mediaIds.length },
      });
    });
    return view(mediaId, by);
  }

  /** A file by its signed path, for whoever may open the entry as long as it is sent. */
  async function open(path: {
    readonly mediaId: string;
    readonly ticket: string;
    readonly attachmentId: string;
  }): Promise<Download> {
    const { abilitiesNow } = await playback.admit(path, 'media.open');
    const found = isUploadId(path.attachmentId) ? await store.findAttachment(db, path.attachmentId) : undefined;
    if (found?.mediaId !== path.mediaId || found.state !== 'ready') throw new Problem('media.unknown');
    const { id, bytes, name } = found;
    const stillMay = async () => (await abilitiesNow()).includes('media.open');
    return { path: files.pathOf(id), bytes, name, tag: id, stillMay };
  }

  // ---- uploads

  /** Whose rights decide about this upload; null when there is no such upload. */
  async function mediaIdOf(attachmentId: string | null): Promise<string | null> {
    if (attachmentId === null || !isUploadId(attachmentId)) return null;
    return (await store.findAttachment(db, attachmentId))?.mediaId ?? null;
  }

  type Step = { readonly attachmentId: string; readonly step: 'begin' | 'look' | 'continue'; readonly bytes?: number };

  /** Throws when this file takes no bytes, or others than were told when it was made. */
  async function requireOpen({ attachmentId, step, bytes }: Step): Promise<void> {
    if (step === 'look') return settle(attachmentId);
    const [attachment, begun] = await Promise.all([store.findAttachment(db, attachmentId), files.find(attachmentId)]);
    if (attachment?.state !== 'uploading') throw new Problem('media.upload-unknown');
    if (step === 'continue' && begun === null) throw new Problem('media.upload-unknown');
    if (step === 'begin' && bytes !== attachment.bytes) throw new Problem('attachments.other-size');
    if (step === 'begin' && begun !== null && begun.offset > 0) throw new Problem('media.upload-incomplete');
  }

  /** Heals a crash between the last byte and its record. */
  async function settle(attachmentId: string): Promise<void> {
    if (await files.isComplete(attachmentId)) await finish(attachmentId);
  }

  async function finish(attachmentId: string): Promise<void> {
    await transact(db, async (tx) => {
      const ready = await store.putReady(tx, attachmentId);
      if (ready !== undefined) await tellOfChange(tx, ready.mediaId);
    });
  }

  // ---- upkeep

  /** Drops what nobody went on with, and the bytes of what is no longer beside an entry. */
  async function sweep(): Promise<void> {
    const before = new Date(clock.now().getTime() - IDLE_ATTACHMENT_DAYS * DAY_MILLISECONDS);
    for (const { id: attachmentId, mediaId } of await store.listUploadingSince(db, before)) {
      await settle(attachmentId);
      if (await files.isComplete(attachmentId)) continue;
      if (!(await files.isOlderThan(attachmentId, before))) continue;
      await transact(db, async (tx) => {
        await store.deleteAttachment(tx, { mediaId, attachmentId });
        await tellOfChange(tx, mediaId);
      });
    }
    const kept = await files.list();
    const states = await store.listStates(db, kept);
    for (const id of kept) if (!states.has(id)) await files.remove(id);
  }

  async function write(mediaId: string, work: (tx: Tx) => Promise<void>): Promise<void> {
    await transact(db, async (tx) => {
      await lockPresent(tx, mediaId);
      await work(tx);
      await tellOfChange(tx, mediaId);
    });
  }

  async function lockPresent(tx: Tx, mediaId: string): Promise<void> {
    const media = await store.lockMedia(tx, mediaId);
    if (media === null) throw new Problem('media.unknown');
    if (media.isDeleted) throw new Problem('media.is-deleted');
  }
}

/** Files beside an entry are part of its page: who has it open asks anew. */
function tellOfChange(tx: Tx, mediaId: string): Promise<void> {
  return announce(tx, { topic: `media:${mediaId}`, name: 'media.changed', payload: { mediaId } });
}
