import type { Cue } from './cues.ts';
import { plainOf } from './markup.ts';

export const FASTEST_CHARACTERS_PER_SECOND = 21;
export const LONGEST_LINE = 42;
export const MOST_LINES = 2;

export type CueWarning = 'overlaps' | 'too-fast' | 'too-long' | 'after-the-end';

/** What makes a cue hard to read; nothing of it is forbidden. `next` is the one behind it. */
export function warningsOf(cue: Cue, next: Cue | undefined, durationMs: number | null): readonly CueWarning[] {
  const lines = plainOf(cue.text).split('\n');
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  const perSecond = characters / ((cue.endMs - cue.startMs) / 1000);
  const warnings: CueWarning[] = [];
  if (next !== undefined && next.startMs < cue.endMs) warnings.push('overlaps');
  if (perSecond > FASTEST_CHARACTERS_PER_SECOND) warnings.push('too-fast');
  if (lines.length > MOST_LINES || lines.some((line) => line.length > LONGEST_LINE)) warnings.push('too-long');
  if (durationMs !== null && cue.startMs >= durationMs) warnings.push('after-the-end');
  return warnings;
}
