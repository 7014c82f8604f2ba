import type { AudioStream, Fraction, Probe, VideoStream } from '#infra/probe.ts';

/** Why an upload cannot become a video; the web has words for each. */
export type Refusal =
  | 'empty'
  | 'unknown-kind'
  | 'broken'
  | 'nothing-to-play'
  | 'unsupported-codec'
  | 'too-long'
  | 'too-large'
  | 'too-many-streams';

export type Plan = { readonly kind: 'refuse'; readonly because: Refusal } | MakePlan;

export type MakePlan = {
  readonly kind: 'make';
  readonly file: Probe['file'];
  readonly durationSeconds: number;
  /** As it is seen: turned upright, with square pixels. */
  readonly width: number;
  readonly height: number;
  /** What the picture changes at, as far as one can say of a wandering rate. */
  readonly framesPerSecond: number;
  readonly picture: Picture;
  /** Made before all others, so that the page plays early. */
  readonly first: Rung;
  readonly rest: readonly Rung[];
  readonly audio: readonly AudioTrack[];
};

/** How the picture is read for every rung that is encoded. */
export type Picture = {
  readonly streamIndex: number;
  /** Beside a copied rung every other one must cut where the source does. */
  readonly timing:
    | { readonly kind: 'as-in-source' }
    | { readonly kind: 'constant'; readonly framesPerSecond: Fraction };
  readonly isInterlaced: boolean;
  readonly isHighDynamicRange: boolean;
};

export type Rung = { readonly name: string; readonly width: number; readonly height: number } & (
  | { readonly kind: 'copy' }
  | { readonly kind: 'encode'; readonly maxBitsPerSecond: number }
);

export type AudioTrack = {
  readonly kind: 'copy' | 'encode';
  readonly name: string;
  readonly streamIndex: number;
  readonly channels: number;
  /** BCP 47. */
  readonly language: string | null;
  readonly label: string;
};

export const LIMITS = {
  maxSeconds: 12 * 60 * 60,
  maxPixels: 8192 * 4320,
  maxStreams: 40,
  maxAudioTracks: 8,
} as const;

/** Steps are named by the short side, so that a portrait video of 1080 × 1920 is 1080p as well. */
const LADDER = [
  { step: 1080, maxBitsPerSecond: 5_000_000 },
  { step: 720, maxBitsPerSecond: 2_800_000 },
  { step: 480, maxBitsPerSecond: 1_400_000 },
  { step: 360, maxBitsPerSecond: 800_000 },
] as const;

// A source of this short side or less is small enough for everybody as it is.
const SMALL_ENOUGH = 480;

export function planRenditions(probe: Probe): Plan {
  const because = refusalOf(probe);
  if (because !== null) return { kind: 'refuse', because };
  const { video } = probe;
  if (video === null) return { kind: 'refuse', because: 'nothing-to-play' };

  const size = sizeSeen(video);
  const isCopied = mayCopyVideo(video, probe.file.container);
  const [first, rest] = isCopied ? rungsBesideCopy(video, size) : rungsOfLadder(video, size);
  return {
    kind: 'make',
    file: probe.file,
    durationSeconds: probe.durationSeconds,
    ...size,
    framesPerSecond: decimal(steadyRate(video)),
    picture: {
      streamIndex: video.index,
      timing: isCopied ? { kind: 'as-in-source' } : { kind: 'constant', framesPerSecond: steadyRate(video) },
      isInterlaced: video.isInterlaced,
      isHighDynamicRange: video.isHighDynamicRange,
    },
    first,
    rest,
    audio: audioTracks(probe),
  };
}

function refusalOf({ video, streamCount, claimedSeconds, durationSeconds }: Probe): Refusal | null {
  if (streamCount > LIMITS.maxStreams) return 'too-many-streams';
  if (video === null) return 'nothing-to-play';
  if (!video.isReadable) return 'unsupported-codec';
  if (video.width < 2 || video.height < 2 || durationSeconds <= 0 || video.bitsPerSecond === 0) return 'broken';
  if (isCutOff(claimedSeconds, durationSeconds)) return 'broken';
  if (video.width * video.height > LIMITS.maxPixels) return 'too-large';
  if (durationSeconds > LIMITS.maxSeconds) return 'too-long';
  return null;
}

// Containers round, and edit lists trim; an upload that lost its end lacks more than that.
export function isCutOff(claimedSeconds: number | null, durationSeconds: number): boolean {
  if (claimedSeconds === null) return false;
  return claimedSeconds - durationSeconds > Math.max(2, claimedSeconds * 0.02);
}

// ---- copying

const COPY_MAX_BITS_PER_SECOND = 12_000_000;
const COPY_MAX_SHORT_SIDE = 2160;
const COPY_MAX_FRAMES_PER_SECOND = 61;
const COPY_MAX_KEY_FRAME_GAP_SECONDS = 6;
const COPY_MAX_START_SECONDS = 0.2;

/** Whether every browser plays the stream as it is, and the player can seek and switch in it. */
function mayCopyVideo(video: VideoStream, container: string): boolean {
  if (video.codec !== 'h264' || !['yuv420p', 'yuvj420p'].includes(video.pixelFormat)) return false;
  if (!keepsHeadersApart(container)) return false;
  if (video.isInterlaced || video.isHighDynamicRange) return false;
  // Rungs of one player must agree, and the encoded ones beside it are upright without a matrix.
  if (video.isTransformed || !isSquare(video.pixelAspect)) return false;
  if (Math.min(video.width, video.height) > COPY_MAX_SHORT_SIDE) return false;
  if (video.bitsPerSecond > COPY_MAX_BITS_PER_SECOND) return false;
  if (decimal(video.averageRate) > COPY_MAX_FRAMES_PER_SECOND) return false;
  if (!video.startsWithKeyFrame || video.startSeconds > COPY_MAX_START_SECONDS) return false;
  return video.longestKeyFrameGapSeconds <= COPY_MAX_KEY_FRAME_GAP_SECONDS;
}

