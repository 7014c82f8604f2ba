import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Ffmpeg, openFfmpeg } from '#infra/ffmpeg.ts';
import { aPhotograph, aPicture, PLACE_OF_PHOTOGRAPH } from '#test/samples.ts';
import { imageMaker } from './image-maker.ts';
import { recognise } from './recognise.ts';

vi.setConfig({ testTimeout: 60_000 });
const run = promisify(execFile);

let ffmpeg: Ffmpeg;
let folder: string;
beforeAll(async () => {
  ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
  folder = await mkdtemp(join(tmpdir(), 'usher-images-'));
});
afterAll(() => rm(folder, { recursive: true }));

const { signal } = new AbortController();

async function make(source: string) {
  const place = await mkdtemp(join(folder, 'made-'));
  const onPlayable = vi.fn(async () => {});
  const failure = await imageMaker(ffmpeg)({
    mediaId: 'm',
    version: 1,
    source,
    folder: place,
    signal,
    onProgress: () => {},
    onPlayable,
  });
  return { failure, place, files: (await readdir(place)).sort(), isPlayable: onPlayable.mock.calls.length > 0 };
}

async function aFile(content: string | Buffer): Promise<string> {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, content);
  return path;
}

/** The colour in the middle of the left, right, upper or lower half: red or blue. */
async function colourAt(path: string, side: 'left' | 'right' | 'top' | 'bottom'): Promise<string> {
  const crops = { left: '2:2:0:ih/2', right: '2:2:iw-2:ih/2', top: '2:2:iw/2:0', bottom: '2:2:iw/2:ih-2' };
  const args = ['-v', 'error', '-i', path, '-vf', `crop=${crops[side]}`, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer' });
  return (stdout[0] ?? 0) > (stdout[2] ?? 0) ? 'red' : 'blue';
}

describe('a picture', () => {
  it.each(['jpg', 'png', 'webp', 'gif', 'avif'] as const)('of kind %s is drawn anew in sizes', async (ending) => {
    const source = await aPicture({ ending, size: '2000x1000' });
    expect(await recognise(ffmpeg, source, signal)).toBe('image');
    const { failure, place, files, isPlayable } = await make(source);
    expect(failure).toBeNull();
    expect(isPlayable).toBe(true);
    const kind = ending === 'gif' ? 'png' : 'jpg';
    expect(files).toEqual([
      `image-1600.${kind}`,
      `image-2000.${kind}`,
      `image-640.${kind}`,
      'image.json',
      'poster.jpg',
    ]);
    expect(JSON.parse(await readFile(join(place, 'image.json'), 'utf8')).sizes).toEqual([
      { file: `image-640.${kind}`, width: 640, height: 320 },
      { file: `image-1600.${kind}`, width: 1600, height: 800 },
      { file: `image-2000.${kind}`, width: 2000, height: 1000 },
    ]);
    expect(await colourAt(join(place, `image-1600.${kind}`), 'left')).toBe('red');
    expect(await colourAt(join(place, 'poster.jpg'), 'right')).toBe('blue');
  });

  // Red is on the left of what is stored: Exif says where that is to be seen.
  it.each([
    [1, 'left'],
    [2, 'right'],
    [3, 'right'],
    [4, 'left'],
    [5, 'top'],
    [6, 'top'],
    [7, 'bottom'],
    [8, 'bottom'],
  ] as const)(
    'that was held in the way %i stands upright, without the place where it was taken',
    async (orientation, red) => {
      const { failure, place, files } = await make(await aFile(await aPhotograph({ orientation })));
      expect(failure).toBeNull();
      const [largest] = files.filter((name) => name.startsWith('image-8'));
      expect(await colourAt(join(place, largest ?? ''), red)).toBe('red');
      for (const name of files) {
        const bytes = await readFile(join(place, name));
        expect(bytes.includes(PLACE_OF_PHOTOGRAPH), name).toBe(false);
        expect(bytes.includes('Exif'), name).toBe(false);
      }
    },
  );

  it('with something behind its end is drawn without it', async () => {
    const polyglot = Buffer.concat([
      await readFile(await aPicture()),
      Buffer.from('<script>alert(1)</script>PK\x03\x04'),
    ]);
    const { failure, place, files } = await make(await aFile(polyglot));
    expect(failure).toBeNull();
    for (const name of files) expect((await readFile(join(place, name))).includes('<script>')).toBe(false);
  });
});

describe('what is refused', () => {
  it.each([
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'drawing'],
    [
      'a drawing behind a comment',
      '\uFEFF<?xml version="1.0"?>\n<!-- <svg> -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>',
      'drawing',
    ],
    ['a page', '<!doctype html><body><svg></svg>', 'unknown-kind'],
  ])('%s', async (_, content, because) => {
    const { failure, files } = await make(await aFile(content));
    expect(failure).toBe(because);
    expect(files).toEqual([]);
  });

  it('half a picture', async () => {
    for (const ending of ['jpg', 'png'] as const) {
      const bytes = await readFile(await aPicture({ ending }));
      expect((await make(await aFile(bytes.subarray(0, bytes.length / 2)))).failure, ending).toBe('broken');
    }
  });

  it.each([
    [40_000, 40_000],
    [14_000, 14_000],
  ])('a bomb that would unfold to %i × %i', async (width, height) => {
    const bomb = aPngOf(width, height);
    expect(bomb.length).toBeLessThan(500_000);
    const began = performance.now();
    expect((await make(await aFile(bomb))).failure).toBe('too-large');
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

/** One bit a pixel, all of them black. */
function aPngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const data = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
