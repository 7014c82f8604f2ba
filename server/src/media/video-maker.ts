import type { Ffmpeg } from '#infra/ffmpeg.ts';
import { inspectVideo } from './inspect.ts';
import type { Maker } from './making.ts';
import { transcode } from './transcode.ts';

/** Adaptive HLS with a poster and previews. */
export function videoMaker(ffmpeg: Ffmpeg): Maker {
  return async ({ source, folder, signal, onProgress, onPlayable }) => {
    const plan = await inspectVideo(ffmpeg, { path: source, signal });
    if (plan.kind === 'refuse') return plan.because;
    await transcode(ffmpeg, { plan, folder, signal, onProgress, onFirstRendition: onPlayable });
    return null;
  };
}
