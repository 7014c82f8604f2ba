import { randomUUID } from 'node:crypto';
import type { Principal } from '#contract/access/principal.ts';
import { type GuestLinkView, type GuestView, MOST_GUEST_LINKS } from '#contract/guests/view.ts';
import { announce } from '#infra/announce.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import { newPublicId, newSecret } from '#infra/secret.ts';
import type { GuestDeps } from './deps.ts';
import { accessChanged, guestsChanged } from './news.ts';
import { grantEndsAt, isGuestAccessOn, linkEndsAt } from './policy.ts';
import * as store from './store.ts';
import { guestView, linkView } from './view.ts';

type Named = { readonly mediaId: string; readonly guestLinkId: string; readonly caller: Principal };
type Revealed = { readonly guestLink: GuestLinkView; readonly link: string };

type Wanted = { readonly name: string; readonly maxGuests: number | null; readonly days: number | null };
type Change = {
  readonly name?: string | undefined;
  readonly maxGuests?: number | null | undefined;
  readonly days?: number | null | undefined;
};
type Switch = { readonly to: 'on' } | { readonly to: 'off'; readonly guests: 'stay' | 'end' };

/** The side of those who manage guest access; who may is decided before, by the same gates as inviting (1.2, 1.3). */
export function createManaging({ db, clock, keys, access, audit, settings, publicUrl }: GuestDeps) {
  return { list, create, reveal, change, switchTo, remove, guests, removeGuest };

  async function list(mediaId: string): Promise<{ guestLinks: GuestLinkView[]; guestAccess: boolean }> {
    const now = clock.now();
    const [rows, guestAccess] = await Promise.all([store.listLinks(db, mediaId, now), isOn()]);
    return { guestLinks: rows.map((row) => linkView(row, now)), guestAccess };
  }

  async function isOn(): Promise<boolean> {
    const [invites, { mediaPage }] = await Promise.all([settings.get('invites'), settings.get('theming')]);
    return isGuestAccessOn({ ...invites, mediaPage });
  }

  async function requireOn(): Promise<void> {
    if (!(await isOn())) throw new Problem('guests.access-off');
  }

  async function create({
    mediaId,
    caller,
    wanted: { name, maxGuests, days },
  }: {
    readonly mediaId: string;
    readonly caller: Principal;
    readonly wanted: Wanted;
  }): Promise<Revealed> {
    const { personId: createdBy } = personOf(caller);
    await requireOn();
    const entry = await store.findEntry(db, mediaId);
    if (entry === undefined) throw new Problem('media.unknown');
    if (entry.deletedAt !== null) throw new Problem('media.is-deleted');

    return transact(db, async (tx) => {
      const place = await takePlace(tx, mediaId);
      const now = clock.now();
      const id = randomUUID();
      const secret = newSecret();
      await store.insertLink(tx, {
        id,
        publicId: newPublicId(),
        mediaId,
        createdBy,
        name,
        place,
        secretDigest: keys.digest(secret),
        sealedSecret: keys.seal(secret.reveal(), boundTo(id)),
        maxGuests,
        createdAt: now,
        expiresAt: linkEndsAt(days, now),
      });
      await record(tx, 'guests.link-created', { mediaId, guestLinkId: id, caller }, { maxGuests, days });
      await announce(tx, guestsChanged(mediaId));
      return revealed(await getLink(tx, { mediaId, guestLinkId: id }));
    });
  }

  async function takePlace(tx: Tx, mediaId: string): Promise<number> {
    const taken = await store.lockPlaces(tx, mediaId);
    const free = Array.from({ length: MOST_GUEST_LINKS }, (_, at) => at + 1).find((place) => !taken.includes(place));
    if (free === undefined) throw new Problem('guests.too-many-links', { facts: { most: MOST_GUEST_LINKS } });
    return free;
  }

  /** Whoever may manage it may copy it again at any time; the log tells who did. */
  async function reveal(named: Named): Promise<Revealed> {
    return transact(db, async (tx) => {
      const row = await getLink(tx, named);
      await record(tx, 'guests.link-revealed', named);
      return revealed(row);
    });
  }

  function revealed(row: store.GuestLinkRow): Revealed {
    if (row.sealedSecret === null) throw new Problem('guests.no-link');
    const secret = keys.unseal(row.sealedSecret, boundTo(row.id)).toString();
    return {
      guestLink: linkView(row, clock.now()),
      link: new URL(`/g/${row.publicId}#${secret}`, publicUrl).href,
    };
  }

  async function change({ change: { name, maxGuests, days }, ...named }: Named & { readonly change: Change }) {
    await requireOn();
    return transact(db, async (tx): Promise<GuestLinkView> => {
      const row = await getLink(tx, named);
      if (maxGuests !== undefined && maxGuests !== null && maxGuests < row.entered) {
        throw fieldProblem('guests.fewer-than-entered', 'maxGuests');
      }
      const expiresAt = days === undefined ? row.expiresAt : linkEndsAt(days, clock.now());
      await store.updateLink(tx, row.id, {
        ...(name === undefined ? {} : { name }),
        ...(maxGuests === undefined ? {} : { maxGuests }),
        ...(days === undefined ? {} : { expiresAt }),
      });
      await prolong(tx, row.id, expiresAt);
      await record(tx, 'guests.link-changed', named, {
        changed: Object.entries({ name, maxGuests, days }).flatMap(([field, value]) =>
          value === undefined ? [] : [field],
        ),
      });
      await announce(tx, guestsChanged(row.mediaId));
      return linkView(await getLink(tx, named), clock.now());
    });
  }

  /** A link that lasts longer keeps its guests for longer; a shorter one only stops new ones. */
  async function prolong(tx: Tx, guestLinkId: string, expiresAt: Date | null): Promise<void> {
    for (const grant of await grantsOfLink(tx, guestLinkId)) {
      await access.grants.extend(tx, grant.id, grantEndsAt({ expiresAt }, grant.joinedAt));
    }
  }

  async function grantsOfLink(tx: Tx, guestLinkId: string) {
    return access.grants.ofGuests(tx, await store.listGuestIdsOfLink(tx, guestLinkId));
  }

  async function switchTo({ wanted, ...named }: Named & { readonly wanted: Switch }): Promise<GuestLinkView> {
    if (wanted.to === 'on') await requireOn();
    return transact(db, async (tx) => {
      const row = await getLink(tx, named);
      if (wanted.to === 'on') {
        await store.updateLink(tx, row.id, { switchedOffAt: null });
        await record(tx, 'guests.link-switched-on', named);
      } else {
        await store.updateLink(tx, row.id, { switchedOffAt: row.switchedOffAt ?? clock.now() });
        const ended = wanted.guests === 'end' ? await endGuests(tx, row) : 0;
        await record(tx, 'guests.link-switched-off', named, { ended });
      }
      await announce(tx, guestsChanged(row.mediaId));
      return linkView(await getLink(tx, named), clock.now());
    });
  }

  /** Pages and sockets close by the announcement, media bytes by the grant that is gone (5.7). */
  async function endGuests(tx: Tx, { id, mediaId }: store.GuestLinkRow): Promise<number> {
    return endGrants(
      tx,
      mediaId,
      (await grantsOfLink(tx, id)).map((grant) => grant.id),
    );
  }

  async function endGrants(tx: Tx, mediaId: string, ids: readonly string[]): Promise<number> {
    const ended = await access.grants.end(tx, { ids, reason: 'removed' });
    if (ended.length > 0) await announce(tx, accessChanged(`media:${mediaId}`, mediaId));
    return ended.length;
  }

  async function remove(named: Named): Promise<null> {
    return transact(db, async (tx) => {
      const row = await getLink(tx, named);
      await store.deleteLink(tx, row.id, clock.now());
      const ended = await endGuests(tx, row);
      await record(tx, 'guests.link-deleted', named, { ended });
      await announce(tx, guestsChanged(row.mediaId));
      return null;
    });
  }

  async function guests({
    mediaId,
    limit,
    after,
  }: {
    readonly mediaId: string;
    readonly limit: number;
    readonly after: string | undefined;
  }): Promise<{ guests: GuestView[]; next: string | null }> {
    const rows = await store.listGuests(db, { mediaId, after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return {
      guests: shown.map((row) => guestView(row, clock.now())),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  /** Their place stays taken: this browser is not to come back by the same link. */
  async function removeGuest({
    mediaId,
    guestId,
    caller,
  }: {
    readonly mediaId: string;
    readonly guestId: string;
    readonly caller: Principal;
  }): Promise<GuestView> {
    return transact(db, async (tx) => {
      await store.lockLinkOfGuest(tx, guestId);
      const guest = await getGuest(tx, mediaId, guestId);
      if (guest.removedAt !== null || guest.leftAt !== null) return guestView(guest, clock.now());
      await store.updateGuest(tx, guestId, { removedAt: clock.now() });
      const held = await access.grants.ofGuests(tx, [guestId]);
      await endGrants(
        tx,
        mediaId,
        held.map((grant) => grant.id),
      );
      await audit.record(tx, {
        action: 'guests.removed',
        actor: actorOf(caller),
        mediaId,
        subjectId: guestId,
      });
      await announce(tx, guestsChanged(mediaId));
      return guestView(await getGuest(tx, mediaId, guestId), clock.now());
    });
  }

  async function getGuest(at: Db, mediaId: string, guestId: string): Promise<store.GuestRow> {
    const guest = await store.findGuest(at, guestId);
    if (guest?.mediaId !== mediaId) throw new Problem('guests.no-guest');
    return guest;
  }

  async function getLink(tx: Tx, named: Omit<Named, 'caller'>): Promise<store.GuestLinkRow> {
    const row = await store.lockLink(tx, named, clock.now());
    if (row === undefined) throw new Problem('guests.no-link');
    return row;
  }

  async function record(
    tx: Tx,
    action: `guests.link-${string}`,
    { mediaId, guestLinkId, caller }: Named,
    facts: object = {},
  ) {
    await audit.record(tx, { action, actor: actorOf(caller), mediaId, subjectId: guestLinkId, facts });
  }
}

/** A sealed secret opens for its own link only. */
function boundTo(guestLinkId: string): string {
  return `guest-link:${guestLinkId}`;
}
