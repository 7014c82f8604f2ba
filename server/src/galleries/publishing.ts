import type { Person, Principal } from '#contract/access/principal.ts';
import type { PublicationView } from '#contract/galleries/media.ts';
import type { MediaView, Publication } from '#contract/media/endpoints.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { GalleryDeps } from './deps.ts';
import { tellOfGalleries } from './news.ts';
import { listPersonIds } from './people-store.ts';
import * as places from './places-store.ts';
import { type Choice, type Placing, planPublication, stateOnPlacing } from './policy.ts';
import { listChoosable, listGalleries } from './store.ts';

const CHOICES = 200;
/** More need not be told that something waits. */
const MODERATORS_TOLD = 20;

/** The publish status of an entry, and with it the galleries it is in (2.3). */
export function createPublishing({ db, clock, access, audit, media, notices }: GalleryDeps) {
  return { view, publish, addTo, takeOutOfAll };

  async function view(mediaId: string, by: Principal): Promise<PublicationView> {
    const person = personOf(by);
    const [{ status }, standing, reachable] = await Promise.all([
      media.view(mediaId, by),
      places.listPlaces(db, mediaId),
      listGalleries(db, { ...asked(person), search: '', after: undefined, limit: CHOICES }),
    ]);
    const standings = await access.inGalleries(
      by,
      reachable.map(({ id }) => id),
    );
    const choices = reachable.flatMap(({ id, name, visibility, moderated }) => {
      const abilities = standings.get(id)?.abilities ?? [];
      if (!abilities.includes('gallery.contribute')) return [];
      return [{ galleryId: id, name, visibility, waits: stateOnPlacing({ moderated, abilities }) === 'waiting' }];
    });
    return { status, places: [...standing], choices };
  }

  async function publish(mediaId: string, wish: Publication, by: Principal): Promise<MediaView> {
    const wanted = wish.status === 'published' ? wish.galleryIds : [];
    const choices = await choicesAmong(wanted, by);
    await transact(db, async (tx) => {
      const { status } = await media.holdPresent(tx, mediaId);
      const before = await places.listPlaces(tx, mediaId);
      const plan = planPublication({ before, wanted, choices });
      if (plan.kind === 'refuse') throw new Problem('galleries.may-not-contribute');
      if (status === wish.status && plan.placed.length === 0 && plan.removed.length === 0) return;
      await places.deletePlaces(tx, { mediaId, galleryIds: plan.removed });
      await place(tx, { mediaId, placed: plan.placed, by });
      for (const galleryId of plan.removed) await notices.entries.decided(tx, { mediaIds: [mediaId], galleryId });
      await media.putStatus(tx, { mediaId, status: wish.status, galleryIds: wanted }, by);
      await tellOfGalleries(tx, [...plan.removed, ...plan.placed.map(({ galleryId }) => galleryId)]);
    });
    return media.view(mediaId, by);
  }

  /** The caller holds the entry's row, and says what becomes of it. */
  async function takeOutOfAll(tx: Tx, mediaId: string): Promise<void> {
    const galleryIds = (await places.listPlaces(tx, mediaId)).map(({ galleryId }) => galleryId);
    await places.deletePlaces(tx, { mediaId, galleryIds });
    for (const galleryId of galleryIds) await notices.entries.decided(tx, { mediaIds: [mediaId], galleryId });
    await tellOfGalleries(tx, galleryIds);
  }

  /** Several entries into one gallery; what they may not publish is told, and stands in nobody's way. */
  async function addTo(galleryId: string, mediaIds: readonly string[], by: Person) {
    const [choice] = await choicesAmong([galleryId], by);
    if (choice === undefined) throw new Problem('galleries.unknown');
    const standings = await access.standingsOn(by, mediaIds);
    const mayPublish = (mediaId: string) => standings.get(mediaId)?.abilities.includes('media.publish') === true;
    const placed: Placing[] = [];
    await transact(db, async (tx) => {
      for (const mediaId of mediaIds.filter(mayPublish).toSorted()) {
        await media.holdPresent(tx, mediaId);
        const before = await places.listPlaces(tx, mediaId);
        const wanted = [...new Set([...before.map((each) => each.galleryId), galleryId])];
        const isIn = before.some((each) => each.galleryId === galleryId && each.state !== 'rejected');
        const placing: Placing = { galleryId, state: stateOnPlacing(choice) };
        if (!isIn) {
          await place(tx, { mediaId, placed: [placing], by });
          await media.putStatus(tx, { mediaId, status: 'published', galleryIds: wanted }, by);
        }
        placed.push(placing);
      }
      await tellOfGalleries(tx, [galleryId]);
    });
    const count = (state: Placing['state']) => placed.filter((each) => each.state === state).length;
    return {
      published: count('published'),
      waiting: count('waiting'),
      refused: mediaIds.filter((mediaId) => !mayPublish(mediaId)),
    };
  }

  type Placed = { readonly mediaId: string; readonly placed: readonly Placing[]; readonly by: Principal };

  async function place(tx: Tx, { mediaId, placed, by }: Placed): Promise<void> {
    const { personId } = personOf(by);
    await places.putPlaces(tx, { mediaId, places: placed, placedBy: personId, placedAt: clock.now() });
    for (const { galleryId, state } of placed) {
      await audit.record(tx, {
        action: 'galleries.media-placed',
        actor: actorOf(by),
        mediaId,
        subjectId: galleryId,
        facts: { state },
      });
      if (state === 'waiting') await tellModerators(tx, { mediaId, galleryId, byId: personId });
    }
  }

  type Waiting = { readonly mediaId: string; readonly galleryId: string; readonly byId: string };

  async function tellModerators(tx: Tx, { mediaId, galleryId, byId }: Waiting): Promise<void> {
    const personIds = await listPersonIds(tx, { galleryId, roles: ['moderator', 'manager'], limit: MODERATORS_TOLD });
    await notices.entries.tell(tx, { kind: 'media-waits', mediaId, galleryId, byId, personIds });
  }

  async function choicesAmong(galleryIds: readonly string[], by: Principal): Promise<readonly Choice[]> {
    const [standings, found] = await Promise.all([access.inGalleries(by, galleryIds), listChoosable(db, galleryIds)]);
    return found.map(({ id, moderated }) => ({
      galleryId: id,
      moderated,
      abilities: standings.get(id)?.abilities ?? [],
    }));
  }
}

/** Whose galleries somebody is shown. */
export function asked({ personId, siteRole }: Person): { readonly personId: string; readonly reach: 'own' | 'all' } {
  return { personId, reach: siteRole === 'administrator' ? 'all' : 'own' };
}
