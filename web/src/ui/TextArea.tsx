import type { Ref } from 'react';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';
import type { Language } from '#contract/languages.ts';
import { type FieldProps, FieldWords, fieldState, writtenIn } from './FieldWords.tsx';
import styles from './field.module.css';
import area from './TextArea.module.css';

type Props = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** The language of what is typed, where it is another than the page's. */
  readonly language?: Language;
  /** How many lines it shows while it is empty; it grows with what is typed. */
  readonly lines?: number;
  /** `fixed` for what may have thousands of lines: measuring them at each key makes a page stand still. */
  readonly growth?: 'grows' | 'fixed';
  readonly inputRef?: Ref<HTMLTextAreaElement>;
} & Pick<TextFieldProps, 'name' | 'maxLength' | 'spellCheck' | 'onBlur'>;

export function TextArea({
  label,
  description,
  error,
  need,
  state,
  value,
  onChange,
  placeholder = '',
  language,
  lines = 3,
  growth = 'grows',
  inputRef,
  ...input
}: Props) {
  const words = { label, description, error: error ?? null, need: need ?? 'unsaid' } as const;
  return (
    <AriaTextField
      {...input}
      {...fieldState({ ...words, state: state ?? 'ready' })}
      value={value}
      onChange={onChange}
      className={styles.field ?? ''}
    >
      <FieldWords {...words}>
        <AriaTextArea
          className={`${styles.box} ${area.area}`}
          placeholder={placeholder}
          {...writtenIn(language)}
          data-growth={growth}
          rows={lines}
          // `rows` counts for nothing where the field grows with its content.
          style={{ minBlockSize: `calc(${lines}lh + 0.875rem)` }}
          ref={inputRef ?? null}
        />
      </FieldWords>
    </AriaTextField>
  );
}
