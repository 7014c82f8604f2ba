import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getDocument, getDocumentPage } from '#contract/documents/endpoints.ts';
import { nameOfPicture } from '#contract/documents/pictures.ts';
import { getMedia, type MediaState } from '#contract/media/endpoints.ts';
import { anOpenText, aPaper, aWordFile, aWrittenPdf, aZip } from '#test/papers.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(() => world[Symbol.asyncDispose]());

async function outcomeOfFile(bytes: Buffer): Promise<MediaState> {
  return outcomeOf(owner.browser, await upload(owner.browser, bytes));
}

const failed = (because: string) => ({ kind: 'failed', because });
const MEBIBYTE = 1024 ** 2;

describe('a file that cannot be shown', () => {
  it('is told apart from one behind a password', async () => {
    const pdf = await aPaper({ kind: 'pdf', pages: ['Secret'], password: 'opensesame' });
    const openText = anOpenText('<text:p>Secret</text:p>', { manifest: '<manifest:encryption-data/>' });
    // Office puts what it encrypts into the container of its old formats ([MS-OFFCRYPTO] 2.3.4.4).
    const word = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1016),
      Buffer.from('EncryptedPackage\0', 'utf16le'),
      Buffer.alloc(512),
    ]);
    for (const file of [pdf, openText, word]) expect(await outcomeOfFile(file)).toEqual(failed('password-protected'));
  });

  it('is named after what is in it, not after its ending', async () => {
    const page = Buffer.from('<!DOCTYPE html><html><script>alert(1)</script><img src="http://127.0.0.1/x"></html>');
    expect(await outcomeOfFile(page)).toEqual(failed('unknown-kind'));
    expect(await outcomeOfFile(aZip([{ name: 'word/document.txt', content: 'no document' }]))).toEqual(
      failed('unknown-kind'),
    );
    expect(await outcomeOfFile(Buffer.alloc(0))).toEqual(failed('empty'));
  });

  it('is told to be broken when it is cut off, or nothing but a beginning', async () => {
    const whole = await aPaper({ kind: 'pptx', pages: ['One', 'Two'] });
    const halves = [whole.subarray(0, whole.length / 2), Buffer.from('%PDF-1.7\n'), Buffer.from('%PDF-1.7\n%%EOF\n')];
    for (const file of halves) expect(await outcomeOfFile(file)).toEqual(failed('broken'));
  });

  it('leaves nothing behind', async () => {
    const mediaId = await upload(owner.browser, Buffer.from('%PDF-1.7\n'));
    expect(await outcomeOf(owner.browser, mediaId)).toEqual(failed('broken'));
    await expect.poll(() => readdir(join(world.dataFolder, 'media'))).not.toContain(mediaId);
  });
});

describe('a bomb', () => {
  it('that says how large it unpacks is not unpacked', async () => {
    const before = performance.now();
    expect(await outcomeOfFile(aWordFile(Buffer.alloc(200 * MEBIBYTE)))).toEqual(failed('too-large'));
    expect(performance.now() - before).toBeLessThan(20_000);
  });

  it('that lies about it ends within the limits', async () => {
    const paragraphs = Buffer.alloc(64 * MEBIBYTE, '<w:p/>');
    const state = await outcomeOfFile(aWordFile(paragraphs, { claimedBytes: 1000 }));
    expect(state.kind).toBe('failed');
  });

  it('of giant paper becomes a picture of a size that fits', async () => {
    const pdf = aWrittenPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000 1000000]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000 1]>>',
    ]);
    const mediaId = await upload(owner.browser, pdf);
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
    const { folderUrl } = await owner.browser.call(getDocument, { params: { mediaId } });
    const picture = await fetch(new URL(`${folderUrl}/${nameOfPicture('zoom', 1)}`, world.publicUrl));
    expect((await picture.arrayBuffer()).byteLength).toBeLessThan(MEBIBYTE);
  });

  it('of more pages than anybody reads is not drawn', async () => {
    const shelf = aWrittenPdf(['<</Type/Catalog/Pages 2 0 R>>', ...emptyPages(2001)]);
    expect(await outcomeOfFile(shelf)).toEqual(failed('too-many-pages'));
    const claim = aWrittenPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 2000000000>>']);
    expect((await outcomeOfFile(claim)).kind).toBe('failed');
  });

  it('of nesting, or that contains itself, ends', async () => {
    const depth = 20_000;
    const nested = aWrittenPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      ...Array.from({ length: depth }, (_, at) => `<</Type/Pages/Kids[${at + 3} 0 R]/Count 1>>`),
      '<</Type/Page/MediaBox[0 0 100 100]>>',
    ]);
    const circular = aWrittenPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>']);
    const arrays = aWrittenPdf([`<</Type/Catalog/Pages ${'['.repeat(200_000)}`]);
    for (const file of [nested, circular, arrays]) expect((await outcomeOfFile(file)).kind).toMatch(/ready|failed/);
  });

  it('of words is cut off', async () => {
    const words = `BT /F 1 Tf ${'0.001 0 Td (word ) Tj '.repeat(100_000)} ET`;
    const pdf = aWrittenPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
      `<</Length ${words.length}>> stream\n${words}\nendstream`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ]);
    const mediaId = await upload(owner.browser, pdf);
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
    const { lines } = await owner.browser.call(getDocumentPage, { params: { mediaId, page: 1 } });
    expect(lines.flatMap(({ words }) => words).length).toBeLessThanOrEqual(20_000);
  });
});

function emptyPages(count: number): readonly string[] {
  const pages = Array.from({ length: count }, (_, at) => at + 3);
  return [
    `<</Type/Pages/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]/Count ${count}>>`,
    ...pages.map(() => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>'),
  ];
}

describe('a document of five hundred pages', () => {
  it('can be read from its first pages on, and becomes whole', async () => {
    const count = 500;
    const pages = Array.from({ length: count }, (_, at) => at);
    const pdf = aWrittenPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Kids[${pages.map((at) => `${4 + 2 * at} 0 R`).join(' ')}]/Count ${count}>>`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      ...pages.flatMap((at) => {
        const words = `BT /F 20 Tf 50 700 Td (Chapter ${at + 1}) Tj ET`;
        return [
          `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + 2 * at} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
          `<</Length ${words.length}>> stream\n${words}\nendstream`,
        ];
      }),
    ]);
    const mediaId = await upload(owner.browser, pdf);
    const early = await vi.waitFor(() => owner.browser.call(getDocument, { params: { mediaId } }), {
      timeout: 30_000,
      interval: 50,
    });
    expect(early.pages).toHaveLength(count);
    expect(early.readyPages).toBeLessThan(count);
    expect((await owner.browser.call(getMedia, { params: { mediaId } })).state).toMatchObject({
      kind: 'processing',
      playable: true,
    });
    const stateNow = async () => (await owner.browser.call(getMedia, { params: { mediaId } })).state;
    await expect.poll(stateNow, { timeout: 240_000, interval: 1000 }).toEqual({ kind: 'ready' });
    const { readyPages } = await owner.browser.call(getDocument, { params: { mediaId } });
    expect(readyPages).toBe(count);
    const { lines } = await owner.browser.call(getDocumentPage, { params: { mediaId, page: count } });
    expect(lines[0]?.words.map(({ text }) => text)).toEqual(['Chapter', '500']);
  });
});
