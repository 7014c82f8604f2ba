import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ffmpeg, untrustedInput } from '#infra/ffmpeg.ts';
import { audioEncoding, hlsOutput } from './hls-output.ts';
import {
  type AudioRendition,
  masterPlaylist,
  playlistOf,
  readRendition,
  readVideoCodec,
  type VideoRendition,
} from './playlists.ts';
import { makePreviews, PREVIEW_FILES, readPlaceholder } from './previews.ts';
import type { AudioTrack, MakePlan, Picture, Rung } from './renditions.ts';
import { hasAll, inWorkFolder, moveWhole, removeUnfinished } from './work-folder.ts';

export const MASTER_FILE = 'master.m3u8';

/** What lies in the folder and can be played. */
export type MadeVideo = {
  readonly durationSeconds: number;
  /** Of the largest rendition so far. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly videos: readonly VideoRendition[];
  readonly audios: readonly AudioRendition[];
  /** A blurred miniature as a `data:` address, to stand in for the poster until it is there. */
  readonly placeholder: string;
};

type TranscodeRequest = {
  readonly plan: MakePlan;
  /** Exists, and belongs to this video alone. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** From 0 to 1, never backwards, about twice a second. */
  readonly onProgress: (share: number) => void;
  /** The folder can be played from now on; the work goes on when the promise is settled. */
  readonly onFirstRendition: (made: MadeVideo) => Promise<void>;
};

/**
 * Makes adaptive HLS with poster and previews in the folder. What is in the folder under its final name is whole:
 * after a crash or a stop, calling it again finishes the work and repeats only the pass that was under way.
 */
export async function transcode(
  ffmpeg: Ffmpeg,
  { plan, folder, signal, onProgress, onFirstRendition }: TranscodeRequest,
): Promise<MadeVideo> {
  await removeUnfinished(folder);
  const progress = progressOf(plan, onProgress);

  await makePass(ffmpeg, { plan, folder, signal, rungs: [plan.first], audio: plan.audio, onShare: progress.ofFirst });
  await makePreviewsOnce(ffmpeg, { plan, folder, signal });
  await onFirstRendition(await publish(ffmpeg, { plan, folder, signal, rungs: [plan.first] }));

  await makePass(ffmpeg, { plan, folder, signal, rungs: plan.rest, audio: [], onShare: progress.ofRest });
  return publish(ffmpeg, { plan, folder, signal, rungs: [...plan.rest, plan.first] });
}

// ---- passes

type Pass = {
  readonly plan: MakePlan;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly rungs: readonly Rung[];
  readonly audio: readonly AudioTrack[];
  readonly onShare: (share: number) => void;
};

// Room for a slow machine with other work to do; a job that hangs is noticed all the same.
const LEAST_SECONDS = 10 * 60;
const SECONDS_PER_SECOND = 30;

async function makePass(ffmpeg: Ffmpeg, { plan, folder, signal, rungs, audio, onShare }: Pass): Promise<void> {
  const names = [...audio, ...rungs].map(({ name }) => name);
  if (await hasAll(folder, names.map(playlistOf))) return onShare(1);

  await inWorkFolder(folder, async (workFolder) => {
    await ffmpeg.encode({
      args: passArguments(ffmpeg, { plan, rungs, audio }),
      folder: workFolder,
      maxSeconds: LEAST_SECONDS + plan.durationSeconds * SECONDS_PER_SECOND,
      signal,
      onProgress: (seconds) => onShare(seconds / plan.durationSeconds),
    });
    await moveWhole(workFolder, folder);
  });
  onShare(1);
}

function passArguments(ffmpeg: Ffmpeg, { plan, rungs, audio }: Pick<Pass, 'plan' | 'rungs' | 'audio'>): string[] {
  const { picture } = plan;
  const encoded = rungs.filter((rung) => rung.kind === 'encode');
  const copied = rungs.filter((rung) => rung.kind === 'copy');
  return [
    ...untrustedInput(plan.file),
    ...(encoded.length > 0 ? ['-filter_complex', filterGraph(ffmpeg, { picture, rungs: encoded })] : []),
    ...copied.flatMap(({ name }) => [
      '-map',
      `0:${picture.streamIndex}`,
      '-c:v',
      'copy',
      ...TRUE_DURATIONS,
      ...hlsOutput(name),
    ]),
    ...encoded.flatMap((rung) => ['-map', `[${rung.name}]`, ...videoEncoding(rung, picture), ...hlsOutput(rung.name)]),
    ...audio.flatMap((track) => ['-map', `0:${track.streamIndex}`, ...audioEncoding(track), ...hlsOutput(track.name)]),
  ];
}

type EncodedRung = Extract<Rung, { kind: 'encode' }>;

