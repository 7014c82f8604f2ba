import type { TakerView } from '#contract/quiz/reports.ts';
import { t } from './report-text.ts';

/** Words for everything that looking at attempts can meet. */
export function reportProblems() {
  return {
    'media.unknown': t('media.unknown'),
    'media.is-deleted': t('media.is-deleted'),
    'quiz.none': t('quiz.none'),
    'quiz.no-attempt': t('quiz.no-attempt'),
    'quiz.no-question': t('quiz.no-question'),
    'quiz.not-to-grade': t('quiz.not-to-grade'),
    'quiz.points-beyond': t('quiz.points-beyond'),
  } as const;
}

export function nameOfTaker({ name, number }: Pick<TakerView, 'name' | 'number'>): string {
  return name ?? t('anonymous', { number });
}

/** At least one: who was quick was not there for nothing. */
export function minutesOf(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}
