import { execFile } from 'node:child_process';
import { access, mkdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const FOLDER = join(tmpdir(), 'usher-clips');
const BITS = 10;
const WIDTH = 320;

type Coded = {
  readonly seconds: number;
  readonly framesPerSecond: string;
  readonly container: 'mp4' | 'mkv' | 'ts';
  readonly hasPicture: boolean;
};

/**
 * A clip whose frames carry their number as bars of black and white, and whose sound says the second: it hums with
 * 300 Hz in the first one, with 400 in the next, and so on. Made once; not to be written to.
 */
export async function aCodedClip({
  seconds,
  framesPerSecond = '25',
  container = 'mp4',
  hasPicture = true,
}: Partial<Coded> & { readonly seconds: number }): Promise<string> {
  const path = join(
    FOLDER,
    `coded-${seconds}-${framesPerSecond.replace('/', '_')}${hasPicture ? '' : '-sound'}.${container}`,
  );
  if (await exists(path)) return path;
  await mkdir(FOLDER, { recursive: true });
  const bars = Array.from(
    { length: BITS },
    (_, bit) =>
      `drawbox=x=${(bit * WIDTH) / BITS}:y=0:w=${WIDTH / BITS}:h=180:color=white:t=fill:enable='mod(floor(n/${2 ** bit}),2)'`,
  );
  const making = `${path}.making.${container}`;
  await run('ffmpeg', [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    ...(hasPicture
      ? ['-f', 'lavfi', '-i', `color=black:size=${WIDTH}x180:rate=${framesPerSecond},${bars.join(',')}`]
      : []),
    ...['-f', 'lavfi', '-i', "aevalsrc='0.5*sin(2*PI*(300+100*floor(t))*t)':sample_rate=48000"],
    ...(hasPicture ? ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', '-g', '60', '-pix_fmt', 'yuv420p'] : []),
    ...['-c:a', 'aac', '-b:a', '96k', '-t', String(seconds), making],
  ]);
  await rename(making, path);
  return path;
}

/** The numbers of all frames, as they are shown. */
export async function framesIn(path: string): Promise<readonly number[]> {
  const { stdout } = await run(
    'ffmpeg',
    [
      '-loglevel',
      'error',
      '-i',
      path,
      '-vf',
      `scale=${BITS}:1:flags=area,format=gray`,
      '-fps_mode',
      'passthrough',
      '-f',
      'rawvideo',
      '-',
    ],
    { encoding: 'buffer', maxBuffer: 64 * 1024 ** 2 },
  );
  return Array.from({ length: stdout.length / BITS }, (_, frame) =>
    Array.from({ length: BITS }, (_, bit) => (stdout.readUInt8(frame * BITS + bit) > 128 ? 2 ** bit : 0)).reduce(
      (sum, each) => sum + each,
      0,
    ),
  );
}

const RATE = 8000;

/** What is heard: for each tenth of a second, the second of the original it hums of. */
export async function secondsHeardIn(path: string): Promise<readonly number[]> {
  const { stdout } = await run(
    'ffmpeg',
    ['-loglevel', 'error', '-i', path, '-vn', '-ac', '1', '-ar', String(RATE), '-f', 's16le', '-'],
    { encoding: 'buffer', maxBuffer: 64 * 1024 ** 2 },
  );
  const samples = new Int16Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.length / 2));
  const window = RATE / 10;
  return Array.from({ length: Math.floor(samples.length / window) }, (_, at) => {
    const heard = samples.subarray(at * window, (at + 1) * window);
    const crossings = heard.filter((sample, place) => place > 0 && sample >= 0 && (heard[place - 1] ?? 0) < 0).length;
    return Math.max(0, Math.round((crossings * 10 - 300) / 100));
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
