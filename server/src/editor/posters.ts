import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Ffmpeg, untrustedInput, untrustedPicture } from '#infra/ffmpeg.ts';
import { probeFrameRate } from '#infra/probe.ts';
import { sniffPicture, sniffPlayable } from '#infra/sniff.ts';
import { fitInto } from '#media/previews.ts';
import { steadyRate } from '#media/renditions.ts';
import { framesOf } from './policy.ts';

type Shot = { readonly source: string; readonly folder: string; readonly signal: AbortSignal };

/** Draws posters; each answers the name of the file in the folder. */
export type Photographer = {
  readonly ofFrame: (shot: Shot & { readonly seconds: number }) => Promise<string>;
  readonly ofPicture: (shot: Shot) => Promise<string>;
};

const POSTER = { width: 1280, height: 720 };
const DRAWN_FILE = 'drawn.jpg';
const MAX_SECONDS = 240;
const SEEKABLE: readonly string[] = ['mov', 'matroska'];
const USUAL_RATE = 25;
/** Slides may stand for long, but no recording ends with a longer silence of the picture than this, or there is none. */
const LAST_SECONDS = 10;
const ONE_FRAME = ['-frames:v', '1'];
const EACH_OVER_THE_OTHER: readonly string[] = [];

type Drawing = { readonly read: readonly string[]; readonly how: readonly string[]; readonly signal: AbortSignal };

export function photographer(ffmpeg: Ffmpeg): Photographer {
  return { ofFrame, ofPicture };

  /** The one that is seen at that moment, in full sharpness; behind the last one, that. */
  async function ofFrame({ source, seconds, folder, signal }: Shot & { readonly seconds: number }): Promise<string> {
    const container = await sniffPlayable(source);
    if (container === null) throw new Error('A source is no longer what it was.');
    const input = untrustedInput({ path: source, container });
    const rate = await probeFrameRate(ffmpeg, { file: { path: source, container }, signal });
    const step = 1 / (rate === null ? USUAL_RATE : decimal(steadyRate(rate)));
    const { first } = framesOf({ from: seconds, to: seconds }, step);
    // A quarter of a frame before it, so that rounding a time cannot lose it.
    await draw(from((first - 0.25) * step), ONE_FRAME);
    if (!existsSync(join(folder, DRAWN_FILE))) await draw(from(seconds - LAST_SECONDS), EACH_OVER_THE_OTHER);
    return DRAWN_FILE;

    function from(moment: number): readonly string[] {
      const seek = ['-ss', Math.max(0, moment).toFixed(6)];
      // Where there is no index, everything before it is read.
      return SEEKABLE.includes(container ?? '') ? [...seek, ...input] : [...input, ...seek];
    }

    function draw(read: readonly string[], how: readonly string[]): Promise<void> {
      return drawIn(folder, { read, how, signal });
    }
  }

  async function ofPicture({ source, folder, signal }: Shot): Promise<string> {
    const container = await sniffPicture(source);
    if (container === null) throw new Error('A picture is no longer what it was.');
    await drawIn(folder, { read: untrustedPicture({ path: source, container }), how: ONE_FRAME, signal });
    return DRAWN_FILE;
  }

  async function drawIn(folder: string, { read, how, signal }: Drawing): Promise<void> {
    await ffmpeg.encode({
      args: [
        ...read,
        ...['-filter_complex', fitInto(POSTER), ...how, '-update', '1', '-q:v', '3'],
        ...['-map_metadata', '-1', DRAWN_FILE],
      ],
      folder,
      maxSeconds: MAX_SECONDS,
      signal,
    });
  }
}

function decimal({ over, under }: { readonly over: number; readonly under: number }): number {
  return over / under;
}
