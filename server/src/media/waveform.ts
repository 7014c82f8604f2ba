import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ffmpeg, ownPlaylistInput } from '#infra/ffmpeg.ts';
import { playlistOf } from './playlists.ts';
import { POSTER_FILE, POSTER_SIZE } from './previews.ts';

export const WAVEFORM_FILE = 'waveform.json';

// Enough for a wide screen; a list of two thousand bytes.
const BUCKETS = 800;
const SAMPLES_PER_SECOND = 8000;
const BYTES_PER_SAMPLE = 2;
const MAX_SECONDS = 30 * 60;

type SoundRequest = {
  /** A finished rendition of ours in `from`. */
  readonly rendition: { readonly name: string; readonly seconds: number };
  readonly from: string;
  readonly folder: string;
  readonly signal: AbortSignal;
};

/** How loud each part is, from 0 to 100, where 100 is the loudest of all. */
export async function readPeaks(
  ffmpeg: Ffmpeg,
  { rendition, from, folder, signal }: SoundRequest,
): Promise<readonly number[]> {
  const { take, peaks } = peaksOf(Math.ceil(rendition.seconds * SAMPLES_PER_SECOND));
  await ffmpeg.pour({
    args: [
      ...ownPlaylistInput(join(from, playlistOf(rendition.name))),
      ...['-vn', '-ac', '1', '-ar', String(SAMPLES_PER_SECOND), '-f', 's16le', 'pipe:1'],
    ],
    folder,
    maxSeconds: MAX_SECONDS,
    onChunk: take,
    signal,
  });
  return peaks();
}

/** Takes samples as they come and keeps the farthest from silence in each of the equal parts of the whole. */
export function peaksOf(sampleCount: number, buckets = BUCKETS) {
  const farthest = new Uint16Array(buckets);
  let taken = 0;
  let rest: Buffer = Buffer.alloc(0);
  return { take, peaks };

  function take(chunk: Buffer): void {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.length - (bytes.length % BYTES_PER_SAMPLE);
    for (let at = 0; at < end; at += BYTES_PER_SAMPLE) {
      const bucket = Math.min(buckets - 1, Math.floor((taken * buckets) / sampleCount));
      const distance = Math.abs(bytes.readInt16LE(at));
      if (distance > (farthest[bucket] ?? 0)) farthest[bucket] = distance;
      taken += 1;
    }
    rest = bytes.subarray(end);
  }

  function peaks(): readonly number[] {
    const loudest = farthest.reduce((most, each) => Math.max(most, each), 0);
    return Array.from(farthest, (each) => (loudest === 0 ? 0 : Math.round((each * 100) / loudest)));
  }
}

export async function writeWaveform(
  folder: string,
  waveform: { readonly peaks: readonly number[]; readonly hasCover: boolean },
): Promise<void> {
  await writeFile(join(folder, WAVEFORM_FILE), JSON.stringify(waveform));
}

// ---- a picture of it, for sound without a cover

const GROUND = [27, 29, 56] as const;
const BAR = [151, 160, 255] as const;
const BAR_COUNT = 64;
const BAR_WIDTH = 5;
const BAR_STEP = 8;
const TALLEST = 180;
const DRAWING = 'waveform.rgb';

/** Draws the poster of what has no picture of its own. */
export async function makeWaveformPoster(
  ffmpeg: Ffmpeg,
  {
    peaks,
    folder,
    signal,
  }: { readonly peaks: readonly number[]; readonly folder: string; readonly signal: AbortSignal },
): Promise<void> {
  const { width, height } = POSTER_SIZE;
  await writeFile(join(folder, DRAWING), drawBars(peaks));
  await ffmpeg.encode({
    args: [
      ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-video_size', `${width}x${height}`, '-i', DRAWING],
      ...['-frames:v', '1', '-update', '1', '-q:v', '3', POSTER_FILE],
    ],
    folder,
    maxSeconds: MAX_SECONDS,
    signal,
  });
  await rm(join(folder, DRAWING));
}

function drawBars(peaks: readonly number[]): Buffer {
  const { width, height } = POSTER_SIZE;
  const picture = Buffer.alloc(width * height * 3);
  for (let at = 0; at < picture.length; at += 3) picture.set(GROUND, at);
  const left = Math.floor((width - BAR_COUNT * BAR_STEP) / 2);
  for (let bar = 0; bar < BAR_COUNT; bar += 1) {
    const tall = Math.max(BAR_WIDTH, Math.round((loudestIn(peaks, bar) * TALLEST) / 100));
    const top = Math.floor((height - tall) / 2);
    for (let y = top; y < top + tall; y += 1) {
      for (let x = 0; x < BAR_WIDTH; x += 1) picture.set(BAR, (y * width + left + bar * BAR_STEP + x) * 3);
    }
  }
  return picture;
}

function loudestIn(peaks: readonly number[], bar: number): number {
  const each = peaks.length / BAR_COUNT;
  return Math.max(0, ...peaks.slice(Math.floor(bar * each), Math.ceil((bar + 1) * each)));
}
