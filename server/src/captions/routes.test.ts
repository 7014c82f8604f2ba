import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeCaptions,
  createCaptions,
  deleteCaptions,
  getCaptions,
  getChapters,
  listCaptions,
  listTranscriptions,
  saveChapters,
  saveCues,
} from '#contract/captions/endpoints.ts';
import { addCollaborator, deleteMedia, removeCollaborator, restoreMedia } from '#contract/media/endpoints.ts';
import type { TestBrowser } from '#test/browser.ts';
import { openPage } from '#test/page.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await world.aMedia(owner);
});
afterAll(() => world[Symbol.asyncDispose]());

const VTT =
  'WEBVTT\n\n00:01.000 --> 00:03.000\nLight is food.\n\n00:04.000 --> 00:06.000\n<script>alert(1)</script><i>Café</i>\n';
const base64 = (file: string | Uint8Array) => Buffer.from(file).toString('base64');

type Wish = Partial<{
  file: string | Uint8Array | null;
  language: string;
  label: string;
  isShown: boolean;
  entry: string;
}>;
function add({ file = VTT, language = 'en', label = 'English', isShown = true, entry = mediaId }: Wish = {}) {
  return owner.browser.call(createCaptions, {
    params: { mediaId: entry },
    body: { language, label, isShown, file: file === null ? null : base64(file) },
  });
}

async function refusalOfAdding(file: string | Uint8Array, entry = mediaId) {
  return owner.browser.refusalOf(createCaptions, {
    params: { mediaId: entry },
    body: { language: 'en', label: 'English', file: base64(file) },
  });
}

const cuesOf = async (browser: TestBrowser, captionsId: string) =>
  (await browser.call(getCaptions, { params: { mediaId, captionsId } })).cues;

async function aViewer(): Promise<PersonInWorld> {
  const viewer = await world.aPerson();
  await owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: viewer.email, kind: 'co-viewer' } });
  return viewer;
}

