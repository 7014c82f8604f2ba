import { Minus, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { NumberField as AriaNumberField, type NumberFieldProps } from 'react-aria-components/NumberField';
import { type FieldProps, FieldWords, fieldState } from './FieldWords.tsx';
import styles from './field.module.css';
import { Icon } from './Icon.tsx';
import number from './NumberField.module.css';
import { useText } from './text.ts';

type Props = FieldProps & {
  /** `null` while nothing is typed. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** What is counted, said after the field: "minutes". */
  readonly unit?: string;
} & Pick<NumberFieldProps, 'name' | 'minValue' | 'maxValue' | 'step' | 'formatOptions' | 'onBlur'>;

export function NumberField({ label, description, error, need, state, value, onChange, unit, ...input }: Props) {
  const text = useText();
  const words = { label, description, error: error ?? null, need: need ?? 'unsaid' } as const;
  return (
    <AriaNumberField
      {...input}
      {...fieldState({ ...words, state: state ?? 'ready' })}
      value={value ?? Number.NaN}
      onChange={(typed) => onChange(Number.isNaN(typed) ? null : typed)}
      className={styles.field ?? ''}
    >
      <FieldWords {...words}>
        <span className={number.line}>
          <Group className={`${styles.box} ${styles.group} ${number.group}`}>
            <Button slot="decrement" className={styles.inside ?? ''} aria-label={text('decrease')}>
              <Icon of={Minus} />
            </Button>
            <Input className={`${styles.input} ${number.input}`} />
            <Button slot="increment" className={styles.inside ?? ''} aria-label={text('increase')}>
              <Icon of={Plus} />
            </Button>
          </Group>
          {unit === undefined ? null : <span className={number.unit}>{unit}</span>}
        </span>
      </FieldWords>
    </AriaNumberField>
  );
}
