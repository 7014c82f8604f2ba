import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Access } from '#access/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import type { MediaAbility } from '#contract/access/roles.ts';
import type { Choice, DownloadView } from '#contract/downloads/endpoints.ts';
import { announce } from '#infra/announce.ts';
import { createCache } from '#infra/cache.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, transact } from '#infra/db.ts';
import { type Ffmpeg, ownPlaylistInput } from '#infra/ffmpeg.ts';
import type { Download } from '#infra/http.ts';
import type { Jobs } from '#infra/jobs.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { endingOf } from '#infra/sniff.ts';
import type { Storage } from '#infra/storage.ts';
import type { Playback } from '#playback/service.ts';
import { DOWNLOADS_FOLDER, isChoice, KEPT_DAYS, mayKeep, nameOf, type Offer, offersIn } from './policy.ts';
import * as store from './store.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly access: Access;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly playback: Playback;
  readonly storage: Storage;
};

type Answer = { readonly downloads: DownloadView[]; readonly endsAt: string | null };
export type MakeOrder = { readonly mediaId: string; readonly version: number; readonly choice: string };

const DAY_MILLISECONDS = 24 * 3600 * 1000;
/** No signed path lasts longer. */
const TAKING_MILLISECONDS = 20 * 60 * 1000;
// Copying is as fast as the disk.
const MAX_SECONDS = 30 * 60;

/** Headers alone, from its first byte, or a part of it. */
type Step = 'look' | 'begin' | 'go-on';
type Taking = { readonly step: Step; readonly sessionId: string; readonly mediaId: string };

export type DownloadsService = ReturnType<typeof createDownloads>;

