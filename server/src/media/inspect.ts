import { stat } from 'node:fs/promises';
import type { Ffmpeg } from '#infra/ffmpeg.ts';
import { isUnreadableCodec, probeVideo } from '#infra/probe.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { sniffPlayable } from '#infra/sniff.ts';
import { type Plan, planRenditions } from './renditions.ts';

/** Looks into an uploaded file, without trust in its name, and says what will be made of it. */
export async function inspectVideo(
  ffmpeg: Ffmpeg,
  { path, signal }: { readonly path: string; readonly signal?: AbortSignal },
): Promise<Plan> {
  const { size } = await stat(path);
  if (size === 0) return { kind: 'refuse', because: 'empty' };

  const container = await sniffPlayable(path);
  if (container === null) return { kind: 'refuse', because: 'unknown-kind' };

  try {
    return planRenditions(await probeVideo(ffmpeg, { file: { path, container }, ...(signal && { signal }) }));
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error;
    return { kind: 'refuse', because: isUnreadableCodec(error) ? 'unsupported-codec' : 'broken' };
  }
}
