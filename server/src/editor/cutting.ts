import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Part, secondsOf } from '#contract/editor/parts.ts';
import { type Ffmpeg, untrustedInput } from '#infra/ffmpeg.ts';
import { type AudioStream, type Fraction, type Probe, probeVideo, type VideoStream } from '#infra/probe.ts';
import { sniffPlayable } from '#infra/sniff.ts';
import { LIMITS, sizeSeen, steadyRate } from '#media/renditions.ts';
import { TONE_MAP } from '#media/transcode.ts';
import { type Frames, framesOf } from './policy.ts';

export type CutRequest = {
  /** Passed inspection once: what plays now was made of it. */
  readonly source: string;
  readonly parts: readonly Part[];
  /** Exists, and belongs to this cut alone. */
  readonly folder: string;
  /** Where the file stands once it is whole. */
  readonly target: string;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
};

// Room for a slow machine with other work to do; a job that hangs is noticed all the same.
const LEAST_SECONDS = 10 * 60;
const SECONDS_PER_SECOND = 30;

const CUT_FILE = 'cut.mp4';

/**
 * Writes the parts, one after the other, as a file like an upload. A moment stands for the frame that is seen at it: a
 * part begins with the frame of its beginning and ends before the frame of its end, so that parts that touch share no
 * frame and lose none.
 */
export async function cut(
  ffmpeg: Ffmpeg,
  { source, parts, folder, target, signal, onProgress }: CutRequest,
): Promise<void> {
  const container = await sniffPlayable(source);
  if (container === null) throw new Error('A source is no longer what it was.');
  const probe = await probeVideo(ffmpeg, { file: { path: source, container }, signal });
  await ffmpeg.encode({
    args: cutArguments(ffmpeg, planCut(probe, parts)),
    folder,
    maxSeconds: LEAST_SECONDS + probe.durationSeconds * SECONDS_PER_SECOND,
    signal,
    onProgress: (seconds) => onProgress(Math.min(1, seconds / secondsOf(parts))),
  });
  await rename(join(folder, CUT_FILE), target);
}

type CutPlan = {
  readonly file: Probe['file'];
  readonly video: VideoStream | null;
  readonly audio: readonly AudioStream[];
  /** What moments are rounded to, and how often a picture stands in it. */
  readonly grid: Fraction;
  /** In steps of the grid, counted from where reading begins. */
  readonly frames: readonly Frames[];
  /** Reading begins here, so that an hour before the first part is not decoded. */
  readonly skipSeconds: number;
};

/** Sound alone has no frames: a thousandth of a second is finer than anybody hears. */
const SOUND_GRID: Fraction = { over: 1000, under: 1 };

// The other containers have no index: in them ffmpeg guesses where to begin.
const SEEKABLE = ['mov', 'matroska'];
const SKIP_FROM_SECONDS = 5;
const SETTLE_SECONDS = 1;

function planCut({ file, video, audio }: Probe, parts: readonly Part[]): CutPlan {
  const grid = video === null ? SOUND_GRID : steadyRate(video);
  const stepSeconds = grid.under / grid.over;
  const frames = parts.map((part) => framesOf(part, stepSeconds));
  const first = frames[0]?.first ?? 0;
  const isSkipping = SEEKABLE.includes(file.container) && first * stepSeconds > SKIP_FROM_SECONDS;
  const skipped = isSkipping ? first - Math.ceil(SETTLE_SECONDS / stepSeconds) : 0;
  return {
    file,
    video,
    audio: audio.filter(({ isReadable, channels }) => isReadable && channels > 0).slice(0, LIMITS.maxAudioTracks),
    grid,
    frames: frames.map(({ first, end }) => ({ first: first - skipped, end: end - skipped })),
    // A quarter of a frame before it, so that rounding a time cannot lose it.
    skipSeconds: isSkipping ? (skipped - 0.25) * stepSeconds : 0,
  };
}

