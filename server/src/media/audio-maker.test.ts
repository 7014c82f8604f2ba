import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Ffmpeg, openFfmpeg } from '#infra/ffmpeg.ts';
import { aSound, type SoundEnding } from '#test/samples.ts';
import { audioMaker } from './audio-maker.ts';
import { recognise } from './recognise.ts';
import { peaksOf } from './waveform.ts';

vi.setConfig({ testTimeout: 60_000 });

let ffmpeg: Ffmpeg;
let folder: string;
beforeAll(async () => {
  ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
  folder = await mkdtemp(join(tmpdir(), 'usher-sounds-'));
});
afterAll(() => rm(folder, { recursive: true }));

const { signal } = new AbortController();

async function make(source: string) {
  const place = await mkdtemp(join(folder, 'made-'));
  let durationSeconds: number | null = null;
  const failure = await audioMaker(ffmpeg)({
    mediaId: 'm',
    version: 1,
    source,
    folder: place,
    signal,
    onProgress: () => {},
    onPlayable: async (made) => {
      durationSeconds = made.durationSeconds;
    },
  });
  return { failure, place, durationSeconds, files: await readdir(place) };
}

async function aFile(content: Buffer): Promise<string> {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, content);
  return path;
}

const ENDINGS: readonly SoundEnding[] = [
  'mp3',
  'm4a',
  'wav',
  'flac',
  'ogg',
  'opus',
  'wma',
  'aac',
  'aiff',
  'mka',
  'mp4',
];

describe('sound', () => {
  it.each(ENDINGS)('of kind %s becomes HLS with a waveform and a picture', async (ending) => {
    const source = await aSound({ ending });
    expect(await recognise(ffmpeg, source, signal)).toBe('audio');
    const { failure, place, durationSeconds, files } = await make(source);
    expect(failure).toBeNull();
    expect(durationSeconds).toBeGreaterThan(7.8);
    expect(durationSeconds).toBeLessThan(8.3);
    expect(files).toEqual(
      expect.arrayContaining(['master.m3u8', 'a0.m3u8', 'a0_init.mp4', 'poster.jpg', 'waveform.json']),
    );
    expect(files.filter((name) => name.startsWith('making-') || name.endsWith('.rgb'))).toEqual([]);
    expect(await readFile(join(place, 'master.m3u8'), 'utf8')).toMatch(/CODECS="mp4a\.40\.2"\na0\.m3u8\n$/);
    const { peaks, hasCover } = JSON.parse(await readFile(join(place, 'waveform.json'), 'utf8'));
    expect(hasCover).toBe(false);
    expect(peaks).toHaveLength(800);
    // Silent in its second quarter, and nowhere else.
    const quietest = (from: number, to: number) => Math.max(...peaks.slice(from * 800, to * 800));
    expect(quietest(0.3, 0.45)).toBeLessThan(8);
    expect(quietest(0.05, 0.2)).toBeGreaterThan(40);
    expect(quietest(0.6, 0.95)).toBeGreaterThan(40);
  });

  it('in AAC is copied, not encoded again', async () => {
    const source = await aSound({ ending: 'm4a' });
    const { place } = await make(source);
    const segment = await readFile(join(place, 'a0_00000.m4s'));
    const original = await readFile(source);
    // The second half second of the source stands in the segment as it is.
    const start = original.indexOf('mdat', 0, 'latin1') + 2000;
    expect(segment.includes(original.subarray(start, start + 200))).toBe(true);
  });

  it.each(['png', 'mjpeg'] as const)('with a cover as %s has it as its poster', async (cover) => {
    const { failure, place } = await make(await aSound({ ending: 'mp3', cover }));
    expect(failure).toBeNull();
    expect(JSON.parse(await readFile(join(place, 'waveform.json'), 'utf8')).hasCover).toBe(true);
  });

  it('is good although its cover is broken', async () => {
    const bytes = await readFile(await aSound({ ending: 'mp3', cover: 'png' }));
    const data = bytes.indexOf('IDAT', 0, 'latin1');
    bytes.fill(0x55, data + 8, data + 200);
    const { failure, files } = await make(await aFile(bytes));
    expect(failure).toBeNull();
    expect(files).toContain('poster.jpg');
  });

  it('that broke off is refused', async () => {
    for (const ending of ['m4a', 'flac'] as const) {
      const bytes = await readFile(await aSound({ ending }));
      expect((await make(await aFile(bytes.subarray(0, bytes.length / 2)))).failure, ending).toBe('broken');
    }
  });
});

describe('the waveform', () => {
  const samples = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 2);
    for (const [at, value] of values.entries()) bytes.writeInt16LE(value, at * 2);
    return bytes;
  };

  it('knows the loudest moment of each part, wherever the chunks are cut', () => {
    const bytes = samples(0, 100, -200, 50, 0, 0, 0, -100);
    const whole = peaksOf(8, 4);
    whole.take(bytes);
    expect(whole.peaks()).toEqual([50, 100, 0, 50]);
    const pieces = peaksOf(8, 4);
    for (const [from, to] of [
      [0, 3],
      [3, 4],
      [4, 11],
      [11, 16],
    ])
      pieces.take(bytes.subarray(from, to));
    expect(pieces.peaks()).toEqual(whole.peaks());
  });

  it('of silence is flat, and of more than was told ends where it ends', () => {
    const silence = peaksOf(4, 2);
    silence.take(samples(0, 0, 0, 0));
    expect(silence.peaks()).toEqual([0, 0]);
    const longer = peaksOf(2, 2);
    longer.take(samples(1, 1, 1, -32_768));
    expect(longer.peaks()).toEqual([0, 100]);
  });
});
