import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openFfmpeg } from '#infra/ffmpeg.ts';
import { aClip } from '#test/clips.ts';
import { inspectVideo } from './inspect.ts';
import { readSegments } from './playlists.ts';
import type { MakePlan } from './renditions.ts';
import { type MadeVideo, transcode } from './transcode.ts';

const ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });

// Encoding is slow on a busy machine, and that is no fault.
vi.setConfig({ testTimeout: 90_000 });

let shelf: string;
beforeAll(async () => {
  shelf = await mkdtemp(join(tmpdir(), 'usher-transcode-'));
});
afterAll(() => rm(shelf, { recursive: true }));

describe('a video that browsers play as it is', () => {
  it('can be watched as it is at once, and in smaller sizes later', async () => {
    const { plan, folder } = await aPlan({ size: '1280x720', keyFrameSeconds: 3, seconds: 9 });
    const early: { readonly master: string; readonly width: number }[] = [];
    const shares: number[] = [];
    const made = await make({
      plan,
      folder,
      onProgress: (share) => shares.push(share),
      onFirstRendition: async ({ width }) => {
        early.push({ master: await masterIn(folder), width });
      },
    });

    expect(early.map(({ master, width }) => [resolutionsIn(master), width])).toEqual([[['1280x720'], 1280]]);
    expect(resolutionsIn(await masterIn(folder))).toEqual(['854x480', '640x360', '1280x720']);
    expect(await masterIn(folder)).toMatch(/CODECS="avc1\.4d401f,mp4a\.40\.2"/);
    expect(await segmentSeconds(folder, 'v480')).toEqual(await segmentSeconds(folder, 'v720'));
    expect(await segmentSeconds(folder, 'v360')).toEqual([6, 3]);
    expect(await packetsOf(folder, 'v720')).toBe(await packetsOf(plan.file.path));
    expect(made.durationSeconds).toBeCloseTo(9, 1);
    expect(made.placeholder).toMatch(/^data:image\/jpeg;base64,/);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    await expectPlayable(folder);
  });

  it('keeps its timing when its frames come at any time', async () => {
    const { plan, folder } = await aPlan({ size: '960x540', framesPerSecond: 30, hasVariableFrameRate: true });
    expect(plan.first.kind).toBe('copy');
    await make({ plan, folder });
    expect(await segmentSeconds(folder, 'v540')).toEqual(await segmentSeconds(folder, 'v360'));
    expect(sum(await segmentSeconds(folder, 'v540'))).toBeGreaterThan(7.7);
    await expectPlayable(folder);
  });
});

describe('any other video becomes a ladder', () => {
  it('of a HEVC recording of ten bits', async () => {
    const { plan, folder } = await aPlan({
      codec: 'hevc',
      container: 'mov',
      pixelFormat: 'yuv420p10le',
      size: '1280x720',
      seconds: 6,
    });
    await make({ plan, folder });
    expect(resolutionsIn(await masterIn(folder))).toEqual(['1280x720', '854x480', '640x360']);
    expect(await pixelFormatOf(folder, 'v720')).toBe('yuv420p');
    expect(await segmentSeconds(folder, 'v720')).toEqual([4, 2]);
    expect(await segmentSeconds(folder, 'v480')).toEqual([4, 2]);
    expect(await segmentSeconds(folder, 'v360')).toEqual([4, 2]);
    await expectPlayable(folder);
  });

  it('of a WebM recording with Opus', async () => {
    const { plan, folder } = await aPlan({
      codec: 'vp9',
      container: 'webm',
      audio: [{ codec: 'libopus' }],
      size: '641x361',
    });
    await make({ plan, folder });
    expect(resolutionsIn(await masterIn(folder))).toEqual(['640x360']);
    expect(await masterIn(folder)).toContain('mp4a.40.2');
    await expectPlayable(folder);
  });

  it('of a phone held upright, with what was above still above', async () => {
    const { plan, folder } = await aPlan({ rotation: 90, picture: 'halves', seconds: 4 });
    await make({ plan, folder });
    expect(resolutionsIn(await masterIn(folder))).toEqual(['360x640']);
    // Stored red on the left and turned clockwise by a quarter: red is on top.
    expect(await colourAt(folder, 'v360', { x: 180, y: 40 })).toBe('red');
    expect(await colourAt(folder, 'v360', { x: 180, y: 600 })).toBe('blue');
  });

  it('of a silent video, without a word of audio', async () => {
    const { plan, folder } = await aPlan({ codec: 'hevc', audio: [], seconds: 4 });
    await make({ plan, folder });
    expect(await masterIn(folder)).not.toMatch(/AUDIO|mp4a/);
    await expectPlayable(folder);
  });
});

