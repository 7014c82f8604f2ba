import { readFile } from 'node:fs/promises';
import type { Access } from '#access/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import type { MediaAbility } from '#contract/access/roles.ts';
import type { StoredEvent } from '#infra/announce.ts';
import { createByteCache, createCache } from '#infra/cache.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import type { Keys } from '#infra/secret.ts';
import { isAbsence, type Storage } from '#infra/storage.ts';
import { claimOf, type FileKind, fileKindOf, isVersion, pathOf, readTicket, type Ticket, ticketFor } from './policy.ts';
import { findPlayable, type Playable } from './store.ts';

/** How long a lost right may still be honoured where its announcement did not arrive. */
const DECISION_MILLISECONDS = 2000;
const HOT_BYTES = 256 * 1024 ** 2;
/** Chosen while the renditions were made. */
const AUTOMATIC_POSTER = 'poster.jpg';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly access: Access;
  readonly storage: Storage;
};
type Decision = { readonly abilities: Promise<readonly MediaAbility[]> };
type Playing = { readonly version: Promise<number | null> };

export type Playback = ReturnType<typeof createPlayback>;
/** Somebody who came by a signed path. */
export type Bearer = {
  readonly sessionId: string;
  readonly abilities: readonly MediaAbility[];
  /** For what takes longer than a moment to send. */
  readonly abilitiesNow: () => Promise<readonly MediaAbility[]>;
};
export type MediaFile = { readonly kind: FileKind; readonly bytes: Buffer };

/** Media under signed paths: the path names the session, and each request asks what that session may do now. */
export function createPlayback({ db, clock, keys, access, storage }: Deps) {
  const decisions = createCache<Decision>({ max: 20_000, milliseconds: DECISION_MILLISECONDS });
  const playing = createCache<Playing>({ max: 20_000, milliseconds: DECISION_MILLISECONDS });
  const hotFiles = createByteCache(HOT_BYTES);
  return { pathsFor, folderFor, ticketFor: signedFor, posterUrl, admit, open, onEvent };

  async function pathsFor(mediaId: string, caller: Principal) {
    const { url, endsAt, poster } = await folderFor(mediaId, caller);
    return {
      streamUrl: `${url}/master.m3u8`,
      folderUrl: url,
      posterUrl: `${url}/${poster}`,
      previewsUrl: `${url}/timeline.vtt`,
      endsAt,
    };
  }

  /** The signed address of all that can be shown of an entry, for the session that asks; files are named after it. */
  async function folderFor(
    mediaId: string,
    { sessionId }: Principal,
  ): Promise<{ readonly url: string; readonly endsAt: string; readonly poster: string }> {
    const found = await findPlayable(db, mediaId);
    if (found === null || sessionId === null) throw new Problem('media.unknown');
    if (!found.playable) throw new Problem('media.not-ready');
    const ticket = ticketFor({ mediaId, sessionId, now: clock.now() });
    return {
      url: folderOf(ticket, found.version),
      endsAt: ticket.endsAt.toISOString(),
      poster: found.poster ?? AUTOMATIC_POSTER,
    };
  }

  /** The signed address of what belongs to an entry but is not made of its file; null for who has no session. */
  function signedFor(
    mediaId: string,
    { sessionId }: Principal,
  ): { readonly url: string; readonly endsAt: string } | null {
    if (sessionId === null) return null;
    const ticket = ticketFor({ mediaId, sessionId, now: clock.now() });
    return { url: pathOf(ticket, keys.signPath(claimOf(ticket))), endsAt: ticket.endsAt.toISOString() };
  }

  /** For a list of entries; null for who has no session, as API keys have none. */
  function posterUrl(
    { id: mediaId, version, poster }: { readonly id: string } & Pick<Playable, 'version' | 'poster'>,
    sessionId: string | null,
  ): string | null {
    if (sessionId === null) return null;
    return `${folderOf(ticketFor({ mediaId, sessionId, now: clock.now() }), version)}/${poster ?? AUTOMATIC_POSTER}`;
  }

  function folderOf(ticket: Ticket, version: number): string {
    return `${pathOf(ticket, keys.signPath(claimOf(ticket)))}/${version}`;
  }

  /** A file by the four parts of its path. Whatever is wrong with them, there is nothing here. */
  async function open(path: {
    readonly mediaId: string;
    readonly ticket: string;
    readonly version: string;
    readonly file: string;
  }): Promise<MediaFile> {
    const kind = fileKindOf(path.file);
    if (kind === null || !isVersion(path.version)) throw new Problem('media.unknown');
    const { abilities } = await admit(path, 'media.open');
    const isOpen = abilities.includes('media.edit') || (await plays(path.mediaId, Number(path.version)));
    if (!isOpen) throw new Problem('media.unknown');
    return { kind, bytes: await bytesOf(`media/${path.mediaId}/${path.version}/${path.file}`, kind) };
  }

  /** Whoever comes by a path of ours and may do this now; to everybody else there is nothing here. */
  async function admit(
    path: { readonly mediaId: string; readonly ticket: string },
    wanted: MediaAbility,
  ): Promise<Bearer> {
    const read = readTicket(path.mediaId, path.ticket);
    if (read === null || !keys.isPathSignature(claimOf(read.ticket), read.signature))
      throw new Problem('media.unknown');
    if (clock.now() >= read.ticket.endsAt) throw new Problem('media.path-ended');
    const abilities = await abilitiesOf(read.ticket);
    if (!abilities.includes(wanted)) throw new Problem('media.unknown');
    return {
      sessionId: read.ticket.sessionId,
      abilities,
      abilitiesNow: () => abilitiesOf(read.ticket),
    };
  }

  function abilitiesOf({ sessionId, mediaId }: Ticket): Promise<readonly MediaAbility[]> {
    const key = `${sessionId} ${mediaId}`;
    const known = decisions.get(key);
    if (known !== undefined) return known.abilities;
    const decision: Decision = {
      abilities: access.standingOfSession(sessionId, mediaId).then(({ abilities }) => abilities),
    };
    decisions.set(key, decision);
    decision.abilities.catch(() => decisions.delete(key));
    return decision.abilities;
  }

  /** Older versions, and one that is being made, are for those who work on the entry. */
  async function plays(mediaId: string, version: number): Promise<boolean> {
    if ((await versionOf(mediaId)) === version) return true;
    // Another one may have begun to play a moment ago.
    playing.delete(mediaId);
    return (await versionOf(mediaId)) === version;
  }

  function versionOf(mediaId: string): Promise<number | null> {
    const known = playing.get(mediaId);
    if (known !== undefined) return known.version;
    const asked: Playing = { version: findPlayable(db, mediaId).then((found) => found?.version ?? null) };
    playing.set(mediaId, asked);
    asked.version.catch(() => playing.delete(mediaId));
    return asked.version;
  }

  async function bytesOf(key: string, kind: FileKind): Promise<Buffer> {
    try {
      // Playlists gain renditions while they are being made; all else is written once.
      if (kind === 'playlist') return await readFile(storage.pathOf(key));
      return await hotFiles(key, () => readFile(storage.pathOf(key)));
    } catch (error) {
      if (isAbsence(error)) throw new Problem('media.unknown', { cause: error });
      throw error;
    }
  }

  function onEvent(event: StoredEvent): void {
    if (event.name === 'media.changed') playing.clear();
    if (event.name === 'access.changed' || event.name === 'accounts.changed' || event.name === 'settings.changed') {
      decisions.clear();
    }
  }
}
