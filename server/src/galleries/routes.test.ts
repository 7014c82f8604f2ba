import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GALLERY_ROLES, type GalleryRole } from '#contract/access/roles.ts';
import { addGroupMembers, createGroup, deleteGroup, removeGroupMember } from '#contract/accounts/groups.ts';
import {
  changeGallery,
  createGallery,
  deleteGallery,
  type GalleryView,
  getGallery,
  listGalleries,
} from '#contract/galleries/endpoints.ts';
import {
  addGalleryMedia,
  decideGalleryMedia,
  getPublication,
  listGalleryMedia,
  listWaitingMedia,
  removeGalleryMedia,
} from '#contract/galleries/media.ts';
import {
  addGalleryPeople,
  changeGalleryPerson,
  listGalleryPeople,
  removeGalleryPerson,
  suggestGalleryPeople,
} from '#contract/galleries/people.ts';
import {
  deleteMedia,
  getMedia,
  getPlayback,
  restoreMedia,
  setAvailability,
  setPublishStatus,
} from '#contract/media/endpoints.ts';
import { listNotices } from '#contract/notices/endpoints.ts';
import { aClip } from '#test/clips.ts';
import { eventually } from '#test/eventually.ts';
import { openPage } from '#test/page.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const AT_ONCE_MILLISECONDS = 2000;

