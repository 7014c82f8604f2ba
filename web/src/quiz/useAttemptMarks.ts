import { useMemo } from 'react';
import type { AttemptView } from '#contract/quiz/taking.ts';
import { useMarks } from '#lib/player.tsx';
import { isAnswered } from './given.ts';
import { useText } from './text.ts';

/** The questions of an attempt on the timeline of the player. */
export function useAttemptMarks(attempt: AttemptView | null): void {
  const text = useText();
  const questions = attempt?.questions;
  // The player draws its timeline anew for another list.
  const marks = useMemo(
    () =>
      (questions ?? []).map(({ atSeconds, given }, place) => ({
        atSeconds,
        label: text(isAnswered(given) ? 'markAnswered' : 'markOpen', { number: place + 1 }),
        tone: isAnswered(given) ? ('done' as const) : ('question' as const),
      })),
    [questions, text],
  );
  useMarks(marks);
}
