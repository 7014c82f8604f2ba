import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessFacts, mayFind } from '#access/policy.ts';
import {
  COLLABORATOR_KINDS,
  type CollaboratorKind,
  GALLERY_ROLES,
  GALLERY_VISIBILITIES,
  SITE_ROLES,
} from '#contract/access/roles.ts';
import { changePerson } from '#contract/accounts/endpoints.ts';
import { createCaptions, deleteCaptions, saveChapters } from '#contract/captions/endpoints.ts';
import type { QueryInput } from '#contract/endpoint.ts';
import {
  addCollaborator,
  changeMedia,
  deleteMedia,
  PUBLISH_STATUSES,
  restoreMedia,
  setPublishStatus,
  transferMedia,
} from '#contract/media/endpoints.ts';
import { type SearchHit, type Segment, searchMedia } from '#contract/search/endpoints.ts';
import { transact } from '#infra/db.ts';
import { eventually } from '#test/eventually.ts';
import { invite, join } from '#test/invitation.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Émilie', lastName: 'du Châtelet' });
});
afterAll(() => world[Symbol.asyncDispose]());

type Draft = {
  readonly title: string;
  readonly description?: string;
  readonly tags?: string[];
  readonly by?: PersonInWorld;
};

/** An entry that can be found already. */
async function anEntry({ title, description = '', tags = [], by = owner }: Draft): Promise<string> {
  const mediaId = await world.aMedia(by, { title });
  await by.browser.call(changeMedia, { params: { mediaId }, body: { description, tags } });
  await world.portal.search.index(mediaId);
  return mediaId;
}

type Asked = Omit<QueryInput<typeof searchMedia>, 'q'>;

async function search(who: PersonInWorld, q: string, asked: Asked = {}): Promise<readonly SearchHit[]> {
  const { hits, isGuess } = await who.browser.call(searchMedia, { query: { q, ...asked } });
  return isGuess ? [] : hits;
}

async function titlesOf(who: PersonInWorld, q: string, asked: Asked = {}): Promise<readonly string[]> {
  return (await search(who, q, asked)).map(({ title }) => textOf(title));
}

const textOf = (segments: readonly Segment[]) => segments.map(({ text }) => text).join('');
const hitsIn = (segments: readonly Segment[]) => segments.filter(({ hit }) => hit).map(({ text }) => text);