it('offers every audio track with its language, the first by default', async () => {
  const { plan, folder } = await aPlan({
    container: 'mkv',
    audio: [
      { codec: 'aac', language: 'ger' },
      { codec: 'ac3', language: 'eng', title: 'He said "no",\nURI="x"' },
    ],
  });
  await make({ plan, folder });
  const tags = (await masterIn(folder)).split('\n').filter((line) => line.startsWith('#EXT-X-MEDIA'));
  expect(tags).toEqual([
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Deutsch",LANGUAGE="de",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="1",URI="a0.m3u8"',
    expect.stringMatching(/NAME="He said {2}no , URI= x",LANGUAGE="en",DEFAULT=NO,.*URI="a1\.m3u8"$/),
  ]);
  expect(sum(await segmentSeconds(folder, 'a1'))).toBeCloseTo(8, 1);
});

it('shows a poster of 16:9 and a timeline that lies within its sheet', async () => {
  const { plan, folder } = await aPlan({ rotation: 270, seconds: 5 });
  await make({ plan, folder });
  expect(await sizeOf(join(folder, 'poster.jpg'))).toBe('640x360');
  expect(await sizeOf(join(folder, 'timeline-0.jpg'))).toBe('900x1600');
  expect(await readFile(join(folder, 'timeline.vtt'), 'utf8')).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\ntimeline-0.jpg#xywh=0,0,90,160' +
      '\n\n00:00:02.000 --> 00:00:04.000\ntimeline-0.jpg#xywh=90,0,90,160' +
      '\n\n00:00:04.000 --> 00:00:05.000\ntimeline-0.jpg#xywh=180,0,90,160\n',
  );
});

it('leaves the place and the person of the recording behind', async () => {
  const path = join(shelf, 'tagged.mp4');
  const tags = [
    '-metadata',
    'location=+52.5200+013.4050/',
    '-metadata',
    'title=Kim at home',
    '-movflags',
    'use_metadata_tags',
  ];
  await run('ffmpeg', ['-loglevel', 'error', '-i', await aClip({ seconds: 2 }), '-c', 'copy', ...tags, path]);
  const { plan, folder } = await aPlanFor(path);
  await make({ plan, folder });
  const init = await readFile(join(folder, 'v360_init.mp4'), 'latin1');
  expect(init).not.toMatch(/52\.52|Kim at home/);
});

