import type { GalleryStanding } from '#access/service.ts';
import type { Person, Principal } from '#contract/access/principal.ts';
import { reachesSiteRole } from '#contract/access/roles.ts';
import type { GalleryView } from '#contract/galleries/endpoints.ts';
import { transact } from '#infra/db.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { GalleryDeps } from './deps.ts';
import { createModerating } from './moderating.ts';
import { tellOfGalleries } from './news.ts';
import { createGalleryPeople } from './people.ts';
import { listPersonIds } from './people-store.ts';
import { listMediaIn } from './places-store.ts';
import { asked, createPublishing } from './publishing.ts';
import * as store from './store.ts';

const EVERYBODY_IN_IT = 100_000;

export type Galleries = ReturnType<typeof createGalleries>;

/** Places where media is published for the people of a course, a department or the whole site. */
export function createGalleries(deps: GalleryDeps) {
  const { db, clock, access, accounts, audit, media } = deps;
  const people = createGalleryPeople(deps);
  return {
    list,
    create,
    view,
    change,
    remove,
    people,
    publishing: createPublishing(deps),
    moderating: createModerating(deps),
  };

  type Asked = { readonly search: string; readonly limit: number; readonly after: string | undefined };

  async function list({ search, limit, after }: Asked, caller: Person) {
    const found = await store.listGalleries(db, { ...asked(caller), search, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const standings = await access.inGalleries(
      caller,
      page.map(({ id }) => id),
    );
    return {
      galleries: page.map((gallery) => viewOf(gallery, standings.get(gallery.id))),
      next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  async function create(wanted: store.NewGallery, by: Person): Promise<GalleryView> {
    const id = await transact(db, async (tx) => {
      const { personId } = by;
      const galleryId = await store.insertGallery(tx, { ...wanted, createdBy: personId, createdAt: clock.now() });
      await people.put(tx, { galleryId, personIds: [personId], groupIds: [], role: 'manager' });
      const { visibility, moderated } = wanted;
      await audit.record(tx, {
        action: 'galleries.created',
        actor: actorOf(by),
        subjectId: galleryId,
        facts: { visibility, moderated },
      });
      return galleryId;
    });
    return view(id, by);
  }

  async function view(galleryId: string, caller: Principal): Promise<GalleryView> {
    const [gallery, standing] = await Promise.all([
      store.findGallery(db, galleryId),
      access.inGallery(caller, galleryId),
    ]);
    if (gallery === undefined) throw new Problem('galleries.unknown');
    return viewOf(gallery, standing);
  }

  type Change = { readonly [F in keyof store.NewGallery]?: store.NewGallery[F] | undefined };

  async function change(galleryId: string, wanted: Change, by: Principal): Promise<GalleryView> {
    const fields = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    await transact(db, async (tx) => {
      const before = await store.lockGallery(tx, galleryId);
      if (before === undefined) throw new Problem('galleries.unknown');
      const isOpened = wanted.visibility === 'everyone' && before.visibility !== 'everyone';
      if (isOpened && !reachesSiteRole(personOf(by).siteRole, 'publisher'))
        throw new Problem('galleries.everyone-denied');
      await store.updateGallery(tx, galleryId, fields);
      await audit.record(tx, {
        action: 'galleries.changed',
        actor: actorOf(by),
        subjectId: galleryId,
        facts: { fields: Object.keys(fields), visibility: wanted.visibility ?? before.visibility },
      });
      const isShut = wanted.visibility === 'members' && before.visibility !== 'members';
      if (isShut || isOpened) {
        const inIt = await listMediaIn(tx, galleryId);
        await media.tellOfAccess(
          tx,
          inIt.map(({ mediaId }) => mediaId),
        );
      }
      await tellOfGalleries(tx, [galleryId]);
    });
    return view(galleryId, by);
  }

  /** What was published nowhere else is private again. */
  async function remove(galleryId: string, by: Principal): Promise<null> {
    return transact(db, async (tx) => {
      if ((await store.lockGallery(tx, galleryId)) === undefined) throw new Problem('galleries.unknown');
      const inIt = await listMediaIn(tx, galleryId);
      const roles = ['member', 'contributor', 'moderator', 'manager'] as const;
      const personIds = await listPersonIds(tx, { galleryId, roles, limit: EVERYBODY_IN_IT });
      await store.deleteGallery(tx, galleryId);
      await audit.record(tx, {
        action: 'galleries.deleted',
        actor: actorOf(by),
        subjectId: galleryId,
        facts: { media: inIt.length },
      });
      const [onlyHere, elsewhere] = [true, false].map((is) =>
        inIt.filter(({ isOnlyHere }) => isOnlyHere === is).map(({ mediaId }) => mediaId),
      );
      await media.withdraw(tx, onlyHere ?? []);
      await media.tellOfAccess(tx, elsewhere ?? []);
      await accounts.tellOfRights(tx, personIds);
      await tellOfGalleries(tx, [galleryId]);
      return null;
    });
  }
}

function viewOf(
  { waitingCount, createdAt, ...gallery }: store.Gallery,
  { role, abilities }: GalleryStanding = { role: null, abilities: [] },
): GalleryView {
  const mayModerate = abilities.includes('gallery.moderate');
  return {
    ...gallery,
    createdAt: createdAt.toISOString(),
    waitingCount: mayModerate ? waitingCount : null,
    role,
    abilities: [...abilities],
  };
}
