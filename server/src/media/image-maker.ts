import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '#contract/media/endpoints.ts';
import { type Ffmpeg, type UntrustedFile, untrustedPicture } from '#infra/ffmpeg.ts';
import { isUnreadableCodec } from '#infra/probe.ts';
import { probePicture } from '#infra/probe-picture.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { isDrawing, sniffPicture } from '#infra/sniff.ts';
import type { Maker } from './making.ts';
import { IMAGE_FACTS_FILE, type MakePicture, type PictureSize, planPicture } from './pictures.ts';
import { FIT_POSTER, POSTER_FILE } from './previews.ts';
import { inWorkFolder, moveWhole, removeUnfinished } from './work-folder.ts';

const MAX_SECONDS = 5 * 60;

type Place = { readonly folder: string; readonly signal: AbortSignal };

/** Upright pictures in several sizes, drawn anew: nothing but what one sees is left of the file that came. */
export function imageMaker(ffmpeg: Ffmpeg): Maker {
  return async ({ source, folder, signal, onPlayable }) => {
    const container = await sniffPicture(source);
    // An SVG is for a browser a document that may hold programs: nobody here draws or shows it.
    if (container === null) return (await isDrawing(source)) ? 'drawing' : 'unknown-kind';
    const file = { path: source, container };
    await removeUnfinished(folder);
    try {
      const probe = await probePicture(ffmpeg, { file, signal });
      if (probe.stored === null) await sayWhyNot(ffmpeg, file, { folder, signal });
      const plan = planPicture(probe);
      if (plan.kind === 'refuse') return plan.because;
      await inWorkFolder(folder, async (workFolder) => {
        await draw(ffmpeg, plan, { folder: workFolder, signal });
        await makePoster(ffmpeg, plan, { folder: workFolder, signal });
        await writeFile(join(workFolder, IMAGE_FACTS_FILE), JSON.stringify({ sizes: plan.sizes }));
        await moveWhole(workFolder, folder);
      });
    } catch (error) {
      if (!(error instanceof ProgramFailed) || error.because !== 'exit') throw error;
      return failureIn(error, file);
    }
    await onPlayable({ durationSeconds: null });
    return null;
  };
}

/** ffprobe passes over what it cannot decode; ffmpeg fails with the reason. */
async function sayWhyNot(ffmpeg: Ffmpeg, file: UntrustedFile, { folder, signal }: Place): Promise<void> {
  const args = [...untrustedPicture(file), '-frames:v', '1', '-f', 'null', '-'];
  await ffmpeg.encode({ args, folder, maxSeconds: MAX_SECONDS, signal });
}

function failureIn(error: ProgramFailed, { container }: UntrustedFile): Failure {
  if (/picture size \S+ (?:is invalid|exceeds)/i.test(error.lastWords)) return 'too-large';
  // Older programs know no photographs of many tiles and no moving WebP.
  const isNewKind = container === 'mov' || container === 'webp_pipe';
  return isNewKind || isUnreadableCodec(error) ? 'unsupported-codec' : 'broken';
}

async function draw(ffmpeg: Ffmpeg, plan: MakePicture, { folder, signal }: Place): Promise<void> {
  await ffmpeg.encode({
    args: [
      // Turned by our own filters, because not every decoder tells of it in the same way.
      '-noautorotate',
      ...untrustedPicture(plan.file),
      ...['-filter_complex', graphOf(plan)],
      ...plan.sizes.flatMap(({ file }, place) => [
        ...['-map', `[size${place}]`, '-map_metadata', '-1', '-frames:v', '1', '-update', '1'],
        ...encodingOf(plan),
        file,
      ]),
    ],
    folder,
    maxSeconds: MAX_SECONDS,
    signal,
  });
}

// Cameras write the place and the owner into the file, and newer programs would hand that on with the frame.
const FORGET = ['metadata=mode=delete', 'sidedata=mode=delete'];

function graphOf({ upright, sizes }: MakePicture): string {
  const inputs = sizes.map((_, place) => `[in${place}]`).join('');
  return [
    `[0:v:0]${[...upright, ...FORGET, 'setsar=1', `split=${sizes.length}`].join(',')}${inputs}`,
    ...sizes.map((size, place) => `[in${place}]${scaledTo(size)}[size${place}]`),
  ].join(';');
}

// JFIF knows no other matrix than this one.
function scaledTo({ width, height }: PictureSize): string {
  return `scale=${width}:${height}:flags=lanczos+accurate_rnd:out_color_matrix=bt601:out_range=pc`;
}

function encodingOf({ ending, keepsColour }: MakePicture): string[] {
  if (ending === 'png') return ['-c:v', 'png', '-pix_fmt', 'rgba'];
  return ['-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', keepsColour === 'full' ? 'yuvj444p' : 'yuvj420p'];
}

/** What shines through stands on white, as it does on the page. */
async function makePoster(ffmpeg: Ffmpeg, { sizes, ending }: MakePicture, { folder, signal }: Place): Promise<void> {
  const [smallest] = sizes;
  if (smallest === undefined) throw new Error('a picture without sizes has no poster');
  const { file, width, height } = smallest;
  const onWhite = `color=white:size=${width}x${height}[white];[white][0:v]overlay=shortest=1:format=auto,`;
  await ffmpeg.encode({
    args: [
      ...['-f', 'image2', '-i', file],
      ...['-filter_complex', `${ending === 'png' ? onWhite : '[0:v]'}${FIT_POSTER}`],
      ...['-frames:v', '1', '-update', '1', '-q:v', '3', POSTER_FILE],
    ],
    folder,
    maxSeconds: MAX_SECONDS,
    signal,
  });
}
