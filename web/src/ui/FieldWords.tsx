import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { directionOf, type Language } from '#contract/languages.ts';
import styles from './field.module.css';
import { Icon } from './Icon.tsx';
import { useText } from './text.ts';

/** What every field says around its control. */
export type FieldProps = {
  readonly label: string;
  /** One or two sentences between the label and the control. */
  readonly description?: ReactNode;
  /** What is wrong and what to do; `null` when nothing is. */
  readonly error?: string | null;
  readonly need?: 'required' | 'optional' | 'unsaid';
  readonly state?: 'ready' | 'disabled' | 'read-only';
};

type Props = Pick<FieldProps, 'label' | 'description' | 'error' | 'need'> & { readonly children: ReactNode };

/** Label, explanation, control and error, in the order in which they are read. */
export function FieldWords({ label, description, error = null, need = 'unsaid', children }: Props) {
  const text = useText();
  return (
    <>
      <div className={styles.words}>
        <Label className={styles.label ?? ''}>
          {label}
          {need === 'optional' ? <span className={styles.optional}> {text('optional')}</span> : null}
        </Label>
        {description === undefined ? null : (
          <Text slot="description" className={styles.description ?? ''}>
            {description}
          </Text>
        )}
      </div>
      {children}
      <FieldError className={styles.error ?? ''}>
        <Icon of={CircleAlert} />
        <span>{error}</span>
      </FieldError>
    </>
  );
}

/** The same four facts in React Aria's words. */
export function fieldState({ error = null, need = 'unsaid', state = 'ready' }: Omit<FieldProps, 'label'>) {
  return {
    isInvalid: error !== null,
    isRequired: need === 'required',
    isDisabled: state === 'disabled',
    isReadOnly: state === 'read-only',
    validationBehavior: 'aria',
  } as const;
}

/** The input alone: its label is in the reader's language. */
export function writtenIn(language: Language | undefined) {
  return language === undefined ? {} : { lang: language, dir: directionOf(language) };
}