function mayCopyAudio(audio: AudioStream, container: string): boolean {
  if (audio.codec !== 'aac' || audio.profile !== 'LC' || !keepsHeadersApart(container)) return false;
  return audio.channels >= 1 && audio.channels <= 2 && audio.sampleRate <= 48_000;
}

// The others repeat codec headers in the stream, and may change them on the way.
function keepsHeadersApart(container: string): boolean {
  return container === 'mov' || container === 'matroska';
}

// ---- rungs

type Size = { readonly width: number; readonly height: number };

function rungsBesideCopy(video: VideoStream, size: Size): [Rung, Rung[]] {
  const short = shortSide(size);
  const copied: Rung = { kind: 'copy', name: `v${short}`, ...size };
  if (short <= SMALL_ENOUGH) return [copied, []];

  const lower = LADDER.filter(({ step }) => step < short * 0.9);
  return [
    copied,
    lower.map(({ step, maxBitsPerSecond }) =>
      encoded(size, { step, maxBitsPerSecond: Math.min(maxBitsPerSecond, video.bitsPerSecond) }),
    ),
  ];
}

function rungsOfLadder(video: VideoStream, size: Size): [Rung, Rung[]] {
  const short = shortSide(size);
  const pace = decimal(steadyRate(video)) > 31 ? 1.5 : 1;
  // A picture that lacks a few lines of a step (1078 of 1080) still belongs to it.
  const steps = LADDER.filter(({ step }) => step * 0.95 <= short).map(({ step, maxBitsPerSecond }) =>
    encoded(size, { step, maxBitsPerSecond: maxBitsPerSecond * pace }),
  );
  const smallest = steps.pop() ?? encoded(size, { step: short, maxBitsPerSecond: LADDER[3].maxBitsPerSecond * pace });
  return [smallest, steps];
}

function encoded(
  size: Size,
  { step, maxBitsPerSecond }: { readonly step: number; readonly maxBitsPerSecond: number },
): Rung {
  const scale = Math.min(1, step / shortSide(size));
  return {
    kind: 'encode',
    name: `v${step}`,
    width: even(size.width * scale),
    height: even(size.height * scale),
    maxBitsPerSecond: Math.round(maxBitsPerSecond),
  };
}

/** Turned upright, with square pixels. */
export function sizeSeen({ width, height, pixelAspect, rotation }: VideoStream): Size {
  const wide = isSquare(pixelAspect) ? width : Math.round(width * decimal(pixelAspect));
  const isTurned = rotation === 90 || rotation === 270;
  return isTurned ? { width: height, height: wide } : { width: wide, height };
}

function shortSide({ width, height }: Size): number {
  return Math.min(width, height);
}

// 4:2:0 has one colour sample for two by two pixels.
function even(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2);
}

// ---- time

const USUAL: Fraction = { over: 30, under: 1 };
const DOUBLE: Fraction = { over: 60, under: 1 };
const SLOWEST: Fraction = { over: 10, under: 1 };

/** Segments can be cut everywhere only when there are frames everywhere, so a wandering frame rate is made steady. */
export function steadyRate({ averageRate, baseRate }: Pick<VideoStream, 'averageRate' | 'baseRate'>): Fraction {
  const average = decimal(averageRate);
  if (average <= 0) return USUAL;
  if (average < 5) return SLOWEST;
  const isConstant = Math.abs(decimal(baseRate) - average) / average < 0.01;
  if (isConstant && average <= 60.5) return baseRate;
  return average <= 31 ? USUAL : DOUBLE;
}

function decimal({ over, under }: Fraction): number {
  return under === 0 ? 0 : over / under;
}

function isSquare({ over, under }: Fraction): boolean {
  return over === under;
}

// ---- sound

export function audioTracks({ audio, file }: Pick<Probe, 'audio' | 'file'>): AudioTrack[] {
  const heard = audio.filter((stream) => stream.isReadable && stream.channels > 0).slice(0, LIMITS.maxAudioTracks);
  const tracks = heard.map((stream, place): AudioTrack => {
    const language = languageTag(stream.language);
    return {
      kind: mayCopyAudio(stream, file.container) ? 'copy' : 'encode',
      name: `a${place}`,
      streamIndex: stream.index,
      channels: Math.min(stream.channels, 2),
      language,
      label: stream.title ?? nameOfLanguage(language) ?? `${place + 1}`,
    };
  });
  return tracks.map((track, place) => ({ ...track, label: unlike(tracks.slice(0, place), track.label, place) }));
}

// RFC 8216 §4.3.4.1: no two tracks of a group share a name.
function unlike(earlier: readonly AudioTrack[], label: string, place: number): string {
  return earlier.some((track) => track.label === label) ? `${label} (${place + 1})` : label;
}

// Containers have three letters, some in a bibliographic form (ger), browsers want the tag (de).
function languageTag(language: string | null): string | null {
  return language === null ? null : (Intl.getCanonicalLocales(language)[0] ?? null);
}

// In the language's own words: who looks for it can read them.
function nameOfLanguage(tag: string | null): string | null {
  return tag === null ? null : (new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag) ?? null);
}
