import type { Person, Principal } from '#contract/access/principal.ts';
import type { GalleryMediaRow, GalleryOrder } from '#contract/galleries/media.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { GalleryDeps } from './deps.ts';
import { tellOfGalleries } from './news.ts';
import * as store from './places-store.ts';

type Spot = { readonly galleryId: string; readonly mediaId: string };
type Asked = { readonly limit: number; readonly after: string | undefined };

/** What stands in a gallery, and what its moderators decide about it. */
export function createModerating({ db, clock, access, audit, media, notices }: GalleryDeps) {
  return { list, listWaiting, decide, takeOut };

  async function list(galleryId: string, asked: Asked & { readonly order: GalleryOrder }, caller: Person) {
    const { abilities } = await access.inGallery(caller, galleryId);
    const reach = abilities.includes('gallery.moderate') ? 'all' : 'open';
    return page({ ...asked, galleryId, state: 'published', reach }, caller);
  }

  function listWaiting(galleryId: string, asked: Asked, caller: Person) {
    return page({ ...asked, galleryId, state: 'waiting', order: 'oldest', reach: 'all' }, caller);
  }

  async function page(asked: Omit<Parameters<typeof store.listMedia>[1], 'now'>, caller: Person) {
    const found = await store.listMedia(db, { ...asked, limit: asked.limit + 1, now: clock.now() });
    const shown = found.slice(0, asked.limit);
    const rows = await media.rowsOf(
      shown.map(({ mediaId }) => mediaId),
      caller,
    );
    const views = shown.flatMap(({ mediaId, placedAt, placedByName }): readonly GalleryMediaRow[] => {
      const row = rows.get(mediaId);
      return row === undefined ? [] : [{ ...row, placedAt: placedAt.toISOString(), placedByName }];
    });
    return { media: [...views], next: found.length > asked.limit ? (shown.at(-1)?.mediaId ?? null) : null };
  }

  type Verdict = Spot & { readonly verdict: 'approve' | 'reject'; readonly reason: string };

  async function decide({ verdict, reason, ...spot }: Verdict, by: Principal): Promise<null> {
    return transact(db, async (tx) => {
      const place = await store.lockPlace(tx, spot);
      if (place?.state !== 'waiting') throw new Problem('galleries.not-there');
      await settle(tx, { spot, place, state: verdict === 'approve' ? 'published' : 'rejected', reason, by });
      return null;
    });
  }

  async function takeOut({ reason, ...spot }: Spot & { readonly reason: string }, by: Principal): Promise<null> {
    return transact(db, async (tx) => {
      const place = await store.lockPlace(tx, spot);
      if (place?.state !== 'published') throw new Problem('galleries.not-there');
      await settle(tx, { spot, place, state: 'rejected', reason, by });
      return null;
    });
  }

  type Settled = {
    readonly spot: Spot;
    readonly place: store.HeldPlace;
    readonly state: 'published' | 'rejected';
    readonly reason: string;
    readonly by: Principal;
  };

  /** Whoever waited is told; pages that have it open ask anew whether they still may. */
  async function settle(tx: Tx, { spot, place, state, reason, by }: Settled): Promise<void> {
    const { galleryId, mediaId } = spot;
    const given = reason === '' ? null : reason;
    await store.updatePlace(tx, { ...spot, state, reason: given, decidedAt: clock.now() });
    await audit.record(tx, {
      action: state === 'published' ? 'galleries.media-approved' : 'galleries.media-rejected',
      actor: actorOf(by),
      mediaId,
      subjectId: galleryId,
      facts: { from: place.state },
    });
    await notices.entries.decided(tx, { mediaIds: [mediaId], galleryId });
    const { personId: byId } = personOf(by);
    const concerned = [place.ownerId, ...(place.placedBy === null ? [] : [place.placedBy])];
    await notices.entries.tell(tx, {
      kind: state === 'published' ? 'media-approved' : 'media-rejected',
      mediaId,
      galleryId,
      byId,
      reason: given,
      personIds: [...new Set(concerned)].filter((personId) => personId !== byId),
    });
    await media.tellOfAccess(tx, [mediaId]);
    await tellOfGalleries(tx, [galleryId]);
  }
}