/** What people keep of an entry: never more than its owner gives away, and never a moment longer. */
export function createDownloads({ db, clock, access, audit, jobs, playback, storage }: Deps) {
  const takings = createCache<Pick<Taking, 'sessionId'>>({ max: 20_000, milliseconds: TAKING_MILLISECONDS });
  return { list, prepare, open, make, sweep };

  async function list(mediaId: string, caller: Principal): Promise<Answer> {
    const entry = await entryOf(mediaId);
    const { abilities } = await access.standingOn(caller, mediaId);
    const offers = (await offersOf(entry)).filter((offer) => mayKeep(offer, { downloads: entry.downloads, abilities }));
    const signed = playback.ticketFor(mediaId, caller);
    return {
      downloads: await Promise.all(offers.map((offer) => viewOf(entry, offer, signed?.url ?? null))),
      endsAt: signed?.endsAt ?? null,
    };
  }

  async function prepare(mediaId: string, choice: Choice, caller: Principal): Promise<Answer> {
    const entry = await entryOf(mediaId);
    const { abilities } = await access.standingOn(caller, mediaId);
    const offer = (await offersOf(entry)).find((each) => each.choice === choice);
    if (offer === undefined || !mayKeep(offer, { downloads: entry.downloads, abilities })) {
      throw new Problem('downloads.unknown');
    }
    if ((await stateOf(entry, offer)) === 'on-request') {
      await transact(db, (tx) => jobs.order(tx, 'downloads.make', orderOf(entry, offer)));
    }
    return list(mediaId, caller);
  }

  /** A file by its signed path, for whoever may keep it as long as it is sent. */
  async function open(
    path: { readonly mediaId: string; readonly ticket: string; readonly choice: string },
    step: Step,
  ): Promise<Download> {
    const { sessionId, abilities, abilitiesNow } = await playback.admit(path, 'media.download');
    const entry = isChoice(path.choice) ? await store.findEntry(db, path.mediaId) : undefined;
    if (entry === undefined) throw new Problem('media.unknown');
    const offer = (await offersOf(entry)).find((each) => each.choice === path.choice);
    if (offer === undefined || !mayKeep(offer, { downloads: entry.downloads, abilities }))
      throw new Problem('media.unknown');
    const key = keyOf(entry, offer);
    const file = await storage.find(key);
    if (file === null) throw new Problem('media.unknown');
    if (offer.kind === 'source') await recordTaking(`${path.ticket} ${key}`, { step, sessionId, mediaId: entry.id });
    return {
      path: storage.pathOf(key),
      bytes: file.bytes,
      name: nameOf(offer, entry.title),
      tag: `${entry.id}.${entry.version}.${offer.choice}`,
      stillMay: async () => mayKeepNow(entry.id, offer, await abilitiesNow()),
    };
  }

  /** A download that goes on is not another one; who asks for a range of what they never began has taken it as well. */
  async function recordTaking(what: string, { step, sessionId, mediaId }: Taking): Promise<void> {
    if (step === 'look' || (step === 'go-on' && takings.has(what))) return;
    const by = await access.principalOfSession(sessionId);
    await audit.record(db, { action: 'downloads.source-taken', actor: actorOf(by), mediaId });
    takings.set(what, { sessionId });
  }

  async function mayKeepNow(mediaId: string, offer: Offer, abilities: readonly MediaAbility[]): Promise<boolean> {
    const entry = await store.findEntry(db, mediaId);
    return entry !== undefined && mayKeep(offer, { downloads: entry.downloads, abilities });
  }

  /** Puts renditions together to one file. It may be called twice: what has its final name is whole. */
  async function make(order: MakeOrder, ffmpeg: Ffmpeg, signal: AbortSignal): Promise<void> {
    const entry = await store.findEntry(db, order.mediaId);
    if (entry === undefined || entry.version !== order.version) return;
    const offer = (await offersOf(entry)).find((each) => each.choice === order.choice);
    if (offer === undefined || offer.from.kind === 'file') return;
    const key = keyOf(entry, offer);
    if ((await storage.find(key)) !== null) return;
    const folder = await storage.makeFolder(folderOf(entry));
    const unfinished = `making-${randomUUID()}.${offer.ending}`;
    try {
      await ffmpeg.encode({
        args: joining(
          offer.from.names.map((name) => storage.pathOf(`${versionOf(entry)}/${name}.m3u8`)),
          unfinished,
        ),
        folder,
        maxSeconds: MAX_SECONDS,
        signal,
      });
      await storage.move(`${folderOf(entry)}/${unfinished}`, key);
    } finally {
      await rm(join(folder, unfinished), { force: true });
    }
    await transact(db, (tx) =>
      announce(tx, { topic: `media:${entry.id}`, name: 'media.changed', payload: { mediaId: entry.id } }),
    );
  }

  /** Drops what was made a while ago, and all of what is gone or has another version. */
  async function sweep(): Promise<void> {
    const before = new Date(clock.now().getTime() - KEPT_DAYS * DAY_MILLISECONDS);
    const mediaIds = await storage.list(DOWNLOADS_FOLDER);
    const versions = await store.listVersions(db, mediaIds);
    for (const mediaId of mediaIds) {
      const folder = `${DOWNLOADS_FOLDER}/${mediaId}`;
      const current = versions.get(mediaId);
      if (current === undefined) await storage.remove(folder);
      for (const version of await storage.list(folder)) {
        if (version !== String(current)) await storage.remove(`${folder}/${version}`);
        for (const name of await storage.list(`${folder}/${version}`)) {
          const key = `${folder}/${version}/${name}`;
          const file = await storage.find(key);
          if (file !== null && file.changedAt < before) await storage.remove(key);
        }
      }
    }
  }

  async function entryOf(mediaId: string): Promise<store.Entry> {
    const entry = await store.findEntry(db, mediaId);
    if (entry === undefined) throw new Problem('media.unknown');
    if (!entry.playable) throw new Problem('media.not-ready');
    return entry;
  }

  async function offersOf(entry: store.Entry): Promise<readonly Offer[]> {
    const folder = versionOf(entry);
    const names = await storage.list(folder);
    const files = await Promise.all(
      names.map(async (name) => ({ name, bytes: (await storage.find(`${folder}/${name}`))?.bytes ?? 0 })),
    );
    const hasSource = names.includes('source');
    return offersIn(files, hasSource ? await endingOf(storage.pathOf(`${folder}/source`)) : null);
  }

  async function viewOf(entry: store.Entry, offer: Offer, folderUrl: string | null): Promise<DownloadView> {
    const { choice, kind, height, ending } = offer;
    const file = await storage.find(keyOf(entry, offer));
    const shown = { choice, kind, height, ending, bytes: file?.bytes ?? offer.bytes };
    const state = await stateOf(entry, offer);
    if (state !== 'ready') return { ...shown, state: { kind: state } };
    return { ...shown, state: { kind: 'ready', url: folderUrl === null ? null : `${folderUrl}/downloads/${choice}` } };
  }

  async function stateOf(entry: store.Entry, offer: Offer): Promise<DownloadView['state']['kind']> {
    if ((await storage.find(keyOf(entry, offer))) !== null) return 'ready';
    return (await jobs.isUnderWay('downloads.make', orderOf(entry, offer))) ? 'making' : 'on-request';
  }
}

function orderOf({ id, version }: store.Entry, { choice }: Offer): MakeOrder {
  return { mediaId: id, version, choice };
}

function versionOf({ id, version }: store.Entry): string {
  return `media/${id}/${version}`;
}

function folderOf({ id, version }: store.Entry): string {
  return `${DOWNLOADS_FOLDER}/${id}/${version}`;
}

function keyOf(entry: store.Entry, { choice, ending, from }: Offer): string {
  return from.kind === 'file' ? `${versionOf(entry)}/${from.name}` : `${folderOf(entry)}/${choice}.${ending}`;
}

/** Copied, not encoded; the index goes to the front, so that it plays while it comes. */
function joining(playlists: readonly string[], file: string): string[] {
  return [
    ...playlists.flatMap((playlist) => ownPlaylistInput(playlist)),
    ...playlists.flatMap((_, place) => ['-map', `${place}:0`]),
    ...['-c', 'copy', '-map_metadata', '-1', '-movflags', '+faststart', file],
  ];
}
