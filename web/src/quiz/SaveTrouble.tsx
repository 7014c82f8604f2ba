import { addQuestion, changeQuestion } from '#contract/quiz/endpoints.ts';
import { fieldErrorsOf } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useText } from './edit-text.ts';
import { editProblems } from './edit-words.ts';
import styles from './editor.module.css';
import type { QuizEditing } from './useQuizEditing.ts';

/** Why something is still not saved; what belongs to a field stands beside it. */
export function SaveTrouble({ trouble }: Pick<QuizEditing, 'trouble'>) {
  const text = useText();
  if (trouble === null || fieldErrorsOf(trouble.error).size > 0) return null;
  const endpoint = trouble.questionId?.startsWith('new-') === true ? addQuestion : changeQuestion;
  return (
    <p className={styles.refusal} role="alert">
      {text('saveFailed', { why: sentenceOf(endpoint, editProblems(), trouble.error) })}
    </p>
  );
}
