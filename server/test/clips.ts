import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

type ClipAudio = { readonly codec: 'aac' | 'libopus' | 'ac3'; readonly language?: string; readonly title?: string };

type Clip = {
  readonly container: 'mp4' | 'mov' | 'mkv' | 'webm';
  readonly codec: 'h264' | 'hevc' | 'vp9';
  readonly pixelFormat: 'yuv420p' | 'yuv420p10le';
  readonly seconds: number;
  readonly size: `${number}x${number}`;
  readonly framesPerSecond: number;
  readonly keyFrameSeconds: number;
  readonly audio: readonly ClipAudio[];
  /** Written into the container: how far players turn the picture clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** `halves` is red on the left and blue on the right, to see which way a picture was turned. */
  readonly picture: 'moving' | 'halves';
  /** Two of three frames are missing from the second half. */
  readonly hasVariableFrameRate: boolean;
};

const DEFAULTS: Clip = {
  container: 'mp4',
  codec: 'h264',
  pixelFormat: 'yuv420p',
  seconds: 8,
  size: '640x360',
  framesPerSecond: 25,
  keyFrameSeconds: 2,
  audio: [{ codec: 'aac' }],
  rotation: 0,
  picture: 'moving',
  hasVariableFrameRate: false,
};

const FOLDER = join(tmpdir(), 'usher-clips');

/** The path of a real video file with these properties, made by ffmpeg once and kept for later runs. Not to be written to. */
export async function aClip(wanted: Partial<Clip> = {}): Promise<string> {
  const clip = { ...DEFAULTS, ...wanted };
  const args = argumentsFor(clip);
  const key = createHash('sha256')
    .update(JSON.stringify([args, clip.rotation]))
    .digest('hex')
    .slice(0, 16);
  const path = join(FOLDER, `${key}.${clip.container}`);
  if (await exists(path)) return path;

  await mkdir(FOLDER, { recursive: true });
  const workFolder = await mkdtemp(join(FOLDER, 'making-'));
  const made = join(workFolder, `clip.${clip.container}`);
  await run('ffmpeg', [...args, made]);
  if (clip.rotation !== 0) await writeFile(made, turned(await readFile(made), clip.rotation));
  await rename(made, path);
  await rm(workFolder, { recursive: true });
  return path;
}

/** The first part of a clip, as an upload that broke off would leave it. */
export async function aTruncatedClip({
  share,
  ...wanted
}: Partial<Clip> & { readonly share: number }): Promise<Buffer> {
  const whole = await readFile(await aClip(wanted));
  return whole.subarray(0, Math.floor(whole.length * share));
}

function argumentsFor(clip: Clip): string[] {
  const { size, framesPerSecond, seconds, audio, codec, pixelFormat, keyFrameSeconds, container } = clip;
  const source = `testsrc2=size=${size}:rate=${framesPerSecond}`;
  const filters = [
    ...(clip.picture === 'halves'
      ? ['drawbox=w=iw/2:color=red:thickness=fill', 'drawbox=x=iw/2:w=iw/2:color=blue:thickness=fill']
      : []),
    ...(clip.hasVariableFrameRate ? [`select='lt(t,${seconds / 2})+not(mod(n,3))'`] : []),
  ];
  return [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', source],
    ...audio.flatMap((_, track) => ['-f', 'lavfi', '-i', `sine=frequency=${440 * (track + 1)}:sample_rate=48000`]),
    ...['-map', '0:v', ...audio.flatMap((_, track) => ['-map', `${track + 1}:a`]), '-t', String(seconds)],
    ...(filters.length > 0 ? ['-vf', filters.join(',')] : []),
    ...['-fps_mode', clip.hasVariableFrameRate ? 'vfr' : 'cfr'],
    ...ENCODERS[codec],
    ...['-pix_fmt', pixelFormat, '-force_key_frames', `expr:gte(t,n_forced*${keyFrameSeconds})`, '-g', '9999'],
    ...audio.flatMap((track, place) => [
      ...[`-c:a:${place}`, track.codec, `-b:a:${place}`, '64k'],
      ...(track.language === undefined ? [] : [`-metadata:s:a:${place}`, `language=${track.language}`]),
      ...(track.title === undefined ? [] : [`-metadata:s:a:${place}`, `title=${track.title}`]),
    ]),
    ...(container === 'mp4' || container === 'mov' ? ['-movflags', '+faststart'] : []),
  ];
}

const ENCODERS: Readonly<Record<Clip['codec'], readonly string[]>> = {
  h264: ['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'high', '-bf', '2', '-sc_threshold', '0'],
  hevc: ['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1', '-x265-params', 'log-level=error'],
  vp9: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '500k'],
};

// ISO/IEC 14496-12 §8.3.2: a, b, u, c, d, v of the track's matrix, in 16.16 (u and v are zero).
const MATRICES = { 90: [0, 1, -1, 0], 180: [-1, 0, 0, -1], 270: [0, -1, 1, 0] } as const;
const MATRIX_AFTER_NAME = 44;

function turned(file: Buffer, rotation: 90 | 180 | 270): Buffer {
  const track = file.indexOf('tkhd', 0, 'latin1');
  const [a, b, c, d] = MATRICES[rotation];
  for (const [place, value] of [a, b, 0, c, d, 0].entries()) {
    file.writeInt32BE(value * 65536, track + MATRIX_AFTER_NAME + place * 4);
  }
  return file;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
