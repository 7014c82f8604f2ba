import { t } from './edit-text.ts';

/** Words for everything that writing a quiz can meet. */
export function editProblems() {
  return {
    'media.unknown': t('media.unknown'),
    'media.is-deleted': t('media.is-deleted'),
    'quiz.none': t('quiz.none'),
    'quiz.form-cannot': t('cannotBeQuiz'),
    'quiz.no-question': t('quiz.no-question'),
    'quiz.too-many-questions': t('quiz.too-many-questions'),
    'quiz.kind-fixed': t('quiz.kind-fixed'),
  } as const;
}
