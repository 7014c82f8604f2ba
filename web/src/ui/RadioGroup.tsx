import { RadioGroup as AriaRadioGroup, RadioButton, RadioField } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { type FieldProps, FieldWords, fieldState } from './FieldWords.tsx';
import field from './field.module.css';
import styles from './RadioGroup.module.css';
import type { Option } from './Select.tsx';

type Props<V extends string> = FieldProps & {
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
};

export function RadioGroup<V extends string>({
  label,
  description,
  error,
  need,
  state,
  options,
  value,
  onChange,
}: Props<V>) {
  const words = { label, description, error: error ?? null, need: need ?? 'unsaid' } as const;
  return (
    <AriaRadioGroup
      {...fieldState({ ...words, state: state ?? 'ready' })}
      className={field.field ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <FieldWords {...words}>
        <div className={styles.options}>
          {options.map((option) => (
            <RadioField key={option.value} value={option.value} className={styles.option ?? ''}>
              <RadioButton className={styles.button ?? ''}>
                <span className={styles.circle} aria-hidden="true" />
                {option.name}
              </RadioButton>
              {option.explanation === undefined ? null : (
                <Text slot="description" className={`${field.description} ${styles.under}`}>
                  {option.explanation}
                </Text>
              )}
            </RadioField>
          ))}
        </div>
      </FieldWords>
    </AriaRadioGroup>
  );
}
