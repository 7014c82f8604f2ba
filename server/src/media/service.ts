import type { Access, Standing } from '#access/service.ts';
import type { Accounts } from '#accounts/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Person, Principal } from '#contract/access/principal.ts';
import type { Availability } from '#contract/media/availability.ts';
import type { Downloads, Form, MediaRow, MediaView, PublishStatus } from '#contract/media/endpoints.ts';
import type { MediaFilter } from '#contract/media/listing.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { UploadFiles, Uploads } from '#infra/uploads.ts';
import type { Notices } from '#notices/service.ts';
import type { Playback } from '#playback/service.ts';
import type { Search } from '#search/service.ts';
import type { Settings } from '#settings/service.ts';
import { createBin } from './bin.ts';
import { createCollaborators } from './collaborators.ts';
import { cursorOf, readCursor } from './listing.ts';
import * as listing from './listing-store.ts';
import { createMany } from './many.ts';
import { tellOfAccess, tellOfAccessToEach, tellOfChange } from './news.ts';
import { createOembed } from './oembed.ts';
import { goneAt, MAX_UPLOAD_BYTES, stateOf, typeOf, UPLOADS_PATH } from './policy.ts';
import type { Production } from './production.ts';
import * as store from './store.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly access: Access;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly notices: Notices;
  readonly playback: Playback;
  readonly files: UploadFiles;
  readonly production: Production;
  readonly jobs: Pick<Jobs, 'order'>;
  readonly settings: Settings;
  readonly publicUrl: string;
  readonly uploads: Uploads;
  /** Takes it out of the galleries it is in. */
  readonly onUnpublished: (tx: Tx, mediaId: string) => Promise<void>;
  readonly search: Pick<Search, 'follow'>;
};

export type { Workshop } from './making.ts';
export type { Versions } from './versions.ts';
export type Media = ReturnType<typeof createMedia>;

