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
const SEEKABLE = ['mov', 'matroska'];

export function photographer(ffmpeg: Ffmpeg): Photographer {
  return { ofFrame, ofPicture };

  /** The one that is seen at that moment, in full sharpness. */
  async function ofFrame({ source, seconds, folder, signal }: Shot & { readonly seconds: number }): Promise<string> {
    const container = await sniffPlayable(source);
    if (container === null) throw new Error('A source is no longer what it was.');
    const file = { path: source, container };
    const rate = await probeFrameRate(ffmpeg, { file, signal });
    const step = 1 / (rate === null ? 25 : decimal(steadyRate(rate)));
    const { first } = framesOf({ from: seconds, to: seconds }, step);
    // A quarter of a frame before it, so that rounding a time cannot lose it.
    const seek = ['-ss', Math.max(0, (first - 0.25) * step).toFixed(6)];
    const input = untrustedInput(file);
    // Where there is no index, everything before it is read.
    await draw(SEEKABLE.includes(container) ? [...seek, ...input] : [...input, ...seek], folder, signal);
    return DRAWN_FILE;
  }

  async function ofPicture({ source, folder, signal }: Shot): Promise<string> {
    const container = await sniffPicture(source);
    if (container === null) throw new Error('A picture is no longer what it was.');
    await draw(untrustedPicture({ path: source, container }), folder, signal);
    return DRAWN_FILE;
  }

  async function draw(input: readonly string[], folder: string, signal: AbortSignal): Promise<void> {
    await ffmpeg.encode({
      args: [
        ...input,
        ...['-filter_complex', fitInto(POSTER), '-frames:v', '1', '-update', '1', '-q:v', '3'],
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