// Decoded, made steady and freed of high dynamic range once, then scaled for each rung.
function filterGraph(
  ffmpeg: Ffmpeg,
  { picture, rungs }: { readonly picture: Picture; readonly rungs: readonly EncodedRung[] },
): string {
  const { timing } = picture;
  const common = [
    ...(picture.isInterlaced ? ['bwdif=mode=send_frame'] : []),
    ...(timing.kind === 'constant'
      ? [`fps=${timing.framesPerSecond.over}/${timing.framesPerSecond.under}:start_time=0`]
      : []),
    ...(picture.isHighDynamicRange && ffmpeg.canToneMap ? [...scaledTo(largestOf(rungs)), ...TONE_MAP] : []),
    `split=${rungs.length}`,
  ];
  return [
    `[0:${picture.streamIndex}]${common.join(',')}${rungs.map(({ name }) => `[${name}in]`).join('')}`,
    ...rungs.map((rung) => `[${rung.name}in]${[...scaledTo(rung), 'format=yuv420p'].join(',')}[${rung.name}]`),
  ].join(';');
}

export const TONE_MAP = [
  'zscale=transfer=linear:npl=100',
  'format=gbrpf32le',
  'zscale=primaries=bt709',
  'tonemap=hable:desat=0',
  'zscale=transfer=bt709:matrix=bt709:range=tv',
  'format=yuv420p',
];

function scaledTo({ width, height }: Pick<Rung, 'width' | 'height'>): string[] {
  return [`scale=${width}:${height}`, 'setsar=1'];
}

function videoEncoding({ maxBitsPerSecond }: EncodedRung, { timing }: Picture): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    // Slides need a tenth of the ceiling; the ceiling is for what moves.
    ...['-crf', '23', '-maxrate', String(maxBitsPerSecond), '-bufsize', String(maxBitsPerSecond * 2)],
    ...['-sc_threshold', '0', '-g', '9999', '-fps_mode', 'passthrough'],
    ...(timing.kind === 'as-in-source'
      ? ['-force_key_frames', 'source', '-enc_time_base', '1:90000', ...TRUE_DURATIONS]
      : ['-force_key_frames', 'expr:gte(t,n_forced*2)']),
  ];
}

// With a wandering frame rate ffmpeg takes every frame for a usual one, and the last segment would be listed too short.
const TRUE_DURATIONS = [
  '-bsf:v',
  String.raw`setts=pts=PTS:dts=DTS:duration=if(eq(NEXT_DTS\,NOPTS)\,DURATION\,NEXT_DTS-DTS)`,
];

// ---- previews and master

type Stage = Pick<Pass, 'plan' | 'folder' | 'signal'>;

async function makePreviewsOnce(ffmpeg: Ffmpeg, { plan, folder, signal }: Stage): Promise<void> {
  if (await hasAll(folder, PREVIEW_FILES)) return;
  await inWorkFolder(folder, async (workFolder) => {
    await makePreviews(ffmpeg, { rendition: plan.first, from: folder, folder: workFolder, signal });
    await moveWhole(workFolder, folder);
  });
}

async function publish(
  ffmpeg: Ffmpeg,
  { plan, folder, signal, rungs }: Stage & Pick<Pass, 'rungs'>,
): Promise<MadeVideo> {
  const videos = await Promise.all(
    rungs.map(async ({ name, width, height }) => ({
      ...(await readRendition(folder, name)),
      codec: await readVideoCodec(folder, name),
      framesPerSecond: plan.framesPerSecond,
      width,
      height,
    })),
  );
  const audios = await Promise.all(
    plan.audio.map(async ({ name, channels, language, label }) => ({
      ...(await readRendition(folder, name)),
      channels,
      language,
      label,
    })),
  );
  const best = largestOf(videos);

  await inWorkFolder(folder, async (workFolder) => {
    await writeFile(join(workFolder, MASTER_FILE), masterPlaylist(videos, audios));
    await moveWhole(workFolder, folder);
  });
  return {
    durationSeconds: Math.max(...[...videos, ...audios].map(({ seconds }) => seconds)),
    width: best.width,
    height: best.height,
    bytes: [...videos, ...audios].reduce((sum, { bytes }) => sum + bytes, 0),
    videos,
    audios,
    placeholder: await readPlaceholder(ffmpeg, { folder, signal }),
  };
}

function largestOf<Sized extends Pick<Rung, 'width' | 'height'>>(sizes: readonly Sized[]): Sized {
  return sizes.reduce((largest, size) => (size.width > largest.width ? size : largest));
}

// ---- progress

// What a copied pixel and a decoded one cost, where an encoded one costs one.
const COPY_COST = 0.02;
const DECODE_COST = 0.25;

function progressOf(plan: MakePlan, onProgress: (share: number) => void) {
  const firstCost = costOf(plan, [plan.first]);
  const restCost = costOf(plan, plan.rest);
  const firstShare = firstCost / (firstCost + restCost);
  let reached = 0;
  const report = (share: number) => {
    const next = Math.min(1, Math.max(reached, share));
    if (next === reached) return;
    reached = next;
    onProgress(reached);
  };
  return {
    ofFirst: (share: number) => report(Math.min(share, 1) * firstShare),
    ofRest: (share: number) => report(firstShare + share * (1 - firstShare)),
  };
}

function costOf({ width, height }: MakePlan, rungs: readonly Rung[]): number {
  const pixels = (rung: Rung) => rung.width * rung.height * (rung.kind === 'copy' ? COPY_COST : 1);
  const isDecoded = rungs.some((rung) => rung.kind === 'encode');
  return rungs.reduce((sum, rung) => sum + pixels(rung), isDecoded ? width * height * DECODE_COST : 0);
}