function cutArguments(ffmpeg: Ffmpeg, plan: CutPlan): string[] {
  const { file, video, audio, skipSeconds } = plan;
  return [
    ...(skipSeconds === 0 ? [] : ['-ss', skipSeconds.toFixed(6)]),
    ...untrustedInput(file),
    ...['-filter_complex', filterGraph(ffmpeg, plan)],
    ...(video === null ? [] : ['-map', '[v]', ...pictureEncoding(video)]),
    ...audio.flatMap((track, place) => ['-map', `[a${place}]`, ...soundEncoding(track, place)]),
    ...['-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-movflags', '+faststart', '-f', 'mp4', CUT_FILE],
  ];
}

function filterGraph(ffmpeg: Ffmpeg, plan: CutPlan): string {
  const { video, audio, frames } = plan;
  const inputs = frames.map(
    (_, at) => `${video === null ? '' : `[v${at}]`}${audio.map((_, to) => `[a${to}p${at}]`).join('')}`,
  );
  const outputs = `${video === null ? '' : '[v]'}${audio.map((_, place) => `[a${place}]`).join('')}`;
  return [
    ...(video === null ? [] : pictureParts(ffmpeg, video, plan)),
    ...audio.flatMap((track, place) => soundParts(track, place, plan)),
    `${inputs.join('')}concat=n=${frames.length}:v=${video === null ? 0 : 1}:a=${audio.length}${outputs}`,
  ].join(';');
}

function pictureParts(ffmpeg: Ffmpeg, video: VideoStream, { grid, frames }: CutPlan): string[] {
  const { width, height } = sizeSeen(video);
  const whole = [
    ...(video.isInterlaced ? ['bwdif=mode=send_frame'] : []),
    `fps=${grid.over}/${grid.under}:start_time=0`,
    ...(video.isHighDynamicRange && ffmpeg.canToneMap ? TONE_MAP : []),
    `scale=${even(width)}:${even(height)},setsar=1,format=yuv420p`,
    // Where sound goes on behind the last picture, the last picture stands.
    'tpad=stop=-1:stop_mode=clone',
    `split=${frames.length}`,
  ];
  return [
    `[0:${video.index}]${whole.join(',')}${frames.map((_, at) => `[v${at}in]`).join('')}`,
    ...frames.map(
      ({ first, end }, at) => `[v${at}in]trim=start_frame=${first}:end_frame=${end},setpts=PTS-STARTPTS[v${at}]`,
    ),
  ];
}

function soundParts({ index }: AudioStream, place: number, { grid, frames, skipSeconds }: CutPlan): string[] {
  const stepSeconds = grid.under / grid.over;
  // What was skipped lies a quarter of a frame before the grid.
  const offset = skipSeconds === 0 ? 0 : stepSeconds / 4;
  const at = (frame: number) => (frame * stepSeconds + offset).toFixed(6);
  return [
    `[0:${index}]aresample=48000:async=1:first_pts=0,apad,asplit=${frames.length}${frames.map((_, to) => `[a${place}in${to}]`).join('')}`,
    ...frames.map(
      ({ first, end }, to) =>
        `[a${place}in${to}]atrim=start=${at(first)}:end=${at(end)},asetpts=PTS-STARTPTS[a${place}p${to}]`,
    ),
  ];
}

const LEAST_BITS = 2_000_000;
/** What lies above is not copied when renditions are made of it. */
const MOST_BITS = 11_000_000;

/** Nearly without loss, since this is what later edits start from, and such that its best rendition is a copy of it. */
function pictureEncoding({ bitsPerSecond }: VideoStream): string[] {
  const maxBits = Math.min(Math.max(bitsPerSecond * 2, LEAST_BITS), MOST_BITS);
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-crf', '18', '-maxrate', String(maxBits), '-bufsize', String(maxBits * 2)],
    ...['-sc_threshold', '0', '-g', '9999', '-force_key_frames', 'expr:gte(t,n_forced*2)'],
  ];
}

function soundEncoding({ channels, language, title }: AudioStream, place: number): string[] {
  return [
    ...[`-c:a:${place}`, 'aac', `-b:a:${place}`, channels === 1 ? '96k' : '192k'],
    ...[`-ac:a:${place}`, String(Math.min(channels, 2))],
    ...(language === null ? [] : [`-metadata:s:a:${place}`, `language=${language}`]),
    ...(title === null ? [] : [`-metadata:s:a:${place}`, `title=${title}`]),
  ];
}

// 4:2:0 has one colour sample for two by two pixels.
function even(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2);
}
