import { z } from 'zod';
import { isReadable } from './codecs.ts';
import type { Ffmpeg, UntrustedFile } from './ffmpeg.ts';
import type { ProgramFailed } from './programs.ts';

/** What a video file is, as far as one can tell without decoding it. */
export type Probe = {
  readonly file: UntrustedFile;
  readonly streamCount: number;
  /** What the container says; nothing when it was cut off or written live. */
  readonly claimedSeconds: number | null;
  /** From the first packet to the end of the last. */
  readonly durationSeconds: number;
  readonly video: VideoStream | null;
  readonly audio: readonly AudioStream[];
  /** The stream of a cover that comes with sound. */
  readonly coverIndex: number | null;
};

export type VideoStream = {
  readonly index: number;
  readonly codec: string;
  readonly isReadable: boolean;
  readonly pixelFormat: string;
  /** As stored, before it is turned and before its pixels are made square. */
  readonly width: number;
  readonly height: number;
  readonly pixelAspect: Fraction;
  /** How far the picture is to be turned clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Turned or mirrored by a matrix in the container. */
  readonly isTransformed: boolean;
  readonly isInterlaced: boolean;
  readonly isHighDynamicRange: boolean;
  readonly averageRate: Fraction;
  /** The rate that fits every frame; equals the average when the frame rate is constant. */
  readonly baseRate: Fraction;
  readonly startSeconds: number;
  readonly bitsPerSecond: number;
  readonly startsWithKeyFrame: boolean;
  readonly longestKeyFrameGapSeconds: number;
};

export type AudioStream = {
  readonly index: number;
  readonly codec: string;
  readonly isReadable: boolean;
  readonly profile: string;
  readonly channels: number;
  readonly sampleRate: number;
  /** ISO 639, as the container has it. */
  readonly language: string | null;
  readonly title: string | null;
};

export type Fraction = { readonly over: number; readonly under: number };

/** Reads the streams and every packet's time, but decodes nothing. Rejects with `ProgramFailed` when there is nothing to read. */
export async function probeVideo(
  ffmpeg: Ffmpeg,
  { file, signal }: { readonly file: UntrustedFile; readonly signal?: AbortSignal },
): Promise<Probe> {
  const listing = await listStreams(ffmpeg, { file, ...(signal && { signal }) });
  const packets = await readPackets(ffmpeg, { file, ...(signal && { signal }) });
  const times = [...packets.values()];
  const startSeconds = times.length === 0 ? 0 : Math.max(0, Math.min(...times.map((stream) => stream.startSeconds)));
  const video = listing.streams.find(isMovingPicture);
  return {
    file,
    streamCount: listing.streams.length,
    claimedSeconds: listing.format.duration ?? null,
    durationSeconds: Math.max(startSeconds, ...times.map((stream) => stream.endSeconds)) - startSeconds,
    video:
      video === undefined
        ? null
        : videoStream(video, { packets: packets.get(video.index) ?? NO_PACKETS, fileStartSeconds: startSeconds }),
    audio: listing.streams
      .filter((stream) => stream.codec_type === 'audio' && packets.has(stream.index))
      .map(audioStream),
    coverIndex: listing.streams.find(isCover)?.index ?? null,
  };
}

/** Whether a probe failed because the file holds what we do not let ffmpeg decode; it may be a good file all the same. */
export function isUnreadableCodec(error: ProgramFailed): boolean {
  return error.lastWords.includes('not on whitelist');
}

// ---- what ffprobe prints

const Decimal = z.string().transform(Number).pipe(z.number());
const Count = z.number().int().nonnegative();
const Flag = z.number().optional();

const Ratio = z
  .string()
  .transform((text) => text.split(/[/:]/).map(Number))
  .transform(([over = 0, under = 0]): Fraction => ({ over, under }));

const Stream = z.object({
  index: Count,
  codec_type: z.string().default('unknown'),
  codec_name: z.string().default('unknown'),
  profile: z.string().default('unknown'),
  pix_fmt: z.string().default('unknown'),
  width: Count.default(0),
  height: Count.default(0),
  sample_aspect_ratio: Ratio.optional(),
  field_order: z.string().default('unknown'),
  color_transfer: z.string().default('unknown'),
  avg_frame_rate: Ratio,
  r_frame_rate: Ratio,
  channels: Count.default(0),
  sample_rate: Decimal.optional(),
  disposition: z.object({ attached_pic: Flag, timed_thumbnails: Flag, still_image: Flag }).optional(),
  tags: z.object({ language: z.string().optional(), title: z.string().optional() }).optional(),
  side_data_list: z
    .array(z.object({ rotation: z.number().optional(), displaymatrix: z.string().optional() }))
    .default([]),
});
type Stream = z.infer<typeof Stream>;

const Listing = z.object({ streams: z.array(Stream), format: z.object({ duration: Decimal.optional() }) });

type FileOnce = { readonly file: UntrustedFile; readonly signal?: AbortSignal };

async function listStreams(ffmpeg: Ffmpeg, once: FileOnce): Promise<z.infer<typeof Listing>> {
  const printed = await ffmpeg.probe({ ...once, args: ['-show_streams', '-show_format', '-of', 'json'] });
  return Listing.parse(JSON.parse(printed.toString('utf8')));
}

/** False for sound alone, with or without a cover picture. */
export async function hasMovingPicture(ffmpeg: Ffmpeg, once: FileOnce): Promise<boolean> {
  const { streams } = await listStreams(ffmpeg, once);
  return streams.some(isMovingPicture);
}

