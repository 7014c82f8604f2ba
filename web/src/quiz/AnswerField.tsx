import { ArrowDown, ArrowUp, CircleAlert, MessageSquareText, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Icon } from '#ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import type { AnswerEdit } from './edit.ts';
import { useText } from './edit-text.ts';
import styles from './editor.module.css';

type Props = {
  readonly answer: AnswerEdit;
  readonly number: number;
  /** Of all radio marks of the question. */
  readonly group: string;
  readonly mark: 'radio' | 'checkbox';
  /** True and false: they stay in their order, and are both there. */
  readonly isFixed: boolean;
  readonly placeholder: string;
  readonly error: string | null;
  readonly onChange: (part: Partial<AnswerEdit>) => void;
  readonly onRight: (isRight: boolean) => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onRemove: (() => void) | null;
};

export function AnswerField({
  answer,
  number,
  group,
  mark,
  isFixed,
  placeholder,
  error,
  onChange,
  onRight,
  onUp,
  onDown,
  onRemove,
}: Props) {
  const text = useText();
  const wrong = useId();
  const [hasFeedback, setHasFeedback] = useState(answer.feedback !== '');
  return (
    <li className={styles.answer}>
      <div className={styles.answerLine}>
        <input
          type={mark}
          className={styles.mark}
          name={group}
          aria-label={text('isRight', { number })}
          checked={answer.isRight}
          onChange={(event) => onRight(event.currentTarget.checked)}
        />
        <input
          className={styles.input}
          aria-label={text('answer', { number })}
          placeholder={placeholder}
          maxLength={500}
          dir="auto"
          aria-invalid={error !== null}
          {...(error === null ? {} : { 'aria-describedby': wrong })}
          value={answer.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
        <Menu label={text('answerActions', { number })}>
          {isFixed || onUp === null ? null : (
            <MenuItem icon={ArrowUp} onChoose={onUp}>
              {text('up')}
            </MenuItem>
          )}
          {isFixed || onDown === null ? null : (
            <MenuItem icon={ArrowDown} onChoose={onDown}>
              {text('down')}
            </MenuItem>
          )}
          <MenuItem
            icon={MessageSquareText}
            state={hasFeedback ? 'disabled' : 'ready'}
            onChoose={() => setHasFeedback(true)}
          >
            {text('addFeedback')}
          </MenuItem>
          {isFixed || onRemove === null ? null : <MenuLine />}
          {isFixed || onRemove === null ? null : (
            <MenuItem icon={Trash2} tone="danger" onChoose={onRemove}>
              {text('remove')}
            </MenuItem>
          )}
        </Menu>
      </div>
      {hasFeedback ? (
        <textarea
          className={`${styles.input} ${styles.feedback}`}
          aria-label={text('feedback', { number })}
          placeholder={text('feedback', { number })}
          maxLength={1000}
          rows={1}
          dir="auto"
          value={answer.feedback}
          onChange={(event) => onChange({ feedback: event.currentTarget.value })}
        />
      ) : null}
      {error === null ? null : (
        <p id={wrong} className={styles.error}>
          <Icon of={CircleAlert} />
          {error}
        </p>
      )}
    </li>
  );
}
