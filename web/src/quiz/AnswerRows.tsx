import { useId } from 'react';
import styles from './taking.module.css';

type Props = {
  /** The question, for who hears the answers. */
  readonly label: string;
  readonly choose: 'one' | 'several';
  readonly answers: readonly { readonly id: string; readonly text: string }[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly state?: 'ready' | 'fixed';
};

/** Above it there is no key on the keyboard. */
const MOST_KEYS = 9;

export function AnswerRows({ label, choose, answers, chosen, onChoose, state = 'ready' }: Props) {
  const name = useId();
  return (
    <fieldset className={styles.answers} disabled={state === 'fixed'}>
      <legend className={styles.aloud}>{label}</legend>
      {answers.map(({ id, text }, place) => (
        <label key={id} className={styles.answer}>
          <input
            type={choose === 'one' ? 'radio' : 'checkbox'}
            className={styles.mark}
            name={name}
            checked={chosen.includes(id)}
            onChange={() => onChoose(withAnswer(chosen, id, choose))}
          />
          <span className={styles.answerText} dir="auto">
            {text}
          </span>
          {place < MOST_KEYS ? (
            <span className={styles.key} aria-hidden="true">
              {place + 1}
            </span>
          ) : null}
        </label>
      ))}
    </fieldset>
  );
}

/** Choosing one of several again takes it back; where one is wanted it stays. */
export function withAnswer(chosen: readonly string[], id: string, choose: 'one' | 'several'): readonly string[] {
  if (choose === 'one') return [id];
  return chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
}
