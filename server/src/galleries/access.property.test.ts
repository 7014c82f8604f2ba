import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AccessFacts, abilitiesOn } from '#access/policy.ts';
import { COLLABORATOR_KINDS, GALLERY_ROLES, GALLERY_VISIBILITIES, highestGalleryRole } from '#contract/access/roles.ts';
import { PLACE_STATES } from '#contract/galleries/media.ts';
import { getMedia, PUBLISH_STATUSES } from '#contract/media/endpoints.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

const RUNS = 200;
const HOUR = 3_600_000;
const SITE_ROLES = ['viewer', 'creator', 'publisher'] as const;

let world: World;
let owner: PersonInWorld;
let people: Readonly<Record<(typeof SITE_ROLES)[number], PersonInWorld>>;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  const [viewer, creator, publisher] = await Promise.all(SITE_ROLES.map((siteRole) => world.aPerson({ siteRole })));
  if (viewer === undefined || creator === undefined || publisher === undefined) throw new Error('Nobody is here.');
  people = { viewer, creator, publisher };
});
afterAll(() => world[Symbol.asyncDispose]());

const maybeARole = fc.option(fc.constantFrom(...GALLERY_ROLES), { freq: 1 });
const places = fc.record({
  state: fc.constantFrom(...PLACE_STATES),
  visibility: fc.constantFrom(...GALLERY_VISIBILITIES),
  own: maybeARole,
  ofGroup: maybeARole,
  isInGroup: fc.boolean(),
});
/** Somebody before an entry that stands in several galleries; mostly published, so that these decide. */
const scenes = fc.record({
  status: fc.constantFrom(...PUBLISH_STATUSES, 'published' as const, 'published' as const),
  window: fc.constantFrom<'before' | 'open' | 'after'>('open', 'open', 'open', 'before', 'after'),
  isDeleted: fc.constantFrom(false, false, false, true),
  siteRole: fc.constantFrom(...SITE_ROLES),
  collaboration: fc.option(fc.constantFrom(...COLLABORATOR_KINDS), { freq: 1 }).map((kind) => kind),
  places: fc.array(places, { maxLength: 3 }),
});
type Scene = typeof scenes extends fc.Arbitrary<infer S> ? S : never;

function windowOf({ window }: Scene, now: Date): AccessFacts['media']['window'] {
  const [past, future] = [new Date(now.getTime() - HOUR), new Date(now.getTime() + HOUR)];
  return {
    before: { from: future, until: null },
    open: { from: past, until: future },
    after: { from: null, until: past },
  }[window];
}

/** Makes it all true in the database, by no rule of the galleries' own. */
async function stage(scene: Scene, now: Date): Promise<string> {
  const { db } = world;
  const { person } = people[scene.siteRole];
  const mediaId = await world.aMedia(owner);
  const { from, until } = windowOf(scene, now);
  await db
    .updateTable('media')
    .set({
      status: scene.status,
      deletedAt: scene.isDeleted ? now : null,
      availableFrom: from,
      availableUntil: until,
    })
    .where('id', '=', mediaId)
    .execute();
  if (scene.collaboration !== null) {
    const collaborator = { mediaId, personId: person.id, kind: scene.collaboration };
    await db.insertInto('mediaCollaborators').values(collaborator).execute();
  }
  for (const { state, visibility, own, ofGroup, isInGroup } of scene.places) {
    const made = { name: 'One of many', description: '', visibility, moderated: true };
    const { id: galleryId } = await db.insertInto('galleries').values(made).returning('id').executeTakeFirstOrThrow();
    await db.insertInto('galleryMedia').values({ galleryId, mediaId, state, placedAt: now }).execute();
    if (own !== null)
      await db.insertInto('galleryPeople').values({ galleryId, personId: person.id, role: own }).execute();
    if (ofGroup === null) continue;
    const group = { name: randomUUID() };
    const { id: groupId } = await db.insertInto('groups').values(group).returning('id').executeTakeFirstOrThrow();
    await db.insertInto('galleryPeople').values({ galleryId, groupId, role: ofGroup }).execute();
    if (isInGroup) await db.insertInto('groupMembers').values({ groupId, personId: person.id }).execute();
  }
  return mediaId;
}

function factsOf(scene: Scene, now: Date): AccessFacts {
  return {
    media: {
      status: scene.status,
      isDeleted: scene.isDeleted,
      window: windowOf(scene, now),
      downloads: 'nothing',
    },
    now,
    person: {
      id: people[scene.siteRole].person.id,
      siteRole: scene.siteRole,
      collaboration: scene.collaboration,
      groupIds: [],
    },
    places: scene.places.flatMap(({ state, visibility, own, ofGroup, isInGroup }) => {
      const roles = [...(own === null ? [] : [own]), ...(ofGroup === null || !isInGroup ? [] : [ofGroup])];
      return state === 'rejected' ? [] : [{ state, visibility, role: highestGalleryRole(roles) }];
    }),
    grants: [],
    gates: {
      mediaPage: true,
      invites: true,
      guests: true,
      allowedUsers: { kind: 'role', least: 'creator' },
      domains: { allowedDomains: [], blockedDomains: [] },
    },
  };
}

it('opens an entry over HTTP exactly where the rule says so', async () => {
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(scenes, async (scene) => {
      const now = world.clock.now();
      const mediaId = await stage(scene, now);
      const isOpen = (await people[scene.siteRole].browser.refusalOf(getMedia, { params: { mediaId } })) === null;
      const abilities = abilitiesOn(factsOf(scene, now));
      expect(isOpen).toBe(abilities.includes('media.open'));
      if (isOpen) opened += 1;
    }),
    { numRuns: RUNS },
  );
  // The scenes are worth something only if both happen.
  expect(opened).toBeGreaterThan(RUNS / 10);
  expect(opened).toBeLessThan(RUNS);
}, 120_000);
