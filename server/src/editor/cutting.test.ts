import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Part } from '#contract/editor/parts.ts';
import { openFfmpeg } from '#infra/ffmpeg.ts';
import { probeVideo } from '#infra/probe.ts';
import { aClip } from '#test/clips.ts';
import { aCodedClip, framesIn, secondsHeardIn } from '#test/coded-clip.ts';
import { cut } from './cutting.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

const ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-cutting-'));
});
afterAll(() => rm(folder, { recursive: true }));

let made = 0;
async function cutOf(source: string, ...parts: readonly Part[]): Promise<string> {
  made += 1;
  const target = join(folder, `${made}.mp4`);
  const shares: number[] = [];
  await cut(ffmpeg, {
    source,
    parts,
    folder,
    target,
    signal: new AbortController().signal,
    onProgress: (share) => shares.push(share),
  });
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  return target;
}

const numbers = (first: number, end: number) => Array.from({ length: end - first }, (_, at) => first + at);

describe('cutting', () => {
  // In the latter two sound begins some milliseconds before the picture: at 1.2 seconds, frame 29 still stands.
  it.each([
    ['mp4', 0],
    ['mkv', 1],
    ['ts', 1],
  ] as const)('keeps exactly the frames of a part, in %s', async (container, late) => {
    const source = await aCodedClip({ seconds: 30, container });
    expect(await framesIn(await cutOf(source, { from: 1.2, to: 3.4 }))).toEqual(numbers(30 - late, 85 - late));
    // So far in that reading does not begin at the beginning.
    expect(await framesIn(await cutOf(source, { from: 17.32, to: 18 }))).toEqual(numbers(433 - late, 450 - late));
  });

  it('takes a part out of the middle', async () => {
    const source = await aCodedClip({ seconds: 30 });
    const made = await cutOf(source, { from: 8, to: 10 }, { from: 20, to: 21.48 }, { from: 29, to: 30 });
    expect(await framesIn(made)).toEqual([...numbers(200, 250), ...numbers(500, 537), ...numbers(725, 750)]);
    const { durationSeconds, audio } = await probeVideo(ffmpeg, { file: { path: made, container: 'mov' } });
    expect(durationSeconds).toBeCloseTo(4.48, 1);
    expect(audio).toHaveLength(1);
  });

  it('lets the sound go with the picture', async () => {
    const source = await aCodedClip({ seconds: 30 });
    const heard = await secondsHeardIn(await cutOf(source, { from: 7, to: 8 }, { from: 12, to: 13 }));
    // The tenth in which one changes to the other, and the ends, may be anything.
    expect(heard.slice(1, 9)).toEqual(Array(8).fill(7));
    expect(heard.slice(11, 19)).toEqual(Array(8).fill(12));
    expect(heard.length).toBe(20);
  });

  it('loses no frame and doubles none between two parts that touch', async () => {
    const source = await aCodedClip({ seconds: 30, framesPerSecond: '30000/1001' });
    const at = 9.876;
    const before = await framesIn(await cutOf(source, { from: 0, to: at }));
    const after = await framesIn(await cutOf(source, { from: at, to: 30 }));
    expect([...before, ...after]).toEqual(numbers(0, (await framesIn(source)).length));
  });

  it('cuts sound alone', async () => {
    const source = await aCodedClip({ seconds: 30, hasPicture: false });
    const made = await cutOf(source, { from: 3, to: 4 }, { from: 20, to: 22 });
    const heard = await secondsHeardIn(made);
    expect(heard.slice(1, 9)).toEqual(Array(8).fill(3));
    expect(heard.slice(11, 19)).toEqual(Array(8).fill(20));
    const { durationSeconds, video } = await probeVideo(ffmpeg, { file: { path: made, container: 'mov' } });
    expect(video).toBeNull();
    expect(durationSeconds).toBeCloseTo(3, 1);
  });

  it('keeps two languages apart, stands a phone upright, and makes a wandering frame rate steady', async () => {
    const source = await aClip({
      rotation: 90,
      hasVariableFrameRate: true,
      audio: [
        { codec: 'aac', language: 'ger' },
        { codec: 'aac', language: 'eng', title: 'Commentary' },
      ],
    });
    const made = await cutOf(source, { from: 1, to: 7 });
    const { video, audio } = await probeVideo(ffmpeg, { file: { path: made, container: 'mov' } });
    expect(video).toMatchObject({ width: 360, height: 640, isTransformed: false, startsWithKeyFrame: true });
    expect(video?.baseRate).toEqual(video?.averageRate);
    expect(audio.map(({ language }) => language)).toEqual(['ger', 'eng']);
  });

  it('goes on with the last picture where sound is left', async () => {
    const source = await aClip({ seconds: 8, codec: 'hevc', audio: [] });
    const made = await cutOf(source, { from: 6, to: 8 });
    const { video, durationSeconds } = await probeVideo(ffmpeg, { file: { path: made, container: 'mov' } });
    expect(video?.codec).toBe('h264');
    expect(durationSeconds).toBeCloseTo(2, 2);
  });
});
