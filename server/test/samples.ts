import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const FOLDER = join(tmpdir(), 'usher-samples');

export type SoundEnding = 'mp3' | 'm4a' | 'wav' | 'flac' | 'ogg' | 'opus' | 'wma' | 'aac' | 'aiff' | 'mka' | 'mp4';

const ENCODERS: Readonly<Record<SoundEnding, string>> = {
  mp3: 'libmp3lame',
  m4a: 'aac',
  wav: 'pcm_s16le',
  flac: 'flac',
  ogg: 'libvorbis',
  opus: 'libopus',
  wma: 'wmav2',
  aac: 'aac',
  aiff: 'pcm_s16be',
  mka: 'libopus',
  mp4: 'aac',
};

/** A real recording: a tone that is silent in its second quarter, so that one can hear, and see, where one is. */
export async function aSound({
  ending = 'mp3',
  seconds = 8,
  cover = null,
}: {
  readonly ending?: SoundEnding;
  readonly seconds?: number;
  /** The decoder that a cover asks for; null for none. */
  readonly cover?: 'png' | 'mjpeg' | null;
} = {}): Promise<string> {
  const tone = `sine=frequency=440:duration=${seconds}:sample_rate=44100`;
  const quiet = `volume=0:enable='between(t,${seconds / 4},${seconds / 2})'`;
  const picture = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=size=300x300:duration=0.04',
    '-map',
    '0',
    '-map',
    '1',
    '-frames:v',
    '1',
  ];
  return made(ending, [
    ...['-f', 'lavfi', '-i', tone],
    ...(cover === null ? [] : [...picture, '-c:v', cover, '-disposition:v:0', 'attached_pic']),
    ...['-af', quiet, '-c:a', ENCODERS[ending]],
  ]);
}

export type PictureEnding = 'jpg' | 'png' | 'webp' | 'gif' | 'avif';

/** A real picture, red on its left and blue on its right. */
export async function aPicture({
  ending = 'jpg',
  size = '1200x800',
}: {
  readonly ending?: PictureEnding;
  readonly size?: string;
} = {}): Promise<string> {
  const halves = 'drawbox=w=iw/2:color=red:thickness=fill,drawbox=x=iw/2:w=iw/2:color=blue:thickness=fill';
  return made(ending, [
    ...['-f', 'lavfi', '-i', `color=black:size=${size}`, '-vf', halves, '-frames:v', '1'],
    ...(ending === 'avif' ? ['-c:v', 'libaom-av1', '-still-picture', '1', '-cpu-used', '8'] : []),
  ]);
}

export const PLACE_OF_PHOTOGRAPH = 'GPS-48.8566N-2.3522E';

/** As phones write it: held in any of eight ways, with the place where it was taken. */
export async function aPhotograph({ orientation }: { readonly orientation: number }): Promise<Buffer> {
  const plain = await readFile(await aPicture({ ending: 'jpg', size: '800x600' }));
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)]);
}

// TIFF 6.0 §2: a header, then directories of twelve bytes for each field.
function exifOf(orientation: number): Buffer {
  const place = Buffer.from(`${PLACE_OF_PHOTOGRAPH}\0`, 'latin1');
  const directory = 8 + 2 + 12 * 2 + 4;
  const bytes = Buffer.alloc(directory + 2 + 12 + 4 + place.length);
  bytes.write('MM\0*', 0, 'latin1');
  bytes.writeUInt32BE(8, 4);
  bytes.writeUInt16BE(2, 8);
  writeField(bytes, 10, { tag: 0x0112, type: 3, count: 1, value: orientation << 16 });
  writeField(bytes, 22, { tag: 0x8825, type: 4, count: 1, value: directory });
  bytes.writeUInt16BE(1, directory);
  writeField(bytes, directory + 2, { tag: 0x001b, type: 2, count: place.length, value: directory + 18 });
  place.copy(bytes, directory + 18);
  return bytes;
}

type Field = { readonly tag: number; readonly type: number; readonly count: number; readonly value: number };

function writeField(bytes: Buffer, at: number, { tag, type, count, value }: Field): void {
  bytes.writeUInt16BE(tag, at);
  bytes.writeUInt16BE(type, at + 2);
  bytes.writeUInt32BE(count, at + 4);
  bytes.writeUInt32BE(value >>> 0, at + 8);
}

/** Made by ffmpeg once and kept for later runs. Not to be written to. */
async function made(ending: string, args: readonly string[]): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(args)).digest('hex').slice(0, 16);
  const path = join(FOLDER, `${key}.${ending}`);
  if (await readFile(path).catch(() => null)) return path;
  await mkdir(FOLDER, { recursive: true });
  const workFolder = await mkdtemp(join(FOLDER, 'making-'));
  const sample = join(workFolder, `sample.${ending}`);
  await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args, sample]);
  await rename(sample, path);
  await rm(workFolder, { recursive: true });
  return path;
}
