import type { AskedQuestion } from '#contract/quiz/question.ts';
import { currentLanguage } from '#lib/text.ts';
import { t } from './text.ts';

/** The answers in the reader's words: of true and false an empty text stands for the word itself. */
export function answersIn({ kind, answers }: Pick<AskedQuestion, 'kind' | 'answers'>) {
  return answers.map(({ id, text }) => ({ id, text: wordsOfAnswer(kind, { id, text }) }));
}

export function wordsOfAnswer(
  kind: AskedQuestion['kind'],
  { id, text }: { readonly id: string; readonly text: string },
) {
  if (kind !== 'true-false' || text !== '') return text;
  return t(id === 'true' ? 'true' : 'false');
}

export function formatPercent(percent: number): string {
  return new Intl.NumberFormat(currentLanguage(), { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100);
}

export function formatNumber(number: number): string {
  return new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 2 }).format(number);
}

/** Words for everything that taking a quiz can meet. */
export function takingProblems() {
  return {
    'media.unknown': t('quiz.none'),
    'quiz.none': t('quiz.none'),
    'quiz.no-questions-yet': t('quiz.no-questions-yet'),
    'quiz.no-attempts-left': t('quiz.no-attempts-left'),
    'quiz.sign-in-first': t('quiz.sign-in-first'),
    'quiz.no-attempt': t('quiz.no-attempt'),
    'quiz.no-question': t('quiz.no-question'),
    'quiz.attempt-over': t('quiz.attempt-over'),
    'quiz.answer-fixed': t('quiz.answer-fixed'),
    'quiz.answer-does-not-fit': t('quiz.answer-does-not-fit'),
    'quiz.skip-not-allowed': t('quiz.skip-not-allowed'),
    'quiz.question-ahead': t('quiz.question-ahead'),
    'quiz.not-all-answered': t('quiz.not-all-answered'),
  } as const;
}