export function createMedia(deps: Deps) {
  const { db, clock, access, audit, playback, files, production, settings, uploads, jobs, search, onUnpublished } =
    deps;
  const collaborators = createCollaborators(deps);
  return {
    list,
    create,
    view,
    change,
    rowsOf,
    holdPresent: lockPresent,
    putStatus,
    withdraw,
    tellOfAccess: tellOfAccessToEach,
    setAvailability,
    setDownloads,
    moveToBin,
    restore,
    countPlay,
    setQuiz,
    importFile,
    countOwnedBy: (personId: string) => store.countOwnedBy(db, personId),
    production: { make: production.make, sweep: production.sweep },
    uploads: { requireOpen: requireUpload, receive: uploads.receive },
    collaborators,
    changeMany: createMany({ db, access, audit, search, collaborators, one: { moveToBin, restore, setStatus } }),
    oembed: createOembed(deps).of,
    bin: createBin({ ...deps, rowsOf: rowsOfEntries }),
  };

  type Listing = MediaFilter & {
    readonly sort: listing.Sort;
    readonly limit: number;
    readonly after?: string | undefined;
  };

  async function list(
    { sort, limit, after, ...filter }: Listing,
    caller: Person,
  ): Promise<{ media: MediaRow[]; next: string | null; total: number }> {
    const cursor = after === undefined ? null : readCursor(sort, after);
    if (after !== undefined && cursor === null) throw new Problem('request.invalid', { fields: [NO_PLACE] });
    const shelf = { personId: caller.personId, filter };
    const [found, total] = await Promise.all([
      listing.listShelf(db, { ...shelf, sort, after: cursor, limit: limit + 1 }),
      listing.countShelf(db, shelf),
    ]);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      media: [...(await rowsOfEntries(page, caller))],
      next: found.length > limit && last !== undefined ? cursorOf(sort, { key: last.sortKey, id: last.id }) : null,
      total,
    };
  }

  /** For another feature's list; what does not exist is left out. */
  async function rowsOf(ids: readonly string[], caller: Person): Promise<ReadonlyMap<string, MediaRow>> {
    const rows = await rowsOfEntries(await store.listEntries(db, ids), caller);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async function rowsOfEntries(entries: readonly store.MediaEntry[], caller: Person): Promise<readonly MediaRow[]> {
    const ids = entries.map(({ id }) => id);
    const [standings, { binDays }] = await Promise.all([access.standingsOn(caller, ids), settings.get('media')]);
    return entries.map((entry) => rowOf(entry, { standing: standings.get(entry.id), binDays, caller }));
  }

  type Shown = { readonly standing: Standing | undefined; readonly binDays: number; readonly caller: Person };

  function rowOf(entry: store.MediaEntry, { standing, binDays, caller }: Shown): MediaRow {
    const canBeShown = entry.playable && entry.deletedAt === null;
    return {
      ...commonView(entry, standing),
      deletedAt: entry.deletedAt?.toISOString() ?? null,
      goneAt: goneAt(entry.deletedAt, binDays)?.toISOString() ?? null,
      thumbnailUrl: canBeShown ? playback.posterUrl(entry, caller.sessionId) : null,
    };
  }

  async function create(
    { form, title, byteSize }: { readonly form: Form; readonly title: string; readonly byteSize: number },
    caller: Person,
  ): Promise<{ mediaId: string; uploadUrl: string }> {
    requireFitting(byteSize);
    const mediaId = await insert({ form, title, ownerId: caller.personId }, caller);
    return { mediaId, uploadUrl: UPLOADS_PATH };
  }

  type Import = {
    readonly form: Form;
    readonly ownerId: string;
    readonly title: string;
    readonly description?: string;
    readonly tags?: readonly string[];
    /** Lies on this machine and is copied. */
    readonly file: string;
  };

  /** Makes an entry of a file that need not be uploaded. */
  async function importFile({ file, ...entry }: Import): Promise<string> {
    const mediaId = await insert(entry, null);
    await files.keep(mediaId, file);
    await production.begin(mediaId);
    return mediaId;
  }

  type Draft = Pick<store.NewEntry, 'form' | 'title' | 'ownerId'> & Partial<store.NewEntry>;

  async function insert(draft: Draft, by: Person | null): Promise<string> {
    return transact(db, async (tx) => {
      const mediaId = await store.insertEntry(tx, { description: '', tags: [], createdAt: clock.now(), ...draft });
      await audit.record(tx, { action: 'media.created', actor: actorOf(by), mediaId });
      await search.follow(tx, mediaId);
      await tellOfChange(tx, mediaId);
      return mediaId;
    });
  }

  type UploadStep = { readonly mediaId: string; readonly step: 'begin' | 'look' | 'continue'; readonly bytes?: number };

  /** Throws when this entry takes no bytes, or not like this: it has one upload, whose length is told first. */
  async function requireUpload({ mediaId, step, bytes }: UploadStep): Promise<void> {
    if (step === 'look') return production.settle(mediaId);
    const [entry, begun] = await Promise.all([store.findEntry(db, mediaId), files.find(mediaId)]);
    if (entry?.state !== 'uploading') throw new Problem('media.upload-unknown');
    if (step === 'continue') {
      if (begun === null) throw new Problem('media.upload-unknown');
      return;
    }
    if (bytes === undefined) throw new Problem('request.invalid', { fields: [LENGTH_MISSING] });
    requireFitting(bytes);
    if (begun !== null && begun.offset > 0) throw new Problem('media.upload-incomplete');
  }

  async function view(mediaId: string, caller: Principal): Promise<MediaView> {
    const [entry, standing] = await Promise.all([store.findEntry(db, mediaId), access.standingOn(caller, mediaId)]);
    if (entry === undefined) throw new Problem('media.unknown');
    const { description, alternativeText, downloads, tags } = entry;
    const { collaboration, eventRole, invitedAs } = standing;
    return {
      ...commonView(entry, standing),
      description,
      alternativeText,
      downloads,
      tags: [...tags],
      collaboration,
      eventRole,
      invitedAs,
    };
  }

  type Change = {
    readonly title?: string | undefined;
    readonly description?: string | undefined;
    readonly tags?: readonly string[] | undefined;
    readonly alternativeText?: string | undefined;
  };

  async function change(mediaId: string, wanted: Change, by: Principal): Promise<MediaView> {
    const { title, description, tags, alternativeText } = wanted;
    const fields = {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(tags !== undefined && { tags: [...new Set(tags)] }),
      ...(alternativeText !== undefined && { alternativeText }),
    };
    await transact(db, async (tx) => {
      const before = await lockPresent(tx, mediaId);
      await store.updateEntry(tx, mediaId, fields);
      const isRenamed = title !== undefined && title !== before.title;
      if (isRenamed && before.availableFrom !== null) await jobs.order(tx, 'invites.follow-availability', { mediaId });
      await audit.record(tx, {
        action: 'media.changed',
        actor: actorOf(by),
        mediaId,
        facts: { fields: Object.keys(fields) },
      });
      await search.follow(tx, mediaId);
      await tellOfChange(tx, mediaId);
    });
    return view(mediaId, by);
  }

  type Published = {
    readonly mediaId: string;
    readonly status: PublishStatus;
    /** Where it is published from now on; whose rights they are, their feature knows. */
    readonly galleryIds: readonly string[];
  };

  /** With what else changes about its publishing; the caller holds the entry's row. */
  async function putStatus(tx: Tx, { mediaId, status, galleryIds }: Published, by: Principal): Promise<void> {
    const before = await lockPresent(tx, mediaId);
    if (before.status !== status) await store.updateEntry(tx, mediaId, { status });
    await audit.record(tx, {
      action: 'media.status-set',
      actor: actorOf(by),
      mediaId,
      facts: { from: before.status, to: status, galleryIds },
    });
    await tellOfAccess(tx, mediaId);
    await tellOfChange(tx, mediaId);
  }

  /** Out of every gallery. */
  async function setStatus(mediaId: string, status: 'private' | 'unlisted', by: Principal): Promise<void> {
    await transact(db, async (tx) => {
      const before = await lockPresent(tx, mediaId);
      if (before.status === status) return;
      await onUnpublished(tx, mediaId);
      await putStatus(tx, { mediaId, status, galleryIds: [] }, by);
    });
  }

  /** Private again, because where they were published is no more. */
  async function withdraw(tx: Tx, mediaIds: readonly string[]): Promise<void> {
    await store.makePrivate(tx, mediaIds);
    await tellOfAccessToEach(tx, mediaIds);
  }

  /** Whoever is downloading what is no longer given away is cut off. */
  async function setDownloads(mediaId: string, downloads: Downloads, by: Principal): Promise<MediaView> {
    await transact(db, async (tx) => {
      const before = await lockPresent(tx, mediaId);
      if (before.downloads === downloads) return;
      await store.updateEntry(tx, mediaId, { downloads });
      await audit.record(tx, {
        action: 'media.downloads-set',
        actor: actorOf(by),
        mediaId,
        facts: { from: before.downloads, to: downloads },
      });
      await tellOfAccess(tx, mediaId);
      await tellOfChange(tx, mediaId);
    });
    return view(mediaId, by);
  }

  /** Open pages ask anew what they may do; invitations and their calendars follow by themselves, once for several changes. */
  async function setAvailability(mediaId: string, { from, until }: Availability, by: Principal): Promise<MediaView> {
    const [availableFrom, availableUntil] = [momentOf(from), momentOf(until)];
    await transact(db, async (tx) => {
      const before = await lockPresent(tx, mediaId);
      const isSame =
        before.availableFrom?.getTime() === availableFrom?.getTime() &&
        before.availableUntil?.getTime() === availableUntil?.getTime();
      if (isSame) return;
      await store.updateEntry(tx, mediaId, { availableFrom, availableUntil });
      await audit.record(tx, {
        action: 'media.availability-set',
        actor: actorOf(by),
        mediaId,
        facts: { from, until },
      });
      await jobs.order(tx, 'invites.follow-availability', { mediaId });
      await tellOfAccess(tx, mediaId);
      await tellOfChange(tx, mediaId);
    });
    return view(mediaId, by);
  }

  /** Whoever has it open is sent away; invitations stop because access knows that it is deleted. */
  async function moveToBin(mediaId: string, by: Principal): Promise<null> {
    await transact(db, async (tx) => {
      const { deletedAt } = await lock(tx, mediaId);
      if (deletedAt !== null) return;
      await store.updateEntry(tx, mediaId, { deletedAt: clock.now() });
      await audit.record(tx, { action: 'media.deleted', actor: actorOf(by), mediaId });
      await tellOfAccess(tx, mediaId);
      await tellOfChange(tx, mediaId);
    });
    return null;
  }

  async function restore(mediaId: string, by: Principal): Promise<MediaView> {
    await transact(db, async (tx) => {
      const { deletedAt } = await lock(tx, mediaId);
      if (deletedAt === null) return;
      await store.updateEntry(tx, mediaId, { deletedAt: null });
      await audit.record(tx, { action: 'media.restored', actor: actorOf(by), mediaId });
      await tellOfAccess(tx, mediaId);
      await tellOfChange(tx, mediaId);
    });
    await production.resume(mediaId);
    return view(mediaId, by);
  }

  async function countPlay(mediaId: string, { sessionId }: Principal): Promise<null> {
    if (sessionId === null) return null;
    await transact(db, (tx) => store.takePlay(tx, { mediaId, sessionId, playedAt: clock.now() }));
    return null;
  }

  /** It becomes a quiz on what plays, or that itself again; false when it is of a form that does not play. */
  async function setQuiz(tx: Tx, mediaId: string, to: 'quiz' | 'plain'): Promise<boolean> {
    const { form } = await lockPresent(tx, mediaId);
    const type = to === 'quiz' ? typeOf({ type: 'quiz', form }) : form;
    if (to === 'quiz' && type !== 'quiz') return false;
    await store.updateEntry(tx, mediaId, { type });
    await tellOfChange(tx, mediaId);
    return true;
  }

  async function lock(tx: Tx, mediaId: string): Promise<store.MediaEntry> {
    const entry = await store.lockEntry(tx, mediaId);
    if (entry === undefined) throw new Problem('media.unknown');
    return entry;
  }

  async function lockPresent(tx: Tx, mediaId: string): Promise<store.MediaEntry> {
    const entry = await lock(tx, mediaId);
    if (entry.deletedAt !== null) throw new Problem('media.is-deleted');
    return entry;
  }
}

function momentOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

const NO_PLACE = { field: 'after', message: 'This is not a place in the list.' };
const LENGTH_MISSING = { field: 'upload-length', message: 'Say how long the file is.' };

function requireFitting(bytes: number): void {
  if (bytes > MAX_UPLOAD_BYTES) throw new Problem('media.too-large', { facts: { maxBytes: MAX_UPLOAD_BYTES } });
}

function commonView(entry: store.MediaEntry, standing: Standing | undefined) {
  const { id, type, form, title, ownerName, status, waitsForApproval, durationSeconds, plays, createdAt } = entry;
  return {
    id,
    type,
    form,
    title,
    ownerName,
    status,
    waitsForApproval,
    durationSeconds,
    plays,
    availability: {
      from: entry.availableFrom?.toISOString() ?? null,
      until: entry.availableUntil?.toISOString() ?? null,
    },
    state: stateOf(entry),
    createdAt: createdAt.toISOString(),
    abilities: [...(standing?.abilities ?? [])],
  };
}
