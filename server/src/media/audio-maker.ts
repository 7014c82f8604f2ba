import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ffmpeg, untrustedInput, untrustedPicture } from '#infra/ffmpeg.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { audioEncoding, hlsOutput } from './hls-output.ts';
import type { Maker, Making } from './making.ts';
import { playlistOf, readRendition, soundPlaylist } from './playlists.ts';
import { FIT_POSTER, POSTER_FILE } from './previews.ts';
import { inspectSound, type MakeSound } from './sound.ts';
import { MASTER_FILE } from './transcode.ts';
import { makeWaveformPoster, readPeaks, writeWaveform } from './waveform.ts';
import { hasAll, inWorkFolder, moveWhole, removeUnfinished } from './work-folder.ts';

// Decoding sound is far faster than playing it, also on a busy machine.
const LEAST_SECONDS = 5 * 60;
const COVER_SECONDS = 60;
/** The rest is for the waveform. */
const SHARE_OF_ENCODING = 0.8;

/** HLS with sound alone, how loud each part is, and a picture for lists. */
export function audioMaker(ffmpeg: Ffmpeg): Maker {
  return async (making) => {
    const { source, folder, signal, onPlayable } = making;
    const plan = await inspectSound(ffmpeg, { path: source, signal });
    if (plan.kind === 'refuse') return plan.because;
    await removeUnfinished(folder);
    await encodeOnce(ffmpeg, plan, making);
    const { name, channels, language, label } = plan.track;
    const rendition = await readRendition(folder, name);
    await inWorkFolder(folder, async (workFolder) => {
      await makePictures(ffmpeg, { plan, making, rendition, workFolder });
      await writeFile(join(workFolder, MASTER_FILE), soundPlaylist({ ...rendition, channels, language, label }));
      await moveWhole(workFolder, folder);
    });
    await onPlayable({ durationSeconds: rendition.seconds });
    return null;
  };
}

async function encodeOnce(ffmpeg: Ffmpeg, plan: MakeSound, { folder, signal, onProgress }: Making): Promise<void> {
  const { file, track, durationSeconds } = plan;
  if (await hasAll(folder, [playlistOf(track.name)])) return;
  await inWorkFolder(folder, async (workFolder) => {
    await ffmpeg.encode({
      args: [
        ...untrustedInput(file),
        ...['-map', `0:${track.streamIndex}`, ...audioEncoding(track), ...hlsOutput(track.name)],
      ],
      folder: workFolder,
      maxSeconds: LEAST_SECONDS + durationSeconds,
      signal,
      onProgress: (seconds) => onProgress(Math.min(1, seconds / durationSeconds) * SHARE_OF_ENCODING),
    });
    await moveWhole(workFolder, folder);
  });
}

type Pictures = {
  readonly plan: MakeSound;
  readonly making: Making;
  readonly rendition: { readonly name: string; readonly seconds: number };
  readonly workFolder: string;
};

async function makePictures(ffmpeg: Ffmpeg, { plan, making, rendition, workFolder }: Pictures): Promise<void> {
  const { folder, signal } = making;
  const peaks = await readPeaks(ffmpeg, { rendition, from: folder, folder: workFolder, signal });
  const hasCover = await makeCover(ffmpeg, { plan, workFolder, signal });
  if (!hasCover) await makeWaveformPoster(ffmpeg, { peaks, folder: workFolder, signal });
  await writeWaveform(workFolder, { peaks, hasCover });
}

/** Sound with a cover that cannot be read is good sound all the same. */
async function makeCover(
  ffmpeg: Ffmpeg,
  { plan, workFolder, signal }: { readonly plan: MakeSound; readonly workFolder: string; readonly signal: AbortSignal },
): Promise<boolean> {
  if (plan.coverIndex === null) return false;
  try {
    await ffmpeg.encode({
      args: [
        ...untrustedPicture(plan.file),
        ...['-filter_complex', `[0:${plan.coverIndex}]${FIT_POSTER}`, '-an', '-frames:v', '1', '-update', '1'],
        ...['-map_metadata', '-1', '-q:v', '3', POSTER_FILE],
      ],
      folder: workFolder,
      maxSeconds: COVER_SECONDS,
      signal,
    });
    return true;
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error;
    await rm(join(workFolder, POSTER_FILE), { force: true });
    return false;
  }
}