let mail: SmtpPeer;
let world: World;
let publisher: PersonInWorld;
let owner: PersonInWorld;
let administrator: PersonInWorld;
let film: string;
beforeAll(async () => {
  mail = await openSmtpPeer();
  world = await openWorld({ mail: mail.portalOptions });
  publisher = await world.aPerson({ siteRole: 'publisher', firstName: 'Paula', lastName: 'Publisher' });
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olga', lastName: 'Owner' });
  administrator = await world.aPerson({ siteRole: 'administrator' });
  film = await upload(owner.browser, await readFile(await aClip({ seconds: 3, size: '320x180' })));
  expect(await outcomeOf(owner.browser, film)).toEqual({ kind: 'ready' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

let gallery: GalleryView;
beforeEach(async () => {
  gallery = await aGallery();
  await put(owner, 'contributor');
});

function aGallery(change: Partial<GalleryView> = {}): Promise<GalleryView> {
  const { visibility = 'members', moderated = false } = change;
  return publisher.browser.call(createGallery, { body: { name: `Biology ${randomUUID()}`, visibility, moderated } });
}

async function put({ email }: PersonInWorld, role: GalleryRole, galleryId = gallery.id): Promise<void> {
  await publisher.browser.call(addGalleryPeople, { params: { galleryId }, body: { emails: [email], role } });
}

async function aMember(role: GalleryRole = 'member'): Promise<PersonInWorld> {
  const person = await world.aPerson({ siteRole: 'viewer' });
  await put(person, role);
  return person;
}

async function aGroupWith(...people: readonly PersonInWorld[]): Promise<string> {
  const { id: groupId } = await administrator.browser.call(createGroup, { body: { name: `Group ${randomUUID()}` } });
  const emails = people.map(({ email }) => email);
  await administrator.browser.call(addGroupMembers, { params: { groupId }, body: { emails } });
  return groupId;
}

function publish(mediaId: string, ...galleryIds: readonly string[]) {
  const body = { status: 'published' as const, galleryIds: [...galleryIds] };
  return owner.browser.call(setPublishStatus, { params: { mediaId }, body });
}

const opens = ({ browser }: PersonInWorld, mediaId: string) => browser.refusalOf(getMedia, { params: { mediaId } });

async function lineOf(name: string): Promise<string> {
  const { people } = await publisher.browser.call(listGalleryPeople, { params: { galleryId: gallery.id } });
  const line = people.find((each) => each.name === name || (each.kind === 'person' && each.email === name));
  if (line === undefined) throw new Error(`${name} is not in the gallery.`);
  return line.id;
}

describe('opening a gallery', () => {
  it('is for publishers, who manage it first', async () => {
    expect(gallery).toMatchObject({ role: 'manager', mediaCount: 0, waitingCount: 0, description: '' });
    const body = { name: 'Mine', visibility: 'members', moderated: false } as const;
    expect(await owner.browser.refusalOf(createGallery, { body })).toBe('access.denied');
  });

  it('for everyone needs a publisher, also where a manager is none', async () => {
    await put(owner, 'manager');
    const wish = { params: { galleryId: gallery.id }, body: { visibility: 'everyone' as const } };
    expect(await owner.browser.refusalOf(changeGallery, wish)).toBe('galleries.everyone-denied');
    expect(await publisher.browser.call(changeGallery, wish)).toMatchObject({ visibility: 'everyone' });
    // What it is already can be saved by anybody who manages it.
    expect(await owner.browser.refusalOf(changeGallery, wish)).toBeNull();
  });
});

describe('what is published in a gallery', () => {
  it('opens for each of its people, as themselves or by a group, and for nobody else', async () => {
    const mediaId = await world.aMedia(owner);
    const people = await Promise.all(GALLERY_ROLES.map((role) => aMember(role)));
    const byGroup = await world.aPerson();
    const stranger = await world.aPerson();
    const groupIds = [await aGroupWith(byGroup)];
    const params = { galleryId: gallery.id };
    await publisher.browser.call(addGalleryPeople, { params, body: { groupIds, role: 'member' } });
    expect(await opens(byGroup, mediaId)).toBe('media.unknown');

    expect(await publish(mediaId, gallery.id)).toMatchObject({ status: 'published', waitsForApproval: false });
    for (const person of [...people, byGroup]) expect(await opens(person, mediaId)).toBeNull();
    expect(await opens(stranger, mediaId)).toBe('media.unknown');
    const { media } = await byGroup.browser.call(listGalleryMedia, { params });
    expect(media).toMatchObject([{ id: mediaId, ownerName: 'Olga Owner', abilities: ['media.open'] }]);
    expect(await stranger.browser.refusalOf(listGalleryMedia, { params })).toBe('galleries.unknown');
  });

  it('opens for everyone who is signed in where the gallery does', async () => {
    const mediaId = await world.aMedia(owner);
    const open = await aGallery({ visibility: 'everyone' });
    await put(owner, 'contributor', open.id);
    await publish(mediaId, open.id);
    const anybody = await world.aPerson();
    expect(await opens(anybody, mediaId)).toBeNull();
    const { galleries } = await anybody.browser.call(listGalleries, { query: { search: open.name } });
    expect(galleries).toMatchObject([{ id: open.id, role: null, abilities: ['gallery.open'], waitingCount: null }]);
    expect(await world.aBrowser().refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
  });

  it('is put there only by who may publish the entry and contribute to the gallery', async () => {
    const mediaId = await world.aMedia(owner);
    const elsewhere = await aGallery();
    const body = { status: 'published' as const, galleryIds: [elsewhere.id] };
    expect(await owner.browser.refusalOf(setPublishStatus, { params: { mediaId }, body })).toBe(
      'galleries.may-not-contribute',
    );
    const other = await aMember('contributor');
    const added = await other.browser.call(addGalleryMedia, {
      params: { galleryId: gallery.id },
      body: { mediaIds: [mediaId] },
    });
    expect(added).toEqual({ published: 0, waiting: 0, refused: [mediaId] });
    expect(await opens(other, mediaId)).toBe('media.unknown');
  });

  it('goes in several at once, and what cannot is told', async () => {
    const mine = [await world.aMedia(owner), await world.aMedia(owner)];
    const theirs = await world.aMedia(publisher);
    const params = { galleryId: gallery.id };
    const body = { mediaIds: [...mine, theirs] };
    expect(await owner.browser.call(addGalleryMedia, { params, body })).toEqual({
      published: 2,
      waiting: 0,
      refused: [theirs],
    });
    expect(await owner.browser.call(getGallery, { params })).toMatchObject({ mediaCount: 2 });
  });

  it('is sorted as asked, page by page', async () => {
    const params = { galleryId: gallery.id };
    for (const title of ['Beetles', 'Ants', 'Cicadas']) await publish(await world.aMedia(owner, { title }), gallery.id);
    const member = await aMember();
    const first = await member.browser.call(listGalleryMedia, { params, query: { order: 'title', limit: 2 } });
    expect(first.media.map(({ title }) => title)).toEqual(['Ants', 'Beetles']);
    const query = { order: 'title' as const, limit: 2, after: first.next ?? '' };
    const second = await member.browser.call(listGalleryMedia, { params, query });
    expect(second.media.map(({ title }) => title)).toEqual(['Cicadas']);
    expect(second.next).toBeNull();
    const { media } = await member.browser.call(listGalleryMedia, { params });
    expect(media.map(({ title }) => title)).toEqual(['Cicadas', 'Ants', 'Beetles']);
  });

  it('is not shown before it opens, save to who decides about it', async () => {
    const mediaId = await world.aMedia(owner);
    await publish(mediaId, gallery.id);
    const from = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
    await owner.browser.call(setAvailability, { params: { mediaId }, body: { from, until: null } });
    const params = { galleryId: gallery.id };
    const member = await aMember();
    expect((await member.browser.call(listGalleryMedia, { params })).media).toEqual([]);
    expect((await publisher.browser.call(listGalleryMedia, { params })).media).toMatchObject([{ id: mediaId }]);
    expect(await opens(member, mediaId)).toBe('media.not-open-yet');
  });

  it('comes back where it was when it is restored', async () => {
    const mediaId = await world.aMedia(owner);
    const member = await aMember();
    await publish(mediaId, gallery.id);
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    expect(await opens(member, mediaId)).toBe('media.unknown');
    expect((await member.browser.call(listGalleryMedia, { params: { galleryId: gallery.id } })).media).toEqual([]);
    expect(await owner.browser.call(restoreMedia, { params: { mediaId } })).toMatchObject({ status: 'published' });
    expect(await opens(member, mediaId)).toBeNull();
  });

  it('is private again when its only gallery closes, and stays where it is in another', async () => {
    const [only, both] = [await world.aMedia(owner), await world.aMedia(owner)];
    const other = await aGallery();
    await put(owner, 'contributor', other.id);
    await publish(only, gallery.id);
    await publish(both, gallery.id, other.id);
    await publisher.browser.call(deleteGallery, { params: { galleryId: gallery.id } });
    expect(await owner.browser.call(getMedia, { params: { mediaId: only } })).toMatchObject({ status: 'private' });
    expect(await owner.browser.call(getMedia, { params: { mediaId: both } })).toMatchObject({ status: 'published' });
  });
});

describe('a moderated gallery', () => {
  let moderator: PersonInWorld;
  beforeEach(async () => {
    gallery = await aGallery({ moderated: true });
    await put(owner, 'contributor');
    moderator = await aMember('moderator');
  });
  const params = () => ({ galleryId: gallery.id });

  it('holds back what comes in, tells its moderators, and lets it in with a word to its owner', async () => {
    const mediaId = await world.aMedia(owner, { title: 'Mitosis' });
    const member = await aMember();
    expect(await publish(mediaId, gallery.id)).toMatchObject({ status: 'published', waitsForApproval: true });
    expect(await opens(member, mediaId)).toBe('media.unknown');
    expect(await opens(moderator, mediaId)).toBeNull();

    const { notices } = await moderator.browser.call(listNotices);
    expect(notices).toMatchObject([
      { kind: 'media-waits', mediaTitle: 'Mitosis', byName: 'Olga Owner', gallery: { id: gallery.id } },
    ]);
    await eventually(() => expect(mail.to(moderator.email)).toHaveLength(1));
    expect(mail.to(moderator.email)[0]?.subject).toContain('Mitosis');
    const { media } = await moderator.browser.call(listWaitingMedia, { params: params() });
    expect(media).toMatchObject([{ id: mediaId, placedByName: 'Olga Owner' }]);

    const verdict = { verdict: 'approve' } as const;
    await moderator.browser.call(decideGalleryMedia, { params: { ...params(), mediaId }, body: verdict });
    expect(await opens(member, mediaId)).toBeNull();
    expect((await moderator.browser.call(listNotices)).notices).toEqual([]);
    const told = (await owner.browser.call(listNotices)).notices.filter((notice) => notice.mediaId === mediaId);
    expect(told).toMatchObject([{ kind: 'media-approved', gallery: { name: gallery.name } }]);
    expect(
      await moderator.browser.refusalOf(decideGalleryMedia, { params: { ...params(), mediaId }, body: verdict }),
    ).toBe('galleries.not-there');
  });

  it('turns down with a reason, after which its owner may ask again', async () => {
    const mediaId = await world.aMedia(owner);
    await publish(mediaId, gallery.id);
    const body = { verdict: 'reject' as const, reason: 'The sound is missing.' };
    await moderator.browser.call(decideGalleryMedia, { params: { ...params(), mediaId }, body });
    expect(await opens(moderator, mediaId)).toBe('media.unknown');
    const told = (await owner.browser.call(listNotices)).notices.filter((notice) => notice.mediaId === mediaId);
    expect(told).toMatchObject([{ kind: 'media-rejected', reason: 'The sound is missing.' }]);
    const publication = await owner.browser.call(getPublication, { params: { mediaId } });
    expect(publication).toMatchObject({
      status: 'published',
      places: [{ state: 'rejected', reason: 'The sound is missing.' }],
    });
    expect(await publish(mediaId, gallery.id)).toMatchObject({ waitsForApproval: true });
  });

  it('does not make its moderators wait for themselves', async () => {
    const mine = await world.aMedia(publisher);
    const added = await publisher.browser.call(addGalleryMedia, { params: params(), body: { mediaIds: [mine] } });
    expect(added).toEqual({ published: 1, waiting: 0, refused: [] });
  });

  it('lets eight moderators decide once', async () => {
    const mediaId = await world.aMedia(owner);
    await publish(mediaId, gallery.id);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        moderator.browser.refusalOf(decideGalleryMedia, {
          params: { ...params(), mediaId },
          body: { verdict: at % 2 === 0 ? 'approve' : 'reject' },
        }),
      ),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  });

  it('takes out again what is published, and tells why', async () => {
    const mediaId = await world.aMedia(publisher);
    await publisher.browser.call(addGalleryMedia, { params: params(), body: { mediaIds: [mediaId] } });
    const wish = { params: { ...params(), mediaId }, body: { reason: 'It is out of date.' } };
    await moderator.browser.call(removeGalleryMedia, wish);
    const told = (await publisher.browser.call(listNotices)).notices.filter((notice) => notice.mediaId === mediaId);
    expect(told).toMatchObject([{ kind: 'media-rejected', reason: 'It is out of date.' }]);
    expect(await moderator.browser.refusalOf(removeGalleryMedia, wish)).toBe('galleries.not-there');
  });
});

describe('the people of a gallery', () => {
  it('are added by pasted addresses, of which unknown ones are told', async () => {
    const person = await world.aPerson();
    const body = { emails: [person.email.toUpperCase(), 'nobody@example.org', 'no address'], role: 'member' as const };
    const added = await publisher.browser.call(addGalleryPeople, { params: { galleryId: gallery.id }, body });
    expect(added).toEqual({ added: 1, unknown: ['nobody@example.org', 'no address'] });
  });

  it('get another role, and leave', async () => {
    const person = await aMember();
    const params = { galleryId: gallery.id, lineId: await lineOf(person.email) };
    await publisher.browser.call(changeGalleryPerson, { params, body: { role: 'contributor' } });
    expect(await person.browser.call(getGallery, { params })).toMatchObject({ role: 'contributor' });
    await publisher.browser.call(removeGalleryPerson, { params });
    expect(await person.browser.refusalOf(getGallery, { params })).toBe('galleries.unknown');
    expect(await publisher.browser.refusalOf(removeGalleryPerson, { params })).toBe('galleries.nobody-here');
  });

  it('cannot be changed through another gallery', async () => {
    const person = await aMember();
    const lineId = await lineOf(person.email);
    const other = await aGallery();
    expect(await publisher.browser.refusalOf(removeGalleryPerson, { params: { galleryId: other.id, lineId } })).toBe(
      'galleries.nobody-here',
    );
  });

  it('are suggested by their whole address only, and all once the console allows it', async () => {
    const person = await world.aPerson({ firstName: 'Rosalind', lastName: 'Franklin' });
    const ask = (search: string) =>
      publisher.browser.call(suggestGalleryPeople, { params: { galleryId: gallery.id }, query: { search } });
    expect((await ask('Rosalind')).people).toEqual([]);
    expect((await ask(person.email)).people).toMatchObject([{ name: 'Rosalind Franklin' }]);
    await world.configure('invites', { suggestAccounts: true });
    expect((await ask('Rosalind')).people).toMatchObject([{ email: person.email }]);
    await world.configure('invites', { suggestAccounts: false });
  });
});

/** The page, the socket and the media bytes of somebody who watches. */
async function watches({ browser }: PersonInWorld) {
  const page = await openPage(world.publicUrl, browser);
  expect(await page.follow(`media:${film}`)).toBe(true);
  const { streamUrl } = await browser.call(getPlayback, { params: { mediaId: film } });
  const bytes = async () => (await browser.request(streamUrl)).status;
  expect(await bytes()).toBe(200);
  return { page, bytes };
}

describe.each([
  [
    'unpublishing',
    () => owner.browser.call(setPublishStatus, { params: { mediaId: film }, body: { status: 'private' } }),
  ],
  [
    'a moderator who takes it out',
    () => publisher.browser.call(removeGalleryMedia, { params: { galleryId: gallery.id, mediaId: film }, body: {} }),
  ],
  ['closing the gallery', () => publisher.browser.call(deleteGallery, { params: { galleryId: gallery.id } })],
  [
    'leaving the gallery',
    async (person: PersonInWorld) =>
      publisher.browser.call(removeGalleryPerson, {
        params: { galleryId: gallery.id, lineId: await lineOf(person.email) },
      }),
  ],
] as const)('%s', (_, end) => {
  it('closes page, socket and media within two seconds', async () => {
    const person = await aMember();
    await publish(film, gallery.id);
    const { page, bytes } = await watches(person);
    using _open = page;
    await end(person);
    const ended = performance.now();
    expect((await page.hears('access.changed')).at - ended).toBeLessThan(AT_ONCE_MILLISECONDS);
    expect(await opens(person, film)).toBe('media.unknown');
    await eventually(async () => expect(await bytes()).toBe(404));
    expect(performance.now() - ended).toBeLessThan(AT_ONCE_MILLISECONDS);
    expect(await page.follow(`media:${film}`)).toBe(false);
  });
});

describe.each([
  [
    'leaving the group',
    (groupId: string, { person }: PersonInWorld) =>
      administrator.browser.call(removeGroupMember, { params: { groupId, personId: person.id } }),
  ],
  ['deleting the group', (groupId: string) => administrator.browser.call(deleteGroup, { params: { groupId } })],
] as const)('%s by which somebody is in a gallery', (_, end) => {
  it('closes page, socket and media within two seconds', async () => {
    const person = await world.aPerson();
    const groupId = await aGroupWith(person);
    await publisher.browser.call(addGalleryPeople, {
      params: { galleryId: gallery.id },
      body: { groupIds: [groupId], role: 'member' },
    });
    await publish(film, gallery.id);
    const { page, bytes } = await watches(person);
    using _open = page;
    expect(await page.follow(`gallery:${gallery.id}`)).toBe(true);
    await end(groupId, person);
    const ended = performance.now();
    await page.hears('galleries.changed');
    expect((await page.hears('access.changed')).at - ended).toBeLessThan(AT_ONCE_MILLISECONDS);
    await eventually(async () => expect(await bytes()).toBe(404));
    expect(performance.now() - ended).toBeLessThan(AT_ONCE_MILLISECONDS);
    expect(await page.follow(`gallery:${gallery.id}`)).toBe(false);
  });
});
