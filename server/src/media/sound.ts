import type { Failure } from '#contract/media/endpoints.ts';
import type { Ffmpeg } from '#infra/ffmpeg.ts';
import { isUnreadableCodec, type Probe, probeVideo } from '#infra/probe.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { sniffPlayable } from '#infra/sniff.ts';
import { type AudioTrack, audioTracks, isCutOff, LIMITS } from './renditions.ts';

export type SoundPlan = { readonly kind: 'refuse'; readonly because: Failure } | MakeSound;

export type MakeSound = {
  readonly kind: 'make';
  readonly file: Probe['file'];
  readonly durationSeconds: number;
  readonly track: AudioTrack;
  readonly coverIndex: number | null;
};

/** Looks into an uploaded file that holds sound alone, and says what will be made of it. */
export async function inspectSound(
  ffmpeg: Ffmpeg,
  { path, signal }: { readonly path: string; readonly signal: AbortSignal },
): Promise<SoundPlan> {
  const container = await sniffPlayable(path);
  if (container === null) return { kind: 'refuse', because: 'unknown-kind' };
  try {
    return planSound(await probeVideo(ffmpeg, { file: { path, container }, signal }));
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error;
    return { kind: 'refuse', because: isUnreadableCodec(error) ? 'unsupported-codec' : 'broken' };
  }
}

/** The first track alone: what plays without a picture has no second language in practice. */
export function planSound(probe: Probe): SoundPlan {
  const { file, streamCount, audio, durationSeconds, coverIndex } = probe;
  if (streamCount > LIMITS.maxStreams) return { kind: 'refuse', because: 'too-many-streams' };
  if (audio.length === 0) return { kind: 'refuse', because: 'nothing-to-play' };
  const [track] = audioTracks(probe);
  if (track === undefined) return { kind: 'refuse', because: 'unsupported-codec' };
  if (durationSeconds <= 0 || isIncomplete(probe)) return { kind: 'refuse', because: 'broken' };
  if (durationSeconds > LIMITS.maxSeconds) return { kind: 'refuse', because: 'too-long' };
  return { kind: 'make', file, durationSeconds, track, coverIndex };
}

// These know no length of their own: what they claim is a guess by their first seconds.
const GUESSES_LENGTH: readonly Probe['file']['container'][] = ['mp3', 'aac'];

function isIncomplete({ file, claimedSeconds, durationSeconds }: Probe): boolean {
  return !GUESSES_LENGTH.includes(file.container) && isCutOff(claimedSeconds, durationSeconds);
}
