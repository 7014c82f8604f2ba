import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CollaboratorKind } from '#contract/access/roles.ts';
import {
  addCollaborator,
  changeMedia,
  countPlay,
  createMedia,
  deleteMedia,
  getMedia,
  listCollaborators,
  removeCollaborator,
  restoreMedia,
  setPublishStatus,
  transferMedia,
} from '#contract/media/endpoints.ts';
import { listMedia } from '#contract/media/listing.ts';
import type { ProblemCode } from '#contract/problems.ts';
import type { TestBrowser } from '#test/browser.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(() => world[Symbol.asyncDispose]());

async function aColleague(mediaId: string, kind: CollaboratorKind): Promise<PersonInWorld> {
  const colleague = await world.aPerson();
  await owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: colleague.email, kind } });
  return colleague;
}

/** Everything one can do with an entry, by the row of the table it belongs to. */
const DEEDS = {
  open: (browser: TestBrowser, mediaId: string) => browser.refusalOf(getMedia, { params: { mediaId } }),
  edit: (browser: TestBrowser, mediaId: string) =>
    browser.refusalOf(changeMedia, { params: { mediaId }, body: { title: 'Cells' } }),
  publish: (browser: TestBrowser, mediaId: string) =>
    browser.refusalOf(setPublishStatus, { params: { mediaId }, body: { status: 'private' } }),
  share: (browser: TestBrowser, mediaId: string) => browser.refusalOf(listCollaborators, { params: { mediaId } }),
  delete: async (browser: TestBrowser, mediaId: string) => {
    const refusal = await browser.refusalOf(deleteMedia, { params: { mediaId } });
    if (refusal === null) await owner.browser.call(restoreMedia, { params: { mediaId } });
    return refusal;
  },
  transfer: (browser: TestBrowser, mediaId: string) =>
    browser.refusalOf(transferMedia, { params: { mediaId }, body: { email: 'nobody@example.org' } }),
} satisfies Record<string, (browser: TestBrowser, mediaId: string) => Promise<ProblemCode | null>>;
type Deed = keyof typeof DEEDS;

async function deedsAllowed(browser: TestBrowser, mediaId: string): Promise<readonly Deed[]> {
  const allowed: Deed[] = [];
  for (const deed of Object.keys(DEEDS) as Deed[]) {
    const refusal = await DEEDS[deed](browser, mediaId);
    // Whoever may hand it over is told that there is no such account.
    if (refusal === null || refusal === 'accounts.unknown') allowed.push(deed);
    else expect(refusal).toBe(allowed.includes('open') ? 'access.denied' : 'media.unknown');
  }
  return allowed;
}

describe('the rights of 1.2', () => {
  const table: readonly (readonly [CollaboratorKind, readonly Deed[]])[] = [
    ['co-owner', ['open', 'edit', 'publish', 'share', 'delete']],
    ['co-editor', ['open', 'edit']],
    ['co-publisher', ['open', 'publish']],
    ['co-viewer', ['open']],
  ];
  it.each(table)('let a %s do this much and no more', async (kind, deeds) => {
    const mediaId = await world.aMedia(owner);
    const { browser } = await aColleague(mediaId, kind);
    expect(await deedsAllowed(browser, mediaId)).toEqual(deeds);
  });

  it('let the owner do everything, and an administrator too', async () => {
    const mediaId = await world.aMedia(owner);
    const { browser } = await world.aPerson({ siteRole: 'administrator' });
    expect(await deedsAllowed(owner.browser, mediaId)).toEqual(Object.keys(DEEDS));
    expect(await deedsAllowed(browser, mediaId)).toEqual(Object.keys(DEEDS));
  });

  it('tell a stranger nothing, not even that it is there', async () => {
    const mediaId = await world.aMedia(owner);
    const { browser } = await world.aPerson({ siteRole: 'publisher' });
    expect(await deedsAllowed(browser, mediaId)).toEqual([]);
    expect(await DEEDS.open(world.aBrowser(), mediaId)).toBe('access.sign-in-needed');
  });

  it('ask for a creator to make an entry', async () => {
    const { browser } = await world.aPerson({ siteRole: 'viewer' });
    const body = { form: 'video' as const, title: 'Mine', byteSize: 1 };
    expect(await browser.refusalOf(createMedia, { body })).toBe('access.denied');
  });
});

describe('publishing', () => {
  it('opens an unlisted entry to everyone signed in, and closes it again', async () => {
    const mediaId = await world.aMedia(owner);
    const { browser } = await world.aPerson();
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'unlisted' } });
    expect((await browser.call(getMedia, { params: { mediaId } })).abilities).toEqual(['media.open']);
    expect(await DEEDS.open(world.aBrowser(), mediaId)).toBe('access.sign-in-needed');
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'private' } });
    expect(await DEEDS.open(browser, mediaId)).toBe('media.unknown');
  });
});

describe('the recycle bin', () => {
  it('takes an entry away from everybody until it is restored', async () => {
    const mediaId = await world.aMedia(owner);
    const editor = await aColleague(mediaId, 'co-editor');
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    expect(await DEEDS.open(owner.browser, mediaId)).toBe('media.is-deleted');
    expect(await DEEDS.edit(owner.browser, mediaId)).toBe('media.is-deleted');
    expect(await DEEDS.publish(owner.browser, mediaId)).toBe('media.is-deleted');
    expect(await DEEDS.edit(editor.browser, mediaId)).toBe('media.unknown');
    expect(await editor.browser.refusalOf(restoreMedia, { params: { mediaId } })).toBe('media.unknown');
    expect(await shelfOf(owner, 'mine')).not.toContain(mediaId);
    expect(await shelfOf(owner, 'bin')).toContain(mediaId);

    await owner.browser.call(restoreMedia, { params: { mediaId } });
    expect(await DEEDS.edit(editor.browser, mediaId)).toBeNull();
    expect(await shelfOf(owner, 'bin')).not.toContain(mediaId);
  });
});

