import { z } from 'zod';
import type { ScoreKept } from './options.ts';
import type { GivenAnswer, KeyedQuestion } from './question.ts';

/** How one attempt did. `percent` is null when nothing in it is scored. */
export const Score = z.object({
  percent: z.number().min(0).max(100).nullable(),
  points: z.number(),
  maxPoints: z.number(),
  /** Open answers that nobody has graded yet; they count nothing until then. */
  waiting: z.number().int(),
});
export type Score = z.infer<typeof Score>;

/** The score that counts over all attempts. */
export const KeptScore = z.object({ percent: z.number(), waiting: z.number().int() });
export type KeptScore = z.infer<typeof KeptScore>;

export const VERDICTS = ['right', 'partly', 'wrong', 'waiting', 'not-scored'] as const;
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

export type Marked = {
  readonly question: Pick<KeyedQuestion, 'kind' | 'points' | 'isScored' | 'answers'>;
  readonly given: GivenAnswer | null;
  /** By hand, for an open question: the part of its points, so that it stays right when they are changed. */
  readonly gradedShare: number | null;
};

/** 0 to 1; null as long as it must be graded by hand, and for what has no right or wrong. */
export function shareOf({ question, given, gradedShare }: Marked): number | null {
  switch (question.kind) {
    case 'reflection':
      return null;
    case 'open':
      return given?.kind === 'written' ? gradedShare : 0;
    case 'multiple-choice':
    case 'true-false':
    case 'multiple-answer':
      return given?.kind === 'chosen' ? shareOfChoice(question.answers, given.answerIds) : 0;
  }
}

/**
 * Each right answer earns its part and each wrong one costs as much, never below nothing: who ticks everything does not
 * win by it. With one right answer it is all or nothing.
 */
function shareOfChoice(answers: KeyedQuestion['answers'], chosen: readonly string[]): number {
  const right = answers.filter(({ isRight }) => isRight);
  if (right.length === 0) return 0;
  const hits = right.filter(({ id }) => chosen.includes(id)).length;
  const misses = answers.filter(({ id, isRight }) => !isRight && chosen.includes(id)).length;
  return Math.max(0, (hits - misses) / right.length);
}

export function pointsOf(marked: Marked): number | null {
  const { kind, points, isScored } = marked.question;
  if (!isScored || kind === 'reflection') return null;
  const share = shareOf(marked);
  return share === null ? null : rounded(share * points);
}

export function verdictOf(marked: Marked): Verdict {
  if (marked.question.kind === 'reflection') return 'not-scored';
  const share = shareOf(marked);
  if (share === null) return 'waiting';
  if (share >= 1) return 'right';
  return share > 0 ? 'partly' : 'wrong';
}

export function scoreOf(all: readonly Marked[]): Score {
  const counted = all.filter(({ question }) => question.isScored && question.kind !== 'reflection');
  const maxPoints = counted.reduce((sum, { question }) => sum + question.points, 0);
  const exact = counted.reduce((sum, marked) => sum + (shareOf(marked) ?? 0) * marked.question.points, 0);
  return {
    percent: maxPoints === 0 ? null : rounded((exact / maxPoints) * 100),
    points: rounded(exact),
    maxPoints,
    waiting: counted.filter((marked) => shareOf(marked) === null).length,
  };
}

/** Over the submitted attempts, the first of them first. Attempts in which nothing is scored say nothing. */
export function keptScore(kept: ScoreKept, attempts: readonly Score[]): KeptScore | null {
  const scores = attempts.flatMap(({ percent, waiting }) => (percent === null ? [] : [{ percent, waiting }]));
  const [first] = scores;
  if (first === undefined) return null;
  switch (kept) {
    case 'highest':
      return scores.reduce((best, each) => (each.percent > best.percent ? each : best));
    case 'lowest':
      return scores.reduce((worst, each) => (each.percent < worst.percent ? each : worst));
    case 'latest':
      return scores.at(-1) ?? first;
    case 'first':
      return first;
    case 'average':
      return {
        percent: rounded(scores.reduce((sum, { percent }) => sum + percent, 0) / scores.length),
        waiting: scores.reduce((sum, { waiting }) => sum + waiting, 0),
      };
  }
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
