import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaptions } from '#contract/captions/endpoints.ts';
import type { QueryInput } from '#contract/endpoint.ts';
import { addCollaborator, changeMedia, getMedia } from '#contract/media/endpoints.ts';
import { changeManyMedia, listMedia, type MediaChange } from '#contract/media/listing.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';
import { retagged } from './policy.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const aCreator = () => world.aPerson({ siteRole: 'creator' });

async function titlesOf(
  { browser }: PersonInWorld,
  query: QueryInput<typeof listMedia> = {},
): Promise<readonly string[]> {
  const { media } = await browser.call(listMedia, { query });
  return media.map(({ title }) => title);
}

async function change({ browser }: PersonInWorld, mediaIds: readonly string[], what: MediaChange) {
  const { results } = await browser.call(changeManyMedia, {
    body: { target: { mediaIds: [...mediaIds] }, change: what },
  });
  return results.map(({ problem }) => problem);
}

describe('My Media', () => {
  it('is filtered by what one types, by type, status, stage and date', async () => {
    const owner = await aCreator();
    const [first, second] = [
      await world.aMedia(owner, { title: '100% Cells' }),
      await world.aMedia(owner, { title: 'Plants' }),
    ];
    await owner.browser.call(changeMedia, {
      params: { mediaId: second },
      body: { tags: ['Green_house'], description: 'About light' },
    });
    await change(owner, [first], { action: 'set-status', status: 'unlisted' });
    await world.db.updateTable('media').set({ state: 'processing' }).where('id', '=', second).execute();
    expect(await titlesOf(owner, { search: '0% ce' })).toEqual(['100% Cells']);
    expect(await titlesOf(owner, { search: 'GREEN_' })).toEqual(['Plants']);
    expect(await titlesOf(owner, { search: '_' })).toEqual(['Plants']);
    expect(await titlesOf(owner, { search: 'light' })).toEqual(['Plants']);
    expect(await titlesOf(owner, { status: 'unlisted' })).toEqual(['100% Cells']);
    expect(await titlesOf(owner, { stage: 'preparing,failed' })).toEqual(['Plants']);
    expect(await titlesOf(owner, { type: 'audio,quiz' })).toEqual([]);
    expect(await titlesOf(owner, { type: 'video' })).toHaveLength(2);
    await owner.browser.call(createCaptions, {
      params: { mediaId: first },
      body: { language: 'en', label: 'English', file: null },
    });
    expect(await titlesOf(owner, { captions: 'with' })).toEqual(['100% Cells']);
    expect(await titlesOf(owner, { captions: 'without' })).toEqual(['Plants']);
    expect(await titlesOf(owner, { since: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
    const { total } = await owner.browser.call(listMedia, { query: { limit: 1 } });
    expect(total).toBe(2);
  });

  it.each([
    ['newest', ['Lecture 10', 'Élan', 'lecture 2', 'Alpha']],
    ['oldest', ['Alpha', 'lecture 2', 'Élan', 'Lecture 10']],
    ['title', ['Alpha', 'Élan', 'lecture 2', 'Lecture 10']],
    ['most-played', ['Élan', 'Lecture 10', 'lecture 2', 'Alpha']],
    ['longest', ['lecture 2', 'Lecture 10', 'Élan', 'Alpha']],
  ] as const)('is in the order “%s”, page by page', async (sort, titles) => {
    const owner = await aCreator();
    const facts = [
      { title: 'Alpha', plays: 0, durationSeconds: null },
      { title: 'lecture 2', plays: 1, durationSeconds: 900.5 },
      { title: 'Élan', plays: 9, durationSeconds: 0.1 },
      { title: 'Lecture 10', plays: 2, durationSeconds: 60 },
    ];
    for (const { title, ...fact } of facts) {
      const id = await world.aMedia(owner, { title });
      await world.db.updateTable('media').set(fact).where('id', '=', id).execute();
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await owner.browser.call(listMedia, { query: { sort, limit: 1, after } });
      seen.push(...page.media.map(({ title }) => title));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(titles);
  });

  it('takes no places of another order, or of nobody', async () => {
    const owner = await aCreator();
    await world.aMedia(owner);
    await world.aMedia(owner);
    const { next } = await owner.browser.call(listMedia, { query: { limit: 1 } });
    const written = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const id = '0197a3c2-5b1e-4d7a-9c40-2f6e8d1b3a55';
    for (const after of [
      next ?? '',
      'x',
      written('title', 'a\0', id),
      written('title', 'a', 'id'),
      written('title', 1),
      'null',
    ]) {
      expect(await owner.browser.refusalOf(listMedia, { query: { sort: 'title', after } })).toBe('request.invalid');
    }
    expect(
      await owner.browser.refusalOf(listMedia, { query: { after: written('newest', '9'.repeat(18), id) } }),
    ).toBeNull();
  });
});

describe('changing many', () => {
  it('does what is allowed, and says of each other why not', async () => {
    const [owner, colleague] = await Promise.all([aCreator(), aCreator()]);
    const [own, shared, watched, hidden] = [
      await world.aMedia(colleague),
      await world.aMedia(owner),
      await world.aMedia(owner),
      await world.aMedia(owner),
    ];
    const share = (mediaId: string, kind: 'co-owner' | 'co-viewer') =>
      owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: colleague.email, kind } });
    await share(shared, 'co-owner');
    await share(watched, 'co-viewer');
    const all = [own, shared, watched, hidden];
    expect(await change(colleague, all, { action: 'delete' })).toEqual([null, null, 'access.denied', 'media.unknown']);
    expect(await change(colleague, all, { action: 'set-status', status: 'unlisted' })).toEqual([
      'media.is-deleted',
      'media.is-deleted',
      'access.denied',
      'media.unknown',
    ]);
    expect(await change(colleague, all, { action: 'restore' })).toEqual([null, null, 'access.denied', 'media.unknown']);
    expect((await titlesOf(colleague)).length).toBe(1);
  });

  it('adds and removes tags, up to twenty', async () => {
    const owner = await aCreator();
    const ids = [await world.aMedia(owner), await world.aMedia(owner)];
    await owner.browser.call(changeMedia, {
      params: { mediaId: ids[1] ?? '' },
      body: { tags: Array.from({ length: 19 }, (_, at) => `tag ${at}`) },
    });
    expect(await change(owner, ids, { action: 'add-tags', tags: ['Biology', 'year 1'] })).toEqual([
      null,
      'media.too-many-tags',
    ]);
    await change(owner, ids, { action: 'remove-tags', tags: ['YEAR 1', 'tag 3'] });
    const { tags } = await owner.browser.call(getMedia, { params: { mediaId: ids[0] ?? '' } });
    expect(tags).toEqual(['Biology']);
  });

  it('adds a collaborator and hands over, to who has an account', async () => {
    const [owner, colleague] = await Promise.all([aCreator(), aCreator()]);
    const ids = [await world.aMedia(owner), await world.aMedia(owner)];
    const adding = (email: string) => change(owner, ids, { action: 'add-collaborator', email, kind: 'co-editor' });
    expect(await adding('nobody@example.org')).toEqual(['accounts.unknown', 'accounts.unknown']);
    expect(await adding(owner.email)).toEqual(['media.owned-already', 'media.owned-already']);
    expect(await adding(colleague.email)).toEqual([null, null]);
    expect(await titlesOf(colleague, { show: 'shared' })).toHaveLength(2);
    expect(await change(colleague, ids, { action: 'transfer', email: colleague.email })).toEqual([
      'access.denied',
      'access.denied',
    ]);
    expect(await change(owner, ids, { action: 'transfer', email: colleague.email })).toEqual([null, null]);
    expect(await titlesOf(colleague)).toHaveLength(2);
  });

  it('tells nobody by it which addresses have an account', async () => {
    const [owner, stranger] = await Promise.all([aCreator(), aCreator()]);
    const ids = [await world.aMedia(owner)];
    for (const email of [owner.email, 'nobody@example.org']) {
      expect(await change(stranger, ids, { action: 'add-collaborator', email, kind: 'co-viewer' })).toEqual([
        'media.unknown',
      ]);
    }
  });

  it('is written down once for each entry, however often it is asked for and by how many at once', async () => {
    const owner = await aCreator();
    const colleague = await aCreator();
    const ids = [await world.aMedia(owner), await world.aMedia(owner)];
    const changes: readonly MediaChange[] = [
      { action: 'add-tags', tags: ['once'] },
      { action: 'set-status', status: 'unlisted' },
      { action: 'add-collaborator', email: colleague.email, kind: 'co-owner' },
      { action: 'delete' },
      { action: 'restore' },
    ];
    for (const each of changes) await Promise.all(Array.from({ length: 4 }, () => change(owner, ids, each)));
    const rows = await world.db
      .selectFrom('auditRows')
      .select(['mediaId', 'action'])
      .where('mediaId', 'in', ids)
      .where('action', '<>', 'media.created')
      .orderBy('id')
      .execute();
    for (const id of ids) {
      expect(rows.filter(({ mediaId }) => mediaId === id).map(({ action }) => action)).toEqual([
        'media.changed',
        'media.status-set',
        'media.collaborator-added',
        'media.deleted',
        'media.restored',
      ]);
    }
  });

  it('goes through all that fit a filter, some in each call', async () => {
    const owner = await aCreator();
    await world.aMedia(owner, { title: 'Stays' });
    const values = Array.from({ length: 230 }, (_, at) => ({
      form: 'video' as const,
      type: 'video' as const,
      title: `Old ${at}`,
      ownerId: owner.person.id,
      description: '',
      tags: [],
      status: 'private' as const,
      state: 'ready' as const,
      percent: 100,
      playable: true,
      plays: 0,
    }));
    await world.db.insertInto('media').values(values).execute();
    let after: string | undefined;
    let calls = 0;
    do {
      const { next } = await owner.browser.call(changeManyMedia, {
        body: { target: { matching: { search: 'old' }, after }, change: { action: 'delete' } },
      });
      after = next ?? undefined;
      calls += 1;
    } while (after !== undefined);
    expect(calls).toBe(3);
    expect(await titlesOf(owner)).toEqual(['Stays']);
    const { total } = await owner.browser.call(listMedia, { query: { show: 'bin' } });
    expect(total).toBe(230);
  });
});

it('takes tags that differ in case for one', () => {
  expect(retagged(['Biology'], { add: ['BIOLOGY'], remove: [] })).toBe('unchanged');
  expect(retagged(['Biology'], { add: ['Cells', 'cells'], remove: [] })).toEqual(['Biology', 'Cells']);
  expect(retagged(['Biology'], { add: [], remove: ['biology'] })).toEqual([]);
});
