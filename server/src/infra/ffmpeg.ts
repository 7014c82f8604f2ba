import { availableParallelism } from 'node:os';
import { READABLE_DECODERS } from './codecs.ts';
import { ProgramFailed, runForChunks, runForLines, runForOutput } from './programs.ts';
import type { PictureContainer, PlayableContainer } from './sniff.ts';

/** A file that somebody else made, and the one demuxer that its content calls for. */
export type UntrustedFile = {
  readonly path: string;
  readonly container: PlayableContainer | PictureContainer;
};

type FfprobeRun = {
  readonly file: UntrustedFile;
  readonly args: readonly string[];
  readonly signal?: AbortSignal;
};

type FfmpegRun = {
  /** Everything after the program's own settings; inputs come from `untrustedInput` or are files of ours. */
  readonly args: readonly string[];
  readonly folder: string;
  readonly maxSeconds: number;
  readonly signal?: AbortSignal;
};

export type Ffmpeg = Awaited<ReturnType<typeof openFfmpeg>>;

const OLDEST_VERSION = 5.1;
const NEEDED_ENCODERS = ['libx264', 'aac', 'mjpeg'];
const TONE_MAP_FILTERS = ['zscale', 'tonemap'];

const PROBE_SECONDS = 120;
const PROBE_MEMORY_BYTES = 2 * 1024 ** 3;
const PROBE_OUTPUT_BYTES = 4 * 1024 ** 2;
const ENCODE_MEMORY_BYTES = 6 * 1024 ** 3;
const THREADS = Math.min(availableParallelism(), 8);

/** Finds both programs and makes sure that they can do what we will ask; throws one sentence that says what is missing. */
export async function openFfmpeg({
  ffmpegPath,
  ffprobePath,
}: {
  readonly ffmpegPath: string;
  readonly ffprobePath: string;
}) {
  const [version] = await Promise.all([versionOf(ffmpegPath, 'FFMPEG_PATH'), versionOf(ffprobePath, 'FFPROBE_PATH')]);
  if (Number.parseFloat(version) < OLDEST_VERSION) {
    throw new Error(`ffmpeg ${version} is too old: version ${OLDEST_VERSION} or later is needed.`);
  }
  const [encoders, filters] = await Promise.all([listOf(ffmpegPath, '-encoders'), listOf(ffmpegPath, '-filters')]);
  const missing = NEEDED_ENCODERS.filter((encoder) => !encoders.has(encoder));
  if (missing.length > 0) throw new Error(`ffmpeg ${version} lacks the encoder ${missing.join(' and ')}.`);

  return {
    version,
    canToneMap: TONE_MAP_FILTERS.every((filter) => filters.has(filter)),
    canDrawText: filters.has('drawtext'),
    encode,
    capture,
    pour,
    probe,
    probeLines,
  };

  /** Runs ffmpeg in the folder; `onProgress` hears how far into the video it has come. */
  function encode({
    onProgress,
    ...run
  }: FfmpegRun & { readonly onProgress?: (seconds: number) => void }): Promise<void> {
    return runForLines({
      ...encodeRun(run, ['-progress', 'pipe:1']),
      onLine: (line) => {
        const microseconds = Number(/^out_time_us=(\d+)$/.exec(line)?.[1]);
        if (Number.isFinite(microseconds)) onProgress?.(microseconds / 1e6);
      },
    });
  }

  /** Runs ffmpeg and answers what it wrote to `pipe:1`. */
  function capture({ maxOutputBytes, ...run }: FfmpegRun & { readonly maxOutputBytes: number }): Promise<Buffer> {
    return runForOutput({ ...encodeRun(run, []), maxOutputBytes });
  }

  /** Like `capture`, for what is as long as the sound. */
  function pour({ onChunk, ...run }: FfmpegRun & { readonly onChunk: (chunk: Buffer) => void }): Promise<void> {
    return runForChunks({ ...encodeRun(run, []), onChunk });
  }

  /** Runs ffprobe on the file and answers what it printed. */
  function probe(run: FfprobeRun): Promise<Buffer> {
    return runForOutput({ ...probeRun(run), maxOutputBytes: PROBE_OUTPUT_BYTES });
  }

  /** Like `probe`, for what may be as long as the video. */
  function probeLines({ onLine, ...run }: FfprobeRun & { readonly onLine: (line: string) => void }): Promise<void> {
    return runForLines({ ...probeRun(run), onLine });
  }

  function encodeRun({ args, folder, maxSeconds, signal }: FfmpegRun, extra: readonly string[]) {
    return {
      program: ffmpegPath,
      args: ['-hide_banner', '-loglevel', 'error', '-nostats', '-nostdin', '-y', ...extra, ...args],
      folder,
      maxMemoryBytes: ENCODE_MEMORY_BYTES,
      maxSeconds,
      ...(signal && { signal }),
    };
  }

  function probeRun({ file, args, signal }: FfprobeRun) {
    return {
      program: ffprobePath,
      args: ['-hide_banner', '-loglevel', 'error', ...fences(file.container), ...args, `file:${file.path}`],
      maxMemoryBytes: PROBE_MEMORY_BYTES,
      maxSeconds: PROBE_SECONDS,
      ...(signal && { signal }),
    };
  }
}

