import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import type { FieldProps } from './FieldWords.tsx';
import field from './field.module.css';
import styles from './Switch.module.css';

type Props = Pick<FieldProps, 'label' | 'description'> & {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly state?: 'ready' | 'disabled';
};

export function Switch({ label, description, value, onChange, state = 'ready' }: Props) {
  return (
    <SwitchField
      className={styles.field ?? ''}
      isSelected={value}
      isDisabled={state === 'disabled'}
      onChange={onChange}
    >
      <SwitchButton className={styles.button ?? ''}>
        <span className={styles.label}>{label}</span>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.thumb} />
        </span>
      </SwitchButton>
      {description === undefined ? null : (
        <Text slot="description" className={`${field.description} ${styles.under}`}>
          {description}
        </Text>
      )}
    </SwitchField>
  );
}