async function shelfOf({ browser }: PersonInWorld, show: 'mine' | 'shared' | 'bin'): Promise<readonly string[]> {
  return (await browser.call(listMedia, { query: { show } })).media.map((row) => row.id);
}

describe('My Media', () => {
  it('keeps what is mine apart from what is shared with me', async () => {
    const mediaId = await world.aMedia(owner);
    const viewer = await aColleague(mediaId, 'co-viewer');
    expect(await shelfOf(owner, 'mine')).toContain(mediaId);
    expect(await shelfOf(owner, 'shared')).toEqual([]);
    expect(await shelfOf(viewer, 'mine')).toEqual([]);
    expect(await shelfOf(viewer, 'shared')).toEqual([mediaId]);
  });

  it('comes in pages, newest first, each entry once, also when made in the same moment', async () => {
    const busy = await world.aPerson({ siteRole: 'creator' });
    const made = await Promise.all(Array.from({ length: 5 }, () => world.aMedia(busy)));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { media: { id: string }[]; next: string | null } = await busy.browser.call(listMedia, {
        query: { limit: 2, ...(after !== null && { after }) },
      });
      seen.push(...page.media.map((row) => row.id));
      after = page.next;
    } while (after !== null);
    expect(seen.toSorted()).toEqual(made.toSorted());
    expect(await busy.browser.refusalOf(listMedia, { query: { after: 'nowhere' } })).toBe('request.invalid');
  });

  it('says what the person may do with each', async () => {
    const mediaId = await world.aMedia(owner);
    const { browser } = await aColleague(mediaId, 'co-publisher');
    const { media } = await browser.call(listMedia, { query: { show: 'shared' } });
    expect(media[0]?.abilities).toEqual(['media.open', 'media.publish']);
  });
});

describe('collaborators', () => {
  it('change what they are when they are added again, and go when they are removed', async () => {
    const mediaId = await world.aMedia(owner);
    const colleague = await aColleague(mediaId, 'co-viewer');
    const again = { params: { mediaId }, body: { email: colleague.email.toUpperCase(), kind: 'co-editor' as const } };
    const { collaborators } = await owner.browser.call(addCollaborator, again);
    expect(collaborators.map(({ email, kind }) => [email, kind])).toEqual([
      [owner.email, 'owner'],
      [colleague.email, 'co-editor'],
    ]);
    const params = { mediaId, personId: colleague.person.id };
    expect((await owner.browser.call(removeCollaborator, { params })).collaborators).toHaveLength(1);
    expect(await DEEDS.open(colleague.browser, mediaId)).toBe('media.unknown');
  });

  it('must have an account, and are never the owner', async () => {
    const mediaId = await world.aMedia(owner);
    const adding = (email: string) =>
      owner.browser.refusalOf(addCollaborator, { params: { mediaId }, body: { email, kind: 'co-owner' } });
    expect(await adding('nobody@example.org')).toBe('accounts.unknown');
    expect(await adding(owner.email)).toBe('request.invalid');
  });

  it('become the owner by a transfer, and the owner before stays as co-owner', async () => {
    const mediaId = await world.aMedia(owner);
    const heir = await aColleague(mediaId, 'co-viewer');
    const { collaborators } = await owner.browser.call(transferMedia, {
      params: { mediaId },
      body: { email: heir.email },
    });
    expect(collaborators.map(({ email, kind }) => [email, kind])).toEqual([
      [heir.email, 'owner'],
      [owner.email, 'co-owner'],
    ]);
    expect(await shelfOf(heir, 'mine')).toContain(mediaId);
    expect(await DEEDS.transfer(owner.browser, mediaId)).toBe('access.denied');
  });
});

it('counts a play once for each session', async () => {
  const mediaId = await world.aMedia(owner);
  const viewer = await aColleague(mediaId, 'co-viewer');
  for (const { browser } of [owner, viewer, owner]) await browser.call(countPlay, { params: { mediaId } });
  expect((await owner.browser.call(getMedia, { params: { mediaId } })).plays).toBe(2);
});

it('holds an API key to its scopes', async () => {
  const mediaId = await world.aMedia(owner);
  const reader = await world.aKey(owner, ['media.read']);
  expect(await DEEDS.open(reader, mediaId)).toBeNull();
  expect(await DEEDS.edit(reader, mediaId)).toBe('access.scope-too-small');
  expect(await reader.refusalOf(countPlay, { params: { mediaId } })).toBe('access.scope-too-small');
  expect((await reader.call(listMedia, {})).media[0]?.thumbnailUrl).toBeNull();
});

it('writes down who did what', async () => {
  const mediaId = await world.aMedia(owner);
  const writer = await world.aKey(owner, ['media.write']);
  await DEEDS.edit(writer, mediaId);
  const rows = await world.db
    .selectFrom('auditRows')
    .select(['action', 'actor'])
    .where('mediaId', '=', mediaId)
    .orderBy('id')
    .execute();
  expect(rows).toEqual([
    { action: 'media.created', actor: `person:${owner.person.id}` },
    { action: 'media.changed', actor: expect.stringMatching(/^key:/) },
  ]);
});