// A phone's largest picture has 200 million. A picture that claims more is not opened, whatever its file takes up.
export const MOST_PIXELS = 120_000_000;

/** The same for a still picture: one that would unfold to more than a page can show is refused before it is decoded, and so is half of one. */
export function untrustedPicture(file: UntrustedFile): string[] {
  return ['-max_pixels', String(MOST_PIXELS), '-err_detect', 'explode', ...untrustedInput(file)];
}

/** The input arguments for a file that somebody else made: it can neither name other files nor reach the network. */
export function untrustedInput({ path, container }: UntrustedFile): string[] {
  return ['-threads', String(THREADS), ...fences(container), '-i', `file:${path}`];
}

/** The input arguments for one segment of an HLS rendition of our own; ffmpeg cannot seek in such a playlist. */
export function ownSegmentInput({ init, segment }: { readonly init: string; readonly segment: string }): string[] {
  return [
    '-protocol_whitelist',
    'concat,file',
    '-format_whitelist',
    'mov',
    '-f',
    'mov',
    '-i',
    `concat:${init}|${segment}`,
  ];
}

/** The input arguments for an HLS rendition of our own, from its beginning. */
export function ownPlaylistInput(playlist: string): string[] {
  return ['-protocol_whitelist', 'file', '-format_whitelist', 'hls,mov', '-f', 'hls', '-i', playlist];
}

// The demuxer is forced as well as fenced in, so that content which several of them would open is not theirs to choose.
function fences(container: UntrustedFile['container']): string[] {
  return [
    ...['-protocol_whitelist', 'file,pipe'],
    ...['-format_whitelist', container],
    ...['-codec_whitelist', READABLE_DECODERS],
    ...['-f', container],
  ];
}

async function versionOf(program: string, setting: string): Promise<string> {
  const printed = await ask(program, ['-version']).catch((error: unknown) => {
    if (!(error instanceof ProgramFailed)) throw error;
    throw new Error(`${program} cannot be run: install ffmpeg (apt-get install ffmpeg) or set ${setting}.`, {
      cause: error,
    });
  });
  const version = /^ff\w+ version n?(\S+)/.exec(printed)?.[1];
  if (version === undefined) throw new Error(`${program} does not say that it is ffmpeg: check ${setting}.`);
  return version;
}

async function listOf(program: string, list: '-encoders' | '-filters'): Promise<ReadonlySet<string>> {
  const printed = await ask(program, ['-hide_banner', list]);
  return new Set(printed.split('\n').map((line) => line.trim().split(/\s+/)[1] ?? ''));
}

async function ask(program: string, args: readonly string[]): Promise<string> {
  const printed = await runForOutput({
    program,
    args,
    maxSeconds: 30,
    maxMemoryBytes: PROBE_MEMORY_BYTES,
    maxOutputBytes: PROBE_OUTPUT_BYTES,
  });
  return printed.toString('utf8');
}