describe('work that was interrupted', () => {
  it('leaves nothing half-made and is finished by the next attempt, without repeating what was whole', async () => {
    const { plan, folder } = await aPlan({ size: '1280x720' });
    const stop = new AbortController();
    const attempt = make({
      plan,
      folder,
      signal: stop.signal,
      onFirstRendition: async () => stop.abort(new Error('the server stops')),
    });
    await expect(attempt).rejects.toThrow('the server stops');
    expect(resolutionsIn(await masterIn(folder))).toEqual(['1280x720']);
    expect((await readdir(folder)).filter((name) => /^making-|v480|v360/.test(name))).toEqual([]);

    const before = await stat(join(folder, 'v720_00000.m4s'));
    // What a kill -9 would have left.
    await mkdir(join(folder, 'making-abcdef'));
    await writeFile(join(folder, 'making-abcdef', 'v480_00000.m4s'), 'half');
    await make({ plan, folder });
    expect(await stat(join(folder, 'v720_00000.m4s'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(resolutionsIn(await masterIn(folder))).toEqual(['854x480', '640x360', '1280x720']);
    expect((await readdir(folder)).filter((name) => name.startsWith('making-'))).toEqual([]);
    await expectPlayable(folder);
  });

  it('can be stopped in the middle of encoding', async () => {
    const { plan, folder } = await aPlan({ codec: 'hevc', size: '1280x720', seconds: 6 });
    const stop = new AbortController();
    const attempt = make({ plan, folder, signal: stop.signal, onProgress: () => stop.abort(new Error('deleted')) });
    await expect(attempt).rejects.toThrow('deleted');
    expect(await readdir(folder)).toEqual([]);
  });
});

// ---- making

async function aPlan(clip: Parameters<typeof aClip>[0]) {
  return aPlanFor(await aClip(clip));
}

async function aPlanFor(path: string): Promise<{ readonly plan: MakePlan; readonly folder: string }> {
  const plan = await inspectVideo(ffmpeg, { path });
  if (plan.kind === 'refuse') throw new Error(`refused: ${plan.because}`);
  return { plan, folder: await mkdtemp(join(shelf, 'video-')) };
}

type Request = Parameters<typeof transcode>[1];

function make({ plan, folder, ...wanted }: Pick<Request, 'plan' | 'folder'> & Partial<Request>): Promise<MadeVideo> {
  const defaults = {
    signal: new AbortController().signal,
    onProgress: () => {},
    onFirstRendition: () => Promise.resolve(),
  };
  return transcode(ffmpeg, { ...defaults, ...wanted, plan, folder });
}

// ---- looking

const run = promisify(execFile);

function masterIn(folder: string): Promise<string> {
  return readFile(join(folder, 'master.m3u8'), 'utf8');
}

function resolutionsIn(master: string): (string | undefined)[] {
  return [...master.matchAll(/RESOLUTION=(\d+x\d+)/g)].map(([, size]) => size);
}

async function segmentSeconds(folder: string, name: string): Promise<number[]> {
  return (await readSegments(folder, name)).map(({ seconds }) => Math.round(seconds * 100) / 100);
}

function sum(seconds: readonly number[]): number {
  return seconds.reduce((total, each) => total + each, 0);
}

/** Decodes every rendition from beginning to end; ffmpeg says nothing when all is well. */
async function expectPlayable(folder: string): Promise<void> {
  const playlists = (await readdir(folder)).filter((name) => /^[av]\d+\.m3u8$/.test(name));
  for (const playlist of playlists) {
    const { stderr } = await run('ffmpeg', [
      '-v',
      'error',
      '-nostdin',
      '-i',
      join(folder, playlist),
      '-f',
      'null',
      '-',
    ]);
    expect(stderr).toBe('');
  }
}

async function ffprobe(args: readonly string[]): Promise<string> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-select_streams', 'v:0', '-of', 'csv=p=0:s=x', ...args]);
  return stdout.trim();
}

async function packetsOf(pathOrFolder: string, name?: string): Promise<string> {
  const path = name === undefined ? pathOrFolder : join(pathOrFolder, `${name}.m3u8`);
  const printed = await ffprobe(['-count_packets', '-show_entries', 'stream=nb_read_packets', path]);
  return printed.split('\n')[0] ?? '';
}

async function pixelFormatOf(folder: string, name: string): Promise<string> {
  const printed = await ffprobe(['-show_entries', 'stream=pix_fmt', join(folder, `${name}.m3u8`)]);
  return printed.split('\n')[0] ?? '';
}

function sizeOf(path: string): Promise<string> {
  return ffprobe(['-show_entries', 'stream=width,height', path]);
}

type Point = { readonly x: number; readonly y: number };

async function colourAt(folder: string, name: string, { x, y }: Point): Promise<string> {
  const crop = ['-vf', `format=rgb24,crop=2:2:${x}:${y}`, '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'];
  const input = ['-v', 'error', '-nostdin', '-i', join(folder, `${name}.m3u8`)];
  const { stdout } = await run('ffmpeg', [...input, ...crop], { encoding: 'buffer' });
  const [red = 0, , blue = 0] = stdout;
  return red > 200 && blue < 60 ? 'red' : blue > 200 && red < 60 ? 'blue' : `${[...stdout.subarray(0, 3)]}`;
}
