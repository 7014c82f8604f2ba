import type { Form } from '#contract/media/endpoints.ts';
import type { Ffmpeg } from '#infra/ffmpeg.ts';
import { hasMovingPicture } from '#infra/probe.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { holdsSoundAlone, isDrawing, type PlayableContainer, sniffPicture, sniffPlayable } from '#infra/sniff.ts';
import { sniffDocument } from '#infra/sniff-document.ts';

/** The form of a file by what is in it, whatever its name says; null for what nobody here can show. */
export async function recognise(ffmpeg: Ffmpeg, path: string, signal: AbortSignal): Promise<Form | null> {
  const container = await sniffPlayable(path);
  if (container !== null) return recognisePlayable(ffmpeg, { path, container }, signal);
  const isImage = (await sniffPicture(path)) !== null || (await isDrawing(path));
  if (isImage) return 'image';
  return (await sniffDocument(path)) === null ? null : 'document';
}

type Playable = { readonly path: string; readonly container: PlayableContainer };

async function recognisePlayable(ffmpeg: Ffmpeg, file: Playable, signal: AbortSignal): Promise<Form> {
  if (holdsSoundAlone(file.container)) return 'audio';
  try {
    return (await hasMovingPicture(ffmpeg, { file, signal })) ? 'video' : 'audio';
  } catch (error) {
    // What ffprobe cannot open is refused with better words by who looks closely.
    if (error instanceof ProgramFailed) return 'video';
    throw error;
  }
}