describe('a file of captions', () => {
  it('is kept as cues that we write ourselves, never as it came', async () => {
    const { captions, leftOut, wasGuessed } = await add({ language: 'EN-us' });
    expect(captions).toMatchObject({ language: 'en-US', origin: 'uploaded', cueCount: 2, version: 1, isChecked: true });
    expect([leftOut, wasGuessed]).toEqual([0, false]);
    expect(await cuesOf(owner.browser, captions.id)).toEqual([
      { startMs: 1000, endMs: 3000, text: 'Light is food.' },
      { startMs: 4000, endMs: 6000, text: 'alert(1)<i>Café</i>' },
    ]);
  });

  it('is searched by what is said in it', async () => {
    const { captions } = await add();
    const row = await world.db
      .selectFrom('captions')
      .select('plainText')
      .where('id', '=', captions.id)
      .executeTakeFirstOrThrow();
    expect(row.plainText).toBe('Light is food.\nalert(1)Café');
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${VTT}`), false],
    ['UTF-16', Buffer.from(`\ufeff${VTT}`, 'utf16le'), false],
    ['Latin-1', Buffer.from(VTT, 'latin1'), true],
    ['SRT', Buffer.from('1\r\n00:00:01,000 --> 00:00:02,000\r\nCafé\r\n'), false],
  ])('may be %s', async (_name, file, guessed) => {
    const { captions, wasGuessed } = await add({ file });
    expect(wasGuessed).toBe(guessed);
    expect((await cuesOf(owner.browser, captions.id)).at(-1)?.text).toMatch(/Café/);
  });

  it.each([
    ['captions.not-captions', '<html>no</html>'],
    ['captions.not-captions', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a])],
    ['captions.no-cues', 'WEBVTT\n'],
    ['captions.too-many-cues', `WEBVTT\n${'\n00:01.000 --> 00:02.000\nx\n'.repeat(20_001)}`],
    ['request.invalid', 'x'.repeat(6 * 1024 ** 2)],
    ['request.too-large', 'x'.repeat(12 * 1024 ** 2)],
  ])('is refused with %s', async (because, file) => {
    expect(await refusalOfAdding(file)).toBe(because);
  });

  it('may have ten thousand cues', async () => {
    const file = `WEBVTT\n${Array.from({ length: 10_000 }, (_, at) => `\n${Math.floor(at / 3600)}:${String(Math.floor(at / 60) % 60).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}.000 --> 9:00:00.000\nLine ${at} of a long lecture\n`).join('')}`;
    const { captions } = await add({ file });
    const cues = await cuesOf(owner.browser, captions.id);
    expect(cues).toHaveLength(10_000);
    const saved = await owner.browser.call(saveCues, {
      params: { mediaId, captionsId: captions.id },
      body: { version: 1, cues: cues.map((cue) => ({ ...cue, text: `${cue.text}!` })) },
    });
    expect(saved).toMatchObject({ version: 2, cueCount: 10_000 });
    await owner.browser.call(deleteCaptions, { params: { mediaId, captionsId: captions.id } });
  });

  it('is not for what does not run in time, nor for what is deleted', async () => {
    const document = await world.aMedia(owner);
    await world.db
      .updateTable('media')
      .set({ form: 'document', type: 'document' })
      .where('id', '=', document)
      .execute();
    expect(await refusalOfAdding(VTT, document)).toBe('captions.not-for-this');
    const deleted = await world.aMedia(owner);
    await owner.browser.call(deleteMedia, { params: { mediaId: deleted } });
    expect(await refusalOfAdding(VTT, deleted)).toBe('media.is-deleted');
  });

  it('is one of forty at most, however many come at once', async () => {
    const entry = await world.aMedia(owner);
    const answers = await Promise.all(Array.from({ length: 45 }, () => refusalOfAdding(VTT, entry)));
    expect(answers.filter((answer) => answer === null)).toHaveLength(40);
    expect(answers.filter((answer) => answer === 'captions.too-many')).toHaveLength(5);
  });
});

describe('who opens an entry', () => {
  it('sees what is shown and nothing of the drafts', async () => {
    const viewer = await aViewer();
    const { captions: shown } = await add();
    const { captions: hidden } = await add({ isShown: false, label: 'Draft' });
    const listed = async (browser: TestBrowser) =>
      (await browser.call(listCaptions, { params: { mediaId } })).captions.map(({ id }) => id);
    expect(await listed(viewer.browser)).toContain(shown.id);
    expect(await listed(viewer.browser)).not.toContain(hidden.id);
    expect(await listed(owner.browser)).toContain(hidden.id);
    const draft = { params: { mediaId, captionsId: hidden.id } };
    expect(await viewer.browser.refusalOf(getCaptions, draft)).toBe('captions.unknown');
    const unknown = { params: { mediaId, captionsId: crypto.randomUUID() } };
    expect(await viewer.browser.refusalOf(getCaptions, unknown)).toBe('captions.unknown');
    await owner.browser.call(changeCaptions, { ...draft, body: { isShown: true } });
    expect(await viewer.browser.refusalOf(getCaptions, draft)).toBeNull();
  });

  it('reads nothing of it once removed, at once', async () => {
    const viewer = await aViewer();
    const { captions } = await add();
    const params = { mediaId, captionsId: captions.id };
    expect(await cuesOf(viewer.browser, captions.id)).toHaveLength(2);
    await owner.browser.call(removeCollaborator, { params: { mediaId, personId: viewer.person.id } });
    for (const endpoint of [getCaptions, listCaptions, getChapters]) {
      expect(await viewer.browser.refusalOf(endpoint, { params })).toBe('media.unknown');
    }
  });

  it('reads nothing of it by way of another entry, nor while it is in the bin', async () => {
    const { captions } = await add();
    const other = await world.aMedia(owner);
    const elsewhere = { params: { mediaId: other, captionsId: captions.id } };
    expect(await owner.browser.refusalOf(getCaptions, elsewhere)).toBe('captions.unknown');
    expect(await owner.browser.refusalOf(deleteCaptions, elsewhere)).toBe('captions.unknown');
    const viewer = await aViewer();
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    expect(
      await viewer.browser.refusalOf(getCaptions, { params: { mediaId, captionsId: captions.id } }),
    ).not.toBeNull();
    await owner.browser.call(restoreMedia, { params: { mediaId } });
  });

  it('hears of a change', async () => {
    const viewer = await aViewer();
    using page = await openPage(world.publicUrl, viewer.browser);
    await page.follow(`media:${mediaId}`);
    await add();
    await page.hears('captions.changed');
  });
});

describe('changing captions', () => {
  it('leaves one default, which is shown', async () => {
    const entry = await world.aMedia(owner);
    const [one, two] = [await add({ entry }), await add({ entry, label: 'Two' })].map(({ captions }) => captions.id);
    const change = (captionsId: string | undefined, body: { isDefault?: boolean; isShown?: boolean }) =>
      owner.browser.call(changeCaptions, { params: { mediaId: entry, captionsId: captionsId ?? '' }, body });
    await change(one, { isDefault: true });
    await change(two, { isDefault: true });
    const defaults = async () =>
      (await owner.browser.call(listCaptions, { params: { mediaId: entry } })).captions.map(
        ({ isDefault }) => isDefault,
      );
    expect(await defaults()).toEqual([false, true]);
    expect(await change(two, { isShown: false })).toMatchObject({ isDefault: false });
    expect(await change(two, { isDefault: true })).toMatchObject({ isDefault: false });
  });

  it('lets one of two win who save at the same time, and tells the other', async () => {
    const colleague = await world.aPerson({ siteRole: 'creator' });
    await owner.browser.call(addCollaborator, {
      params: { mediaId },
      body: { email: colleague.email, kind: 'co-editor' },
    });
    const { captions } = await add();
    const params = { mediaId, captionsId: captions.id };
    const cue = (text: string) => [{ startMs: 0, endMs: 1000, text }];
    const save = (browser: TestBrowser, version: number, text: string) =>
      browser.refusalOf(saveCues, { params, body: { version, cues: cue(text) } });
    const answers = await Promise.all([
      save(owner.browser, 1, 'mine'),
      save(colleague.browser, 1, 'theirs'),
      save(owner.browser, 1, 'mine'),
      save(colleague.browser, 1, 'theirs'),
    ]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'captions.changed-meanwhile')).toHaveLength(3);
    // Whoever has seen the other's version may save over it.
    expect(await save(colleague.browser, 2, 'in the end')).toBeNull();
    expect(await cuesOf(owner.browser, captions.id)).toEqual(cue('in the end'));
  });

  it('cleans and orders what is written here as well', async () => {
    const { captions } = await add({ file: null });
    expect(captions).toMatchObject({ origin: 'written', cueCount: 0 });
    const params = { mediaId, captionsId: captions.id };
    await owner.browser.call(saveCues, {
      params,
      body: {
        version: 1,
        cues: [
          { startMs: 5000, endMs: 6000, text: 'b\n\n<img src=x>\u202e' },
          { startMs: 0, endMs: 900, text: '<b onclick=x>a' },
          { startMs: 7000, endMs: 8000, text: '<script></script>' },
        ],
      },
    });
    expect(await cuesOf(owner.browser, captions.id)).toEqual([
      { startMs: 0, endMs: 900, text: '<b>a</b>' },
      { startMs: 5000, endMs: 6000, text: 'b' },
    ]);
    const reversed = { version: 2, cues: [{ startMs: 5, endMs: 4, text: 'x' }] };
    expect(await owner.browser.refusalOf(saveCues, { params, body: reversed })).toBe('request.invalid');
  });
});

describe('chapters', () => {
  it('are read by who opens the entry, and saved over the version they were made from', async () => {
    const viewer = await aViewer();
    const get = async (browser: TestBrowser) => browser.call(getChapters, { params: { mediaId } });
    const { version } = await get(viewer.browser);
    const save = (at: number, title: string) =>
      owner.browser.refusalOf(saveChapters, {
        params: { mediaId },
        body: {
          version: at,
          chapters: [
            { startMs: 4000, title: 'Sugar' },
            { startMs: 0, title },
          ],
        },
      });
    const answers = await Promise.all([save(version, 'Light'), save(version, 'Light'), save(version, 'Light')]);
    expect(answers.toSorted()).toEqual([null, 'captions.changed-meanwhile', 'captions.changed-meanwhile'].toSorted());
    expect(await get(viewer.browser)).toEqual({
      version: version + 1,
      chapters: [
        { startMs: 0, title: 'Light' },
        { startMs: 4000, title: 'Sugar' },
      ],
    });
    expect(
      await viewer.browser.refusalOf(saveChapters, {
        params: { mediaId },
        body: { version: version + 1, chapters: [] },
      }),
    ).toBe('access.denied');
  });
});

it('says that there is no machine to ask', async () => {
  expect(await owner.browser.call(listTranscriptions, { params: { mediaId } })).toEqual({
    hasEngine: false,
    transcriptions: [],
  });
});

it('reads no file for who is not signed in', async () => {
  const send = async (browser: TestBrowser) => {
    const response = await browser.request(`/api/v1/media/${mediaId}/captions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // More than anybody may send: whoever begins to read it says so.
      body: 'x'.repeat(11 * 1024 ** 2),
    });
    return response.status;
  };
  expect(await send(owner.browser)).toBe(413);
  expect(await send(world.aBrowser())).toBe(401);
});
