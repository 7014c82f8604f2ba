import { CircleAlert, Plus } from 'lucide-react';
import { useId } from 'react';
import { MOST_ANSWERS } from '#contract/quiz/question.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { AnswerField } from './AnswerField.tsx';
import { answersOf, emptyAnswer, moved, type QuestionEdit, withAnswers, withRight } from './edit.ts';
import { useText } from './edit-text.ts';
import styles from './editor.module.css';

type Props = {
  readonly edit: QuestionEdit;
  readonly errorOf: (field: string) => string | null;
  readonly onChange: (edit: QuestionEdit) => void;
};

const FEWEST_ANSWERS = 2;

/** The answers of a question: which are right, in which order they stand, and what is said to each. */
export function AnswerFields({ edit, errorOf, onChange }: Props) {
  const text = useText();
  const ids = { help: useId(), group: useId() };
  const answers = answersOf(edit);
  const isFixed = edit.kind === 'true-false';
  const error = errorOf('answers');
  const put = (changed: typeof answers) => onChange(withAnswers(edit, changed));

  return (
    <fieldset className={styles.answers} aria-describedby={ids.help}>
      <legend className={styles.label}>{text('answers')}</legend>
      <div>
        <p id={ids.help} className={styles.help}>
          {text(edit.kind === 'multiple-answer' ? 'severalHelp' : 'answersHelp')}
        </p>
      </div>
      <ol className={styles.answerList}>
        {answers.map((answer, place) => (
          <AnswerField
            key={answer.key}
            answer={answer}
            number={place + 1}
            group={ids.group}
            mark={edit.kind === 'multiple-answer' ? 'checkbox' : 'radio'}
            isFixed={isFixed}
            placeholder={isFixed ? text(answer.id === 'true' ? 'true' : 'false') : ''}
            error={errorOf(`answers.${place}.text`) ?? errorOf(`answers.${place}.feedback`)}
            onChange={(part) => put(answers.with(place, { ...answer, ...part }))}
            onRight={(isRight) => onChange(withRight(edit, answer.key, isRight))}
            onUp={place === 0 ? null : () => put(moved(answers, place, place - 1))}
            onDown={place === answers.length - 1 ? null : () => put(moved(answers, place, place + 1))}
            onRemove={answers.length > FEWEST_ANSWERS ? () => put(answers.toSpliced(place, 1)) : null}
          />
        ))}
      </ol>
      {error === null ? null : (
        <p className={styles.error} data-invalid="true">
          <Icon of={CircleAlert} />
          {error}
        </p>
      )}
      {isFixed || answers.length >= MOST_ANSWERS ? null : (
        <Button kind="quiet" size="small" icon={Plus} onPress={() => put([...answers, emptyAnswer()])}>
          {text('addAnswer')}
        </Button>
      )}
    </fieldset>
  );
}
