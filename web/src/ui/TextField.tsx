import type { Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';
import type { Language } from '#contract/languages.ts';
import { type FieldProps, FieldWords, fieldState, writtenIn } from './FieldWords.tsx';
import styles from './field.module.css';

type Props = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** The language of what is typed, where it is another than the page's. */
  readonly language?: Language;
  /** To put the focus on the first field that is wrong. */
  readonly inputRef?: Ref<HTMLInputElement>;
} & Pick<
    TextFieldProps,
    'name' | 'type' | 'inputMode' | 'autoComplete' | 'autoFocus' | 'maxLength' | 'spellCheck' | 'onBlur'
  >;

export function TextField({
  label,
  description,
  error,
  need,
  state,
  value,
  onChange,
  placeholder = '',
  language,
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
        <Input className={styles.box ?? ''} placeholder={placeholder} {...writtenIn(language)} ref={inputRef ?? null} />
      </FieldWords>
    </AriaTextField>
  );
}
