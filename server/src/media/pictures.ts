import type { Failure } from '#contract/media/endpoints.ts';
import type { Orientation, PictureProbe } from '#infra/probe-picture.ts';

export type PicturePlan = { readonly kind: 'refuse'; readonly because: Failure } | MakePicture;

export type MakePicture = {
  readonly kind: 'make';
  readonly file: PictureProbe['file'];
  /** Turns and mirrors it upright; empty where it stands already. */
  readonly upright: readonly string[];
  /** Drawings keep sharp edges and what shines through; photographs become small. */
  readonly ending: 'png' | 'jpg';
  readonly keepsColour: 'sampled' | 'full';
  /** Smallest first; the last is the largest that is shown. */
  readonly sizes: readonly PictureSize[];
};

export type PictureSize = { readonly file: string; readonly width: number; readonly height: number };

/** What lies beside the pictures and tells of their sizes. */
export const IMAGE_FACTS_FILE = 'image.json';

const LONG_SIDES = [640, 1600] as const;
const LARGEST_SIDE = 4096;

export function planPicture({ file, stored, orientation, streamCount }: PictureProbe): PicturePlan {
  // Many tiles, of which ffmpeg would show the first.
  if (streamCount > 1) return { kind: 'refuse', because: 'unsupported-codec' };
  if (stored === null) return { kind: 'refuse', because: 'broken' };
  const upright = UPRIGHT[orientation];
  const isTurned = upright.some((filter) => filter.startsWith('transpose'));
  const size = isTurned ? { width: stored.height, height: stored.width } : stored;
  const ending = isDrawn(stored.pixelFormat) ? 'png' : 'jpg';
  return {
    kind: 'make',
    file,
    upright,
    ending,
    keepsColour: file.container === 'jpeg_pipe' ? 'sampled' : 'full',
    sizes: longSidesOf(Math.max(size.width, size.height)).map((side) => sizeWithin(size, side, ending)),
  };
}

// Exif 2.32 §4.6.4 A, in the words of ffmpeg's filters.
const UPRIGHT: Readonly<Record<Orientation, readonly string[]>> = {
  1: [],
  2: ['hflip'],
  3: ['hflip', 'vflip'],
  4: ['vflip'],
  5: ['transpose=cclock_flip'],
  6: ['transpose=clock'],
  7: ['transpose=clock_flip'],
  8: ['transpose=cclock'],
};

function isDrawn(pixelFormat: string): boolean {
  return /^(?:pal8|mono|ya|yuva|gbrap|rgba|bgra|argb|abgr)/.test(pixelFormat);
}

function longSidesOf(longSide: number): readonly number[] {
  return [...LONG_SIDES.filter((side) => side < longSide), Math.min(longSide, LARGEST_SIDE)];
}

type Size = { readonly width: number; readonly height: number };

function sizeWithin({ width, height }: Size, side: number, ending: MakePicture['ending']): PictureSize {
  const scale = Math.min(1, side / Math.max(width, height));
  const scaled = (length: number) => Math.max(1, Math.round(length * scale));
  return { file: `image-${side}.${ending}`, width: scaled(width), height: scaled(height) };
}