/** How often the moving picture changes; null when there is none. */
export async function probeFrameRate(
  ffmpeg: Ffmpeg,
  once: FileOnce,
): Promise<Pick<VideoStream, 'averageRate' | 'baseRate'> | null> {
  const video = (await listStreams(ffmpeg, once)).streams.find(isMovingPicture);
  return video === undefined ? null : { averageRate: video.avg_frame_rate, baseRate: video.r_frame_rate };
}

// ---- packets

type PacketTimes = {
  startSeconds: number;
  endSeconds: number;
  bytes: number;
  startsWithKeyFrame: boolean;
  lastKeyFrameSeconds: number;
  longestKeyFrameGapSeconds: number;
};

const NO_PACKETS: PacketTimes = {
  startSeconds: 0,
  endSeconds: 0,
  bytes: 0,
  startsWithKeyFrame: false,
  lastKeyFrameSeconds: 0,
  longestKeyFrameGapSeconds: 0,
};

async function readPackets(ffmpeg: Ffmpeg, once: FileOnce): Promise<ReadonlyMap<number, Readonly<PacketTimes>>> {
  const streams = new Map<number, PacketTimes>();
  const shown = 'packet=stream_index,pts_time,duration_time,size,flags';
  await ffmpeg.probeLines({
    ...once,
    args: ['-show_entries', shown, '-of', 'compact=p=0:nk=1'],
    onLine: (line) => takePacket(streams, line),
  });
  for (const times of streams.values()) {
    times.longestKeyFrameGapSeconds = Math.max(
      times.longestKeyFrameGapSeconds,
      times.endSeconds - times.lastKeyFrameSeconds,
    );
  }
  return streams;
}

function takePacket(streams: Map<number, PacketTimes>, line: string): void {
  const [index, startsAt, lasts, size, flags = ''] = line.split('|');
  const at = Number(startsAt);
  if (index === '' || startsAt === undefined || Number.isNaN(at)) return;

  const isKeyFrame = flags.startsWith('K');
  const times = streams.get(Number(index)) ?? {
    ...NO_PACKETS,
    startSeconds: at,
    startsWithKeyFrame: isKeyFrame,
    lastKeyFrameSeconds: at,
  };
  streams.set(Number(index), times);

  times.endSeconds = Math.max(times.endSeconds, at + (Number(lasts) || 0));
  times.bytes += Number(size) || 0;
  if (!isKeyFrame) return;
  times.longestKeyFrameGapSeconds = Math.max(times.longestKeyFrameGapSeconds, at - times.lastKeyFrameSeconds);
  times.lastKeyFrameSeconds = at;
}

// ---- from ffprobe's words to ours

const STRAIGHT_MATRIX = [65536, 0, 0, 0, 65536, 0];
const INTERLACED = ['tt', 'bb', 'tb', 'bt'];
const HIGH_DYNAMIC_RANGE = ['smpte2084', 'arib-std-b67'];

// Cover pictures are video streams too, for ffmpeg.
function isMovingPicture({ codec_type, disposition }: Stream): boolean {
  return (
    codec_type === 'video' && !disposition?.attached_pic && !disposition?.timed_thumbnails && !disposition?.still_image
  );
}

function isCover({ codec_type, codec_name, disposition }: Stream): boolean {
  return codec_type === 'video' && Boolean(disposition?.attached_pic) && isReadable(codec_name);
}

function videoStream(
  stream: Stream,
  { packets, fileStartSeconds }: { readonly packets: Readonly<PacketTimes>; readonly fileStartSeconds: number },
): VideoStream {
  const seconds = packets.endSeconds - packets.startSeconds;
  const matrix = stream.side_data_list.find((sideData) => sideData.displaymatrix !== undefined);
  return {
    index: stream.index,
    codec: stream.codec_name,
    isReadable: isReadable(stream.codec_name),
    pixelFormat: stream.pix_fmt,
    width: stream.width,
    height: stream.height,
    pixelAspect: squareUnless(stream.sample_aspect_ratio),
    rotation: clockwise(matrix?.rotation ?? 0),
    isTransformed: matrix?.displaymatrix !== undefined && !isStraight(matrix.displaymatrix),
    isInterlaced: INTERLACED.includes(stream.field_order),
    isHighDynamicRange: HIGH_DYNAMIC_RANGE.includes(stream.color_transfer),
    averageRate: stream.avg_frame_rate,
    baseRate: stream.r_frame_rate,
    startSeconds: packets.startSeconds - fileStartSeconds,
    bitsPerSecond: seconds > 0 ? Math.round((packets.bytes * 8) / seconds) : 0,
    startsWithKeyFrame: packets.startsWithKeyFrame,
    longestKeyFrameGapSeconds: packets.longestKeyFrameGapSeconds,
  };
}

function audioStream({ index, codec_name, profile, channels, sample_rate, tags }: Stream): AudioStream {
  const language = tags?.language ?? 'und';
  return {
    index,
    codec: codec_name,
    isReadable: isReadable(codec_name),
    profile,
    channels,
    sampleRate: sample_rate ?? 0,
    language: /^[a-z]{2,3}$/.test(language) && language !== 'und' ? language : null,
    title: tags?.title ?? null,
  };
}

function squareUnless(aspect: Fraction | undefined): Fraction {
  return aspect !== undefined && aspect.over > 0 && aspect.under > 0 ? aspect : { over: 1, under: 1 };
}

function isStraight(displayMatrix: string): boolean {
  const numbers = displayMatrix.match(/-?\d+(?=\s|$)/g)?.map(Number) ?? [];
  return STRAIGHT_MATRIX.every((number, place) => numbers[place] === number);
}

// ffprobe counts counter-clockwise and in any of ±180.
function clockwise(rotation: number): VideoStream['rotation'] {
  const quarters = (((Math.round(-rotation / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3; // the remainder of a division by four
  return ([0, 90, 180, 270] as const)[quarters];
}
