import { type CueWarning, warningsOf } from '#contract/captions/warnings.ts';
import type { EditedCue } from './editing.ts';

type Known = {
  readonly next: EditedCue | undefined;
  readonly durationMs: number | null;
  readonly warnings: readonly CueWarning[];
};

const known = new WeakMap<EditedCue, Known>();

/** Looked at once for each cue as it stands: all ten thousand are counted with every key. */
export function knownWarnings(
  cue: EditedCue,
  next: EditedCue | undefined,
  durationMs: number | null,
): readonly CueWarning[] {
  const before = known.get(cue);
  if (before !== undefined && before.next === next && before.durationMs === durationMs) return before.warnings;
  const warnings = warningsOf(cue, next, durationMs);
  known.set(cue, { next, durationMs, warnings });
  return warnings;
}
