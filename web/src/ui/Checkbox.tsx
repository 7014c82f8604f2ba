import { Check, CircleAlert, Minus } from 'lucide-react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { FieldError } from 'react-aria-components/FieldError';
import { Text } from 'react-aria-components/Text';
import styles from './Checkbox.module.css';
import { type FieldProps, fieldState } from './FieldWords.tsx';
import field from './field.module.css';
import { Icon } from './Icon.tsx';

type Props = Omit<FieldProps, 'need'> & {
  /** `some` is for a box over many of which only some are ticked. */
  readonly value: boolean | 'some';
  /** `aloud`: beside a row that says it already, for who hears the page. */
  readonly labelled?: 'visibly' | 'aloud';
  readonly onChange: (value: boolean) => void;
};

export function Checkbox({
  label,
  labelled = 'visibly',
  description,
  error = null,
  state = 'ready',
  value,
  onChange,
}: Props) {
  return (
    <CheckboxField
      {...fieldState({ error, state })}
      className={styles.field ?? ''}
      isSelected={value === true}
      isIndeterminate={value === 'some'}
      onChange={onChange}
    >
      <CheckboxButton className={styles.button ?? ''}>
        <span className={styles.box} aria-hidden="true">
          <Icon of={value === 'some' ? Minus : Check} />
        </span>
        <span className={labelled === 'aloud' ? styles.aloud : styles.label}>{label}</span>
      </CheckboxButton>
      {description === undefined ? null : (
        <Text slot="description" className={`${field.description} ${styles.under}`}>
          {description}
        </Text>
      )}
      <FieldError className={`${field.error} ${styles.under}`}>
        <Icon of={CircleAlert} />
        <span>{error}</span>
      </FieldError>
    </CheckboxField>
  );
}