describe('searching', () => {
  it('finds by title, tags, description and owner, in this order of weight', async () => {
    const by = await world.aPerson({ siteRole: 'creator', lastName: 'Chlorophyll' });
    await anEntry({ by, title: 'By owner' });
    await anEntry({ by, title: 'Described', description: 'About chlorophyll' });
    await anEntry({ by, title: 'Tagged', tags: ['chlorophyll'] });
    await anEntry({ by, title: 'Chlorophyll' });
    const titles = await titlesOf(by, 'chlorophyll');
    expect(titles.slice(0, 2)).toEqual(['Chlorophyll', 'Tagged']);
    expect(titles.slice(2).toSorted()).toEqual(['By owner', 'Described']);
  });

  it.each([
    ['ECOLE d’ete', 'École d’été'],
    ['strasse', 'Die Straße'],
    ['שלום', 'שָׁלוֹם עולם'],
    ['機械学習', '入門 機械学習とは'],
    ['كتاب', 'كِتَاب'],
  ])('takes “%s” for “%s”', async (typed, title) => {
    await anEntry({ title });
    expect(await titlesOf(owner, typed)).toContain(title);
  });

  it('finds the forms of a word in the language of a text', async () => {
    await anEntry({ title: 'Häuser', description: 'Wie die Menschen der Stadt bauen und was sie dabei brauchen' });
    await anEntry({ title: 'Mitochondria', description: 'How the cells of animals are studied in this course' });
    expect(await titlesOf(owner, 'Haus')).toEqual(['Häuser']);
    expect(await titlesOf(owner, 'studying animal')).toEqual(['Mitochondria']);
  });

  it('finds the last word from its beginning, while it is typed', async () => {
    await anEntry({ title: 'Thermodynamics of open systems' });
    expect(await titlesOf(owner, 'open therm')).toEqual(['Thermodynamics of open systems']);
    expect(await titlesOf(owner, 'therm open')).toEqual([]);
  });

  it('knows quotes, or, and without', async () => {
    const by = await world.aPerson({ siteRole: 'creator' });
    await anEntry({ by, title: 'Green tea' });
    await anEntry({ by, title: 'Tea in green cups' });
    await anEntry({ by, title: 'Coffee' });
    expect(await titlesOf(by, '"green tea"')).toEqual(['Green tea']);
    expect((await titlesOf(by, 'cups or coffee')).toSorted()).toEqual(['Coffee', 'Tea in green cups']);
    expect(await titlesOf(by, 'green -cups')).toEqual(['Green tea']);
    expect(await titlesOf(by, '-cups')).toEqual([]);
  });

  it('marks what was found, and shows it as text, whatever it is', async () => {
    await anEntry({
      title: '<img src=x onerror=alert(1)> Enzymes',
      description: `${'So it is. '.repeat(60)}An enzyme & its <b>substrate</b>.`,
    });
    const [hit] = await search(owner, 'enzyme');
    expect(hitsIn(hit?.title ?? [])).toEqual(['Enzymes']);
    expect(textOf(hit?.title ?? [])).toBe('<img src=x onerror=alert(1)> Enzymes');
    const [place] = hit?.places ?? [];
    expect(place).toMatchObject({ kind: 'description' });
    expect(hitsIn(place?.snippet ?? [])).toEqual(['enzyme']);
    expect(textOf(place?.snippet ?? [])).toContain('An enzyme & its <b>substrate</b>.');
  });

  it('guesses what was mistyped', async () => {
    await anEntry({ title: 'Crystallography' });
    const { hits, isGuess } = await owner.browser.call(searchMedia, { query: { q: 'cristalography' } });
    expect({ isGuess, titles: hits.map(({ title }) => textOf(title)) }).toEqual({
      isGuess: true,
      titles: ['Crystallography'],
    });
  });

  it('goes by pages that neither skip nor repeat', async () => {
    const by = await world.aPerson({ siteRole: 'creator' });
    for (let number = 1; number <= 7; number += 1)
      await anEntry({ by, title: `Palimpsest ${number}`, tags: number > 4 ? ['palimpsest'] : [] });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await by.browser.call(searchMedia, { query: { q: 'palimpsest', limit: 2, after } });
      seen.push(...page.hits.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('narrows by owner, type and date', async () => {
    const colleague = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await anEntry({ title: 'Obelisk theirs' });
    await owner.browser.call(addCollaborator, {
      params: { mediaId },
      body: { email: colleague.email, kind: 'co-viewer' },
    });
    await anEntry({ by: colleague, title: 'Obelisk mine' });
    expect(await titlesOf(colleague, 'obelisk', { owner: 'me' })).toEqual(['Obelisk mine']);
    expect(await titlesOf(colleague, 'obelisk', { owner: 'others' })).toEqual(['Obelisk theirs']);
    expect(await titlesOf(colleague, 'obelisk', { type: 'video' })).toHaveLength(2);
    expect(await titlesOf(colleague, 'obelisk', { since: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['only punctuation', '?! … -- "" ()&|<->:*\\\''],
    ['NUL', 'a\0b\0'],
    ['operators', "foo:*A & !bar | (baz) <-> 'qux'' -- ; drop table media"],
    ['right to left', '\u202e\u200fשלום'],
    ['emoji', '👩‍🏫🧬'],
    ['half a surrogate', '\ud800'],
    ['a long word', 'ä'.repeat(200)],
    ['many words', 'a b '.repeat(50)],
    ['many minuses', '-a -b '.repeat(30)],
    ['percent and underscore', '%_%'],
  ])('answers %s without failing', async (_name, q) => {
    expect(await owner.browser.refusalOf(searchMedia, { query: { q } })).toBeNull();
  });

  it('refuses ten thousand characters, and places that are not its own', async () => {
    expect(await owner.browser.refusalOf(searchMedia, { query: { q: 'x'.repeat(10_000) } })).toBe('request.invalid');
    expect(await owner.browser.refusalOf(searchMedia, { query: { q: 'cell', after: "1'; --" } })).toBe(
      'request.invalid',
    );
  });
});

describe('what is said in a video', () => {
  const vtt = (...cues: readonly (readonly [seconds: number, text: string])[]) => {
    const moment = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);
    const blocks = cues.map(([seconds, text]) => `${moment(seconds)} --> ${moment(seconds + 2)}\n${text}\n`);
    return Buffer.from(`WEBVTT\n\n${blocks.join('\n')}`).toString('base64');
  };

  it('leads to the moment, in each language by its own forms', async () => {
    const mediaId = await anEntry({ title: 'Bees' });
    const add = (language: string, file: string, isShown = true) =>
      owner.browser.call(createCaptions, { params: { mediaId }, body: { language, label: language, isShown, file } });
    await add('en', vtt([3, 'Welcome'], [724.5, 'The <i>waggle</i> dances'], [730, 'of honeybees']));
    await add('de', vtt([800, 'Die Schwänzeltänze der Bienen']));
    await add('fr', vtt([5, 'Un brouillon secret']), false);
    await eventually(async () => expect(await titlesOf(owner, 'brouillon waggle or waggle')).toEqual(['Bees']));
    const [hit] = await search(owner, 'honeybee dancing bees');
    expect(hit?.places).toMatchObject([{ kind: 'captions', seconds: 724 }]);
    expect(textOf(hit?.places[0]?.snippet ?? [])).toBe('Welcome The waggle dances of honeybees');
    expect(hitsIn(hit?.places[0]?.snippet ?? [])).toEqual(['dances', 'honeybees']);
    await eventually(async () => {
      const [german] = await search(owner, 'schwanzeltanz');
      expect(german?.places).toMatchObject([{ kind: 'captions', seconds: 800 }]);
    });
    expect(await titlesOf(owner, 'brouillon')).toEqual([]);
  });

  it('is gone with the captions, and follows chapters', async () => {
    const mediaId = await anEntry({ title: 'Wasps' });
    const { captions } = await owner.browser.call(createCaptions, {
      params: { mediaId },
      body: { language: 'en', label: 'English', file: vtt([1, 'Ovipositor']) },
    });
    await eventually(async () => expect(await titlesOf(owner, 'ovipositor')).toEqual(['Wasps']));
    await owner.browser.call(deleteCaptions, { params: { mediaId, captionsId: captions.id } });
    await eventually(async () => expect(await titlesOf(owner, 'ovipositor')).toEqual([]));
    await owner.browser.call(saveChapters, {
      params: { mediaId },
      body: { version: 0, chapters: [{ startMs: 61_000, title: 'Hymenoptera' }] },
    });
    await eventually(async () => {
      const [hit] = await search(owner, 'hymenoptera');
      expect(hit?.places).toMatchObject([{ kind: 'captions', seconds: 61 }]);
    });
  });
});

it('finds what stands in a document, on the page of the version that is shown', async () => {
  const mediaId = await anEntry({ title: 'Handout' });
  await sql`
    insert into document_pages (media_id, version, number, width, height, text, folded, lines)
    select ${mediaId}, version, number, 595, 842, text, lower(text), '[]'
    from (values (1, 1, 'Contents'), (1, 2, 'The Krebs cycle makes energy of sugar'), (2, 1, 'A glossary nobody sees yet'))
      as page (version, number, text)
  `.execute(world.db);
  await world.portal.search.index(mediaId);
  const [hit] = await search(owner, 'krebs cycles');
  expect(hit?.places).toMatchObject([{ kind: 'document', page: 2 }]);
  expect(hitsIn(hit?.places[0]?.snippet ?? [])).toEqual(['Krebs', 'cycle']);
  expect(await titlesOf(owner, 'glossary')).toEqual([]);
});

describe('the index', () => {
  it('follows a change by itself', async () => {
    const mediaId = await world.aMedia(owner, { title: 'Zygote' });
    await eventually(async () => expect(await titlesOf(owner, 'zygote')).toEqual(['Zygote']));
    await owner.browser.call(changeMedia, { params: { mediaId }, body: { title: 'Gamete' } });
    await eventually(async () => expect(await titlesOf(owner, 'gamete')).toEqual(['Gamete']));
    expect(await titlesOf(owner, 'zygote')).toEqual([]);
  });

  it('follows the name of an owner, and another owner', async () => {
    const by = await world.aPerson({ siteRole: 'creator', lastName: 'Noether' });
    const mediaId = await anEntry({ by, title: 'Invariants' });
    const { browser } = await world.aPerson({ siteRole: 'administrator' });
    await browser.call(changePerson, { params: { personId: by.person.id }, body: { lastName: 'Germain' } });
    await eventually(async () => expect(await titlesOf(by, 'germain')).toEqual(['Invariants']));
    await by.browser.call(transferMedia, { params: { mediaId }, body: { email: owner.email } });
    await eventually(async () => expect(await titlesOf(by, 'châtelet')).toEqual(['Invariants']));
  });

  it('is the same when it is made twice at once', async () => {
    const mediaId = await world.aMedia(owner, { title: 'Ambidextrous' });
    await Promise.all(Array.from({ length: 6 }, () => world.portal.search.index(mediaId)));
    expect(await titlesOf(owner, 'ambidextrous')).toEqual(['Ambidextrous']);
    expect(await rowsOf(mediaId)).toBe(1);
  });

  it('goes with an entry that is deleted meanwhile', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => world.aMedia(owner, { title: 'Ephemeral' })));
    await Promise.all(
      ids.flatMap((id) => [
        world.portal.search.index(id),
        world.db.deleteFrom('media').where('id', '=', id).execute(),
        world.portal.search.index(id),
      ]),
    );
    for (const id of ids) expect(await rowsOf(id)).toBe(0);
  });

  it('is not ordered by a change that is rolled back', async () => {
    const mediaId = await anEntry({ title: 'Steadfast' });
    const change = transact(world.db, async (tx) => {
      await tx.updateTable('media').set({ title: 'Fickle' }).where('id', '=', mediaId).execute();
      await world.portal.search.follow(tx, mediaId);
      throw new Error('Not after all.');
    });
    await expect(change).rejects.toThrow('Not after all.');
    expect(await titlesOf(owner, 'steadfast')).toEqual(['Steadfast']);
  });

  it('is made of everything that has none, and of everything anew', async () => {
    await sql`
      insert into media (type, form, title, owner_id) values ('video', 'video', 'Restitution', ${owner.person.id})
    `.execute(world.db);
    expect(await titlesOf(owner, 'restitution')).toEqual([]);
    await world.portal.search.orderMissing();
    await eventually(async () => expect(await titlesOf(owner, 'restitution')).toEqual(['Restitution']));
    const { count } = await world.db
      .selectFrom('media')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(await world.portal.search.orderAll()).toBe(count);
  });

  async function rowsOf(mediaId: string): Promise<number> {
    const rows = await world.db.selectFrom('searchTexts').select('part').where('mediaId', '=', mediaId).execute();
    return rows.length;
  }
});

describe('who may find', () => {
  it('does not find what is unlisted, deleted, or not theirs, nor a guess at it', async () => {
    const stranger = await world.aPerson({ siteRole: 'publisher' });
    const administrator = await world.aPerson({ siteRole: 'administrator' });
    const mediaId = await anEntry({ title: 'Clandestine' });
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'unlisted' } });
    for (const who of [stranger, administrator]) {
      for (const q of ['clandestine', 'clandestin', 'klandestine']) {
        expect(await who.browser.call(searchMedia, { query: { q } })).toEqual({ hits: [], next: null, isGuess: false });
      }
    }
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    expect(await titlesOf(owner, 'clandestine')).toEqual([]);
    await owner.browser.call(restoreMedia, { params: { mediaId } });
    expect(await titlesOf(owner, 'clandestine')).toEqual(['Clandestine']);
  });

  it('is nobody who was invited', async () => {
    const mediaId = await anEntry({ title: 'Hospitality' });
    const invitee = world.aBrowser();
    await join(invitee, await invite(owner.browser, mediaId));
    expect(await invitee.refusalOf(searchMedia, { query: { q: 'hospitality' } })).toBe('access.sign-in-needed');
  });

  it('is a key that may read, without pictures it could not open', async () => {
    await anEntry({ title: 'Skeleton key' });
    const [reading, other] = await Promise.all([
      world.aKey(owner, ['media.read']),
      world.aKey(owner, ['invites.read']),
    ]);
    const { hits } = await reading.call(searchMedia, { query: { q: 'skeleton' } });
    expect(hits).toMatchObject([{ thumbnailUrl: null }]);
    expect(await other.refusalOf(searchMedia, { query: { q: 'skeleton' } })).toBe('access.scope-too-small');
  });

  /** What the query over all entries says is what the rule says of each, on random cases. */
  it('is decided by the query as by the policy', async () => {
    const person = await world.aPerson({ siteRole: 'creator' });
    const now = new Date();
    const moment = fc
      .constantFrom(null, -2, -1, 1, 2)
      .map((hours) => (hours === null ? null : new Date(now.getTime() + hours * 3_600_000)));
    const aCase = fc
      .record({
        status: fc.constantFrom(...PUBLISH_STATUSES),
        isDeleted: fc.boolean(),
        from: moment,
        until: moment,
        siteRole: fc.constantFrom(...SITE_ROLES),
        collaboration: fc.constantFrom('owner' as const, null, ...COLLABORATOR_KINDS),
        isInvited: fc.boolean(),
        place: fc.option(
          fc.record({
            state: fc.constantFrom('waiting' as const, 'published' as const),
            visibility: fc.constantFrom(...GALLERY_VISIBILITIES),
            role: fc.constantFrom(null, ...GALLERY_ROLES),
            by: fc.constantFrom('themselves' as const, 'a group' as const),
          }),
        ),
      })
      .filter(({ from, until }) => from === null || until === null || from < until);
    const cases = fc.sample(aCase, 400);
    const ids = cases.map(() => randomUUID());
    await transact(world.db, async (tx) => {
      const group = await tx.insertInto('groups').values({ name: 'Random' }).returning('id').executeTakeFirstOrThrow();
      await tx.insertInto('groupMembers').values({ groupId: group.id, personId: person.person.id }).execute();
      const galleryOf = new Map<string, string>();
      const aGallery = async ({ visibility, role, by }: NonNullable<(typeof cases)[number]['place']>) => {
        const key = `${visibility} ${role} ${by}`;
        const known = galleryOf.get(key);
        if (known !== undefined) return known;
        const made = { name: key, description: '', visibility, moderated: true };
        const { id } = await tx.insertInto('galleries').values(made).returning('id').executeTakeFirstOrThrow();
        const who = by === 'a group' ? { groupId: group.id } : { personId: person.person.id };
        if (role !== null)
          await tx
            .insertInto('galleryPeople')
            .values({ galleryId: id, role, ...who })
            .execute();
        galleryOf.set(key, id);
        return id;
      };
      for (const [at, { status, isDeleted, from, until, collaboration, place }] of cases.entries()) {
        const id = ids[at] ?? '';
        await sql`
          insert into media (id, type, form, title, owner_id, status, deleted_at, available_from, available_until)
          values (${id}, 'video', 'video', 'Random', ${collaboration === 'owner' ? person.person.id : owner.person.id}, ${status},
            ${isDeleted ? now : null}, ${from}, ${until})
        `.execute(tx);
        if (place !== null) {
          const placed = { galleryId: await aGallery(place), mediaId: id, state: place.state, placedAt: now };
          await tx.insertInto('galleryMedia').values(placed).execute();
        }
        if (collaboration === null || collaboration === 'owner') continue;
        const kind: CollaboratorKind = collaboration;
        await tx.insertInto('mediaCollaborators').values({ mediaId: id, personId: person.person.id, kind }).execute();
      }
    });
    const { rows } = await sql<{ id: string }>`
      select m.id from media m where m.title = 'Random' and ${world.portal.access.findableBy({ personId: person.person.id })}
    `.execute(world.db);
    const found = new Set(rows.map(({ id }) => id));
    const gates = {
      mediaPage: true,
      invites: true,
      guests: true,
      allowedUsers: { kind: 'role' as const, least: 'creator' as const },
      domains: { allowedDomains: [], blockedDomains: [] },
    } satisfies AccessFacts['gates'];
    for (const [at, { status, isDeleted, from, until, siteRole, collaboration, isInvited, place }] of cases.entries()) {
      const facts = {
        media: { status, isDeleted, window: { from, until }, downloads: 'nothing' as const },
        now,
        person: { id: person.person.id, siteRole, collaboration, groupIds: [] },
        places: place === null ? [] : [place],
        grants: isInvited ? [{ role: 'viewer', by: 'invitation', emailFolded: 'a@example.org' } as const] : [],
        gates,
      };
      expect({ ...facts, found: found.has(ids[at] ?? '') }).toEqual({ ...facts, found: mayFind(facts) });
    }
    await sql`delete from media where title = 'Random'`.execute(world.db);
  });
});
