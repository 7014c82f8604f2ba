import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  cancelTranscription,
  createTranscription,
  getCaptions,
  listCaptions,
  listTranscriptions,
  type TranscriptionView,
} from '#contract/captions/endpoints.ts';
import { addCollaborator, deleteMedia, restoreMedia } from '#contract/media/endpoints.ts';
import { Secret } from '#infra/secret.ts';
import { aClip } from '#test/clips.ts';
import { answerWith, openTranscriber } from '#test/transcriber.ts';
import { outcomeOf, upload } from '#test/upload.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let service: Awaited<ReturnType<typeof openTranscriber>>;
let world: World;
let owner: PersonInWorld;
let mediaId: string;
let silentId: string;
beforeAll(async () => {
  service = await openTranscriber();
  world = await openWorld({ transcriber: { url: service.url, key: new Secret('k-secret'), model: 'tiny' } });
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await upload(owner.browser, await readFile(await aClip({ seconds: 3, size: '320x180' })));
  silentId = await upload(owner.browser, await readFile(await aClip({ seconds: 3, size: '320x180', audio: [] })));
  for (const id of [mediaId, silentId]) expect(await outcomeOf(owner.browser, id)).toEqual({ kind: 'ready' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

function order({ entry = mediaId, language = null as string | null } = {}): Promise<TranscriptionView> {
  return owner.browser.call(createTranscription, { params: { mediaId: entry }, body: { language } });
}

async function latest(entry = mediaId): Promise<TranscriptionView | undefined> {
  return (await owner.browser.call(listTranscriptions, { params: { mediaId: entry } })).transcriptions[0];
}

function endOf(entry = mediaId): Promise<TranscriptionView> {
  return vi.waitFor(
    async () => {
      const found = await latest(entry);
      if (found === undefined || found.state === 'waiting' || found.state === 'running') throw new Error('not yet');
      return found;
    },
    { timeout: 60_000, interval: 100 },
  );
}

describe('a machine that writes captions', () => {
  it('is sent the sound, and its captions are a draft that nobody checked', async () => {
    service.answer((_, response) =>
      answerWith(response, [
        { start: 0, end: 1.5, text: ' Light is <food> & more.' },
        { start: 1.5, end: 90, text: ` ${'word '.repeat(60)}` },
        { start: 2, end: 1, text: 'reversed' },
      ]),
    );
    await order();
    const done = await endOf();
    expect(done).toMatchObject({ state: 'done', percent: 100, failure: null });
    const [asked] = service.asked;
    expect(asked?.authorization).toBe('Bearer k-secret');
    expect(asked?.fields).toEqual({ model: 'tiny', response_format: 'verbose_json' });
    // 16 kHz, one channel, two bytes: about 32 kB a second behind a head of 44 bytes.
    expect(asked?.sound.toString('latin1', 0, 4)).toBe('RIFF');
    expect(asked?.sound.readUInt32LE(24)).toBe(16_000);
    expect(((asked?.sound.length ?? 0) - 44) / 32_000).toBeCloseTo(3, 0);

    const captionsId = done.captionsId ?? '';
    const captions = await owner.browser.call(getCaptions, { params: { mediaId, captionsId } });
    expect(captions).toMatchObject({
      origin: 'machine',
      isShown: false,
      isChecked: false,
      language: 'en',
      label: 'English',
    });
    expect(captions.cues[0]).toEqual({ startMs: 0, endMs: 1500, text: 'Light is &lt;food&gt; &amp; more.' });
    for (const { text, startMs, endMs } of captions.cues) {
      expect(startMs).toBeLessThan(endMs);
      expect(endMs).toBeLessThan(3500);
      expect(text.split('\n').length).toBeLessThanOrEqual(2);
    }
    const viewer = await world.aPerson();
    const body = { email: viewer.email, kind: 'co-viewer' as const };
    await owner.browser.call(addCollaborator, { params: { mediaId }, body });
    expect((await viewer.browser.call(listCaptions, { params: { mediaId } })).captions).toEqual([]);
    expect(await viewer.browser.refusalOf(getCaptions, { params: { mediaId, captionsId } })).toBe('captions.unknown');
    expect(await viewer.browser.refusalOf(listTranscriptions, { params: { mediaId } })).toBe('access.denied');
  });

  it('is told the language, and may answer in WebVTT', async () => {
    service.answer((_, response) => {
      response.end('WEBVTT\n\n00:00.000 --> 00:01.000\n<script>x</script>Hallo\n');
    });
    await order({ language: 'de-AT' });
    const { captionsId } = await endOf();
    expect(service.asked[0]?.fields.language).toBe('de');
    const captions = await owner.browser.call(getCaptions, { params: { mediaId, captionsId: captionsId ?? '' } });
    expect(captions).toMatchObject({ language: 'de-AT', cues: [{ text: 'xHallo' }] });
  });

  it.each([
    ['key-refused', 401],
    ['sound-refused', 400],
    ['not-understood', 404],
  ] as const)('fails as %s when it answers %i', async (failure, status) => {
    service.answer((_, response) => void response.writeHead(status).end('no'));
    await order();
    expect(await endOf()).toMatchObject({ state: 'failed', failure, captionsId: null });
    expect(service.asked).toHaveLength(1);
  });

  it('fails when it answers nonsense, or nothing was said', async () => {
    const answers = ['<html>hello</html>', '{"text":"no segments"}', '{"segments":[{"start":"x"}]}', '{"segments":[]}'];
    const failures: unknown[] = [];
    for (const answer of answers) {
      service.answer((_, response) => void response.end(answer));
      await order();
      failures.push((await endOf()).failure);
    }
    expect(failures).toEqual(['not-understood', 'not-understood', 'not-understood', 'nothing-said']);
  });

  it('is not followed elsewhere, so that its key stays here', async () => {
    await using elsewhere = await openTranscriber();
    service.answer(
      (_, response) => void response.writeHead(307, { location: `${elsewhere.url}/audio/transcriptions` }).end(),
    );
    await order();
    expect(await endOf()).toMatchObject({ failure: 'not-understood' });
    expect(elsewhere.asked).toEqual([]);
  });

  it('is not read for ever', async () => {
    service.answer((_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
      };
      response.on('drain', pour);
      pour();
    });
    await order();
    expect(await endOf()).toMatchObject({ failure: 'not-understood' });
  });

  it('is asked again when it was busy or broken for a moment', async () => {
    service.answer((_, response, times) => {
      if (times === 1) return void response.writeHead(503).end();
      answerWith(response, [{ start: 0, end: 1, text: 'Here again' }]);
    });
    await order();
    expect(await endOf()).toMatchObject({ state: 'done' });
    expect(service.asked).toHaveLength(2);
  });

  it('has no sound to hear in a silent film', async () => {
    await order({ entry: silentId });
    expect(await endOf(silentId)).toMatchObject({ state: 'failed', failure: 'no-sound' });
  });
});

describe('an order', () => {
  it('is the only one of its entry, and is cancelled while the machine listens', async () => {
    const closed = Promise.withResolvers<void>();
    service.answer((_, response) => void response.on('close', closed.resolve));
    const { id } = await order();
    const again = { params: { mediaId }, body: { language: null } };
    expect(await owner.browser.refusalOf(createTranscription, again)).toBe('captions.under-way');
    await vi.waitFor(() => expect(service.asked).toHaveLength(1), { timeout: 30_000 });
    expect(await latest()).toMatchObject({ state: 'running' });
    await owner.browser.call(cancelTranscription, { params: { mediaId, transcriptionId: id } });
    expect(await latest()).toMatchObject({ state: 'cancelled', captionsId: null });
    await closed.promise;
    expect(await owner.browser.refusalOf(cancelTranscription, { params: { mediaId, transcriptionId: id } })).toBe(
      'captions.no-transcription',
    );
  });

  it('ends when its entry is deleted', async () => {
    const entry = await upload(owner.browser, await readFile(await aClip({ seconds: 3, size: '320x180' })));
    await outcomeOf(owner.browser, entry);
    const closed = Promise.withResolvers<void>();
    service.answer((_, response) => void response.on('close', closed.resolve));
    await order({ entry });
    await vi.waitFor(() => expect(service.asked).toHaveLength(1), { timeout: 30_000 });
    await owner.browser.call(deleteMedia, { params: { mediaId: entry } });
    await closed.promise;
    await owner.browser.call(restoreMedia, { params: { mediaId: entry } });
    expect(await endOf(entry)).toMatchObject({ state: 'cancelled' });
  });

  it('that nobody works on any more is given up', async () => {
    const entry = await world.aMedia(owner);
    const [transcriptionId, now] = [crypto.randomUUID(), new Date()];
    await world.db
      .insertInto('transcriptions')
      .values({
        id: transcriptionId,
        mediaId: entry,
        state: 'running',
        percent: 4,
        doneMs: 0,
        segments: '[]',
        createdAt: now,
        changedAt: now,
      })
      .execute();
    await world.portal.captions.sweep();
    expect(await latest(entry)).toMatchObject({ state: 'failed', failure: 'our-fault' });
  });
});
