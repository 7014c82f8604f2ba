import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ffmpeg, openFfmpeg } from '#infra/ffmpeg.ts';
import { videoMaker } from '#media/video-maker.ts';
import { ratiosOf, say, sayHead, saySpread, sayTitle, spreadOf } from './figures.ts';
import { runProgram } from './program.ts';

const ROUNDS = Number(process.env.BENCH_VIDEO_ROUNDS ?? 3);
const SECONDS = Number(process.env.BENCH_VIDEO_SECONDS ?? 30);
const COPIED_SECONDS = 600;

const QUIET = ['-hide_banner', '-loglevel', 'error', '-nostats', '-nostdin', '-y'];

/** Making a video, beside the same ffmpeg commands typed by hand; and a video that needs no encoding, beside its length. */
export async function compareTranscoding(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-video-'));
  try {
    const ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
    await compareEncoding(ffmpeg, folder);
    await compareCopying(ffmpeg, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareEncoding(ffmpeg: Ffmpeg, folder: string): Promise<void> {
  // Key frames this rare cannot be cut at, so every size is encoded.
  const source = join(folder, 'lecture.mp4');
  await makeClip(source, { size: '1920x1080', seconds: SECONDS, keyFrameSeconds: 10 });
  const [usher, byHand]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const made = join(folder, `made-${round}`);
    const recorded: (readonly string[])[] = [];
    usher.push(await secondsOf(() => make(recording(ffmpeg, recorded), source, made)));
    const bare = join(folder, `bare-${round}`);
    await mkdir(bare);
    byHand.push(
      await secondsOf(async () => {
        for (const args of recorded) {
          await runProgram({ command: 'sh', args: ['-c', 'cd "$0" && exec ffmpeg "$@"', bare, ...QUIET, ...args] });
        }
      }),
    );
  }

  sayTitle('Making a video');
  say(`${ROUNDS} rounds in turn of ${SECONDS} s of 1080p into four sizes, with poster and previews.\n`);
  sayHead('seconds');
  saySpread('Usher, from the file to a video that plays', spreadOf(usher), 1);
  saySpread('The same ffmpeg commands by hand', spreadOf(byHand), 1);
  say();
  sayHead('ratio, round by round');
  saySpread('Usher to ffmpeg (aim: at most 1.05)', ratiosOf(usher, byHand), 3);
}

async function compareCopying(ffmpeg: Ffmpeg, folder: string): Promise<void> {
  const source = join(folder, 'small.mp4');
  await makeClip(source, { size: '854x480', seconds: COPIED_SECONDS, keyFrameSeconds: 2 });
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    taken.push(await secondsOf(() => make(ffmpeg, source, join(folder, `copied-${round}`))));
  }
  sayTitle('Making a video that needs no encoding');
  sayHead('times real time');
  saySpread(
    `${COPIED_SECONDS / 60} min of 480p, previews included (aim: at least 100)`,
    spreadOf(taken.map((seconds) => COPIED_SECONDS / seconds)),
  );
}

async function make(ffmpeg: Ffmpeg, source: string, folder: string): Promise<void> {
  await mkdir(folder);
  const failure = await videoMaker(ffmpeg)({
    mediaId: 'bench',
    version: 1,
    source,
    folder,
    signal: new AbortController().signal,
    onProgress: () => {},
    onPlayable: async () => {},
  });
  if (failure !== null) throw new Error(`The video was refused: ${failure}.`);
}

/** Writes down what ffmpeg is told to make. */
function recording(ffmpeg: Ffmpeg, recorded: (readonly string[])[]): Ffmpeg {
  return {
    ...ffmpeg,
    encode: (run) => {
      recorded.push(run.args);
      return ffmpeg.encode(run);
    },
  };
}

type Clip = { readonly size: string; readonly seconds: number; readonly keyFrameSeconds: number };

function makeClip(path: string, { size, seconds, keyFrameSeconds }: Clip): Promise<string> {
  const picture = `testsrc2=size=${size}:rate=30,noise=alls=8:allf=t`;
  return runProgram({
    command: 'ffmpeg',
    args: [
      ...QUIET,
      ...['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=sample_rate=48000', '-t', String(seconds)],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '4M', '-maxrate', '4M', '-bufsize', '8M'],
      ...['-pix_fmt', 'yuv420p', '-g', '9999', '-sc_threshold', '0'],
      ...['-force_key_frames', `expr:gte(t,n_forced*${keyFrameSeconds})`, '-c:a', 'aac', '-b:a', '96k', path],
    ],
  });
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}
