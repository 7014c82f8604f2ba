import type { Form } from '#contract/media/endpoints.ts';
import type { Ffmpeg } from '#infra/ffmpeg.ts';
import { hasMovingPicture } from '#infra/probe.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { sniffVideo } from '#infra/sniff.ts';

/** The form of a file by what is in it, whatever its name says; null for what nobody here can show. */
export async function recognise(ffmpeg: Ffmpeg, path: string, signal: AbortSignal): Promise<Form | null> {
  const container = await sniffVideo(path);
  if (container === null) return null;
  try {
    return (await hasMovingPicture(ffmpeg, { file: { path, container }, signal })) ? 'video' : 'audio';
  } catch (error) {
    // What ffprobe cannot open is refused with better words by who looks closely.
    if (error instanceof ProgramFailed) return 'video';
    throw error;
  }
}
