import { z } from 'zod';
import { type Ffmpeg, MOST_PIXELS, type UntrustedFile } from './ffmpeg.ts';

/** A still picture, or the first of a moving one. */
export type PictureProbe = {
  readonly file: UntrustedFile;
  /** As stored, before it is turned; null where it could not be decoded, or is larger than we open. */
  readonly stored: { readonly width: number; readonly height: number; readonly pixelFormat: string } | null;
  readonly orientation: Orientation;
  /** Some photographs are many tiles, each a stream of its own, which nobody here puts together. */
  readonly streamCount: number;
};

/** Exif 2.32 §4.6.4 A: how the stored picture is to be mirrored and turned. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Decodes one picture. Rejects with `ProgramFailed` when there is nothing to read. */
export async function probePicture(
  ffmpeg: Ffmpeg,
  { file, signal }: { readonly file: UntrustedFile; readonly signal?: AbortSignal },
): Promise<PictureProbe> {
  const printed = await ffmpeg.probe({
    file,
    args: [
      ...['-max_pixels', String(MOST_PIXELS), '-read_intervals', '%+#1', '-of', 'json'],
      ...['-show_entries', 'stream=index:frame=width,height,pix_fmt:frame_tags=Orientation'],
    ],
    ...(signal && { signal }),
  });
  const { frames, streams } = Listing.parse(JSON.parse(printed.toString('utf8')));
  const [frame] = frames;
  return {
    file,
    stored: frame === undefined ? null : { width: frame.width, height: frame.height, pixelFormat: frame.pix_fmt },
    orientation: orientationIn(frame?.tags?.Orientation),
    streamCount: streams.length,
  };
}

const Side = z.number().int().positive();
const Frame = z.object({
  width: Side,
  height: Side,
  pix_fmt: z.string(),
  tags: z.object({ Orientation: z.string().optional() }).optional(),
});
const Listing = z.object({
  frames: z.array(Frame).default([]),
  streams: z.array(z.object({ index: z.number() })).default([]),
});

function orientationIn(words: string | undefined): Orientation {
  const [, digit = '1'] = /^\s*([1-8])\s*$/.exec(words ?? '') ?? [];
  return Number(digit) as Orientation; // one of the digits that the pattern allows
}
