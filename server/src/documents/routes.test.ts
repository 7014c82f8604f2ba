import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signOut } from '#contract/accounts/endpoints.ts';
import { findInDocument, getDocument, getDocumentPage } from '#contract/documents/endpoints.ts';
import { textOf } from '#contract/documents/find.ts';
import { nameOfPicture, PICTURES } from '#contract/documents/pictures.ts';
import { addCollaborator, getMedia, removeCollaborator } from '#contract/media/endpoints.ts';
import { listMedia } from '#contract/media/listing.ts';
import { enter, guestLink } from '#test/guest.ts';
import { invite, join } from '#test/invitation.ts';
import { aPaper, PAPER_KINDS } from '#test/papers.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const LECTURE = ['Photosynthesis in the leaf', 'Light is caught — in the café', 'Sugar & oxygen remain'];

let world: World;
let owner: PersonInWorld;
let lecture: Buffer;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  lecture = await aPaper({ kind: 'docx', pages: LECTURE });
  mediaId = await upload(owner.browser, lecture);
  expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
});
afterAll(() => world[Symbol.asyncDispose]());

function get(path: string): Promise<Response> {
  return fetch(new URL(path, world.publicUrl));
}

async function aViewer(): Promise<PersonInWorld> {
  const viewer = await world.aPerson();
  await owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: viewer.email, kind: 'co-viewer' } });
  return viewer;
}

async function pictureOf({ browser }: PersonInWorld): Promise<string> {
  const { folderUrl } = await browser.call(getDocument, { params: { mediaId } });
  return `${folderUrl}/${nameOfPicture('read', 1)}`;
}

describe('a document', () => {
  it.each(PAPER_KINDS)('is made of %s, page by page, with its words', async (kind) => {
    const id = await upload(owner.browser, await aPaper({ kind, pages: LECTURE }));
    expect(await outcomeOf(owner.browser, id)).toEqual({ kind: 'ready' });
    const { type, form, durationSeconds } = await owner.browser.call(getMedia, { params: { mediaId: id } });
    expect([type, form, durationSeconds]).toEqual(['document', 'document', null]);
    const { pages, readyPages, folderUrl } = await owner.browser.call(getDocument, { params: { mediaId: id } });
    expect([pages.length, readyPages]).toEqual([LECTURE.length, LECTURE.length]);
    for (const [at, words] of LECTURE.entries()) {
      const { lines } = await owner.browser.call(getDocumentPage, { params: { mediaId: id, page: at + 1 } });
      expect(textOf(lines)).toContain(words);
      for (const picture of PICTURES) {
        const answer = await get(`${folderUrl}/${nameOfPicture(picture, at + 1)}`);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      }
    }
  });

  it('tells where each word stands, as shares of its page', async () => {
    const { lines, width, height } = await owner.browser.call(getDocumentPage, { params: { mediaId, page: 1 } });
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    const words = lines.flatMap((line) => line.words);
    expect(words.map(({ text }) => text)).toEqual(['Photosynthesis', 'in', 'the', 'leaf']);
    expect(words.map(({ x }) => x)).toEqual(words.map(({ x }) => x).toSorted((a, b) => a - b));
    for (const each of words) {
      expect(each.x + each.width).toBeLessThan(1);
      expect(each.height).toBeLessThan(0.05);
    }
  });

  it('is searched without regard to case and accents', async () => {
    const find = (query: string) => owner.browser.call(findInDocument, { params: { mediaId }, query: { query } });
    expect(await find('CAFE')).toEqual({
      matches: [{ page: 2, nth: 0, before: 'Light is caught — in the ', found: 'café', after: '' }],
      isCut: false,
    });
    expect((await find('in the')).matches.map(({ page }) => page)).toEqual([1, 2]);
    expect((await find('%')).matches).toEqual([]);
    expect((await find('& ox')).matches.map(({ found }) => found)).toEqual(['& ox']);
    expect((await find('   ')).matches).toEqual([]);
  });

  it('has no page beyond its last', async () => {
    const beyond = { params: { mediaId, page: LECTURE.length + 1 } };
    expect(await owner.browser.refusalOf(getDocumentPage, beyond)).toBe('documents.page-unknown');
  });

  it('shows its first page in My Media', async () => {
    const { media } = await owner.browser.call(listMedia, {});
    const answer = await get(media.find(({ id }) => id === mediaId)?.thumbnailUrl ?? '');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });
});

describe('the file of a document', () => {
  it('never reaches who may only read', async () => {
    const invitee = world.aBrowser();
    await join(invitee, await invite(owner.browser, mediaId));
    const answers: Buffer[] = [];
    const keep = async (path: string) => {
      const answer = await invitee.request(path);
      answers.push(Buffer.from(await answer.arrayBuffer()));
      return answer.status;
    };
    const { folderUrl } = await invitee.call(getDocument, { params: { mediaId } });
    const api = `/api/v1/media/${mediaId}`;
    for (const path of [api, `${api}/document`, `${api}/document/pages/1`, `${api}/document/matches?query=leaf`]) {
      expect([path, await keep(path)]).toEqual([path, 200]);
    }
    for (const [page] of LECTURE.entries()) {
      for (const picture of PICTURES) expect(await keep(`${folderUrl}/${nameOfPicture(picture, page + 1)}`)).toBe(200);
    }
    const guesses = [
      'source',
      'source.pdf',
      'document.pdf',
      'source.docx',
      'making-',
      '../1/source',
      '%2e%2e/1/source',
      '',
    ];
    for (const guess of guesses) expect([guess, await keep(`${folderUrl}/${guess}`)]).toEqual([guess, 404]);
    const wire = Buffer.concat(answers);
    expect(wire.length).toBeGreaterThan(10_000);
    for (let at = 0; at + 32 <= lecture.length; at += 512) {
      expect(wire.includes(lecture.subarray(at, at + 32))).toBe(false);
    }
    for (const mark of ['%PDF-', 'word/document.xml', 'PK\u0003\u0004']) expect(wire.includes(mark)).toBe(false);
  });
});

describe('a picture of a page', () => {
  it('closes within two seconds when its viewer is removed', async () => {
    const viewer = await aViewer();
    const picture = await pictureOf(viewer);
    expect((await get(picture)).status).toBe(200);
    await owner.browser.call(removeCollaborator, { params: { mediaId, personId: viewer.person.id } });
    await expect.poll(async () => (await get(picture)).status, { timeout: 2000 }).toBe(404);
    expect(await viewer.browser.refusalOf(getDocumentPage, { params: { mediaId, page: 1 } })).toBe('media.unknown');
  });

  it('closes within two seconds when its session ends', async () => {
    const viewer = await aViewer();
    const picture = await pictureOf(viewer);
    expect((await get(picture)).status).toBe(200);
    await viewer.browser.call(signOut);
    await expect.poll(async () => (await get(picture)).status, { timeout: 2500 }).toBe(404);
  });

  it('is nothing for an API key, which reads the words all the same', async () => {
    const key = await world.aKey(owner, ['media.read']);
    expect(await key.refusalOf(getDocument, { params: { mediaId } })).toBe('access.scope-too-small');
    const { lines } = await key.call(getDocumentPage, { params: { mediaId, page: 1 } });
    expect(textOf(lines)).toBe(LECTURE[0]);
  });

  it('opens to a guest', async () => {
    const guest = world.aBrowser();
    await enter(guest, await guestLink(owner.browser, mediaId));
    const { folderUrl } = await guest.call(getDocument, { params: { mediaId } });
    expect((await get(`${folderUrl}/${nameOfPicture('zoom', 3)}`)).status).toBe(200);
  });
});
