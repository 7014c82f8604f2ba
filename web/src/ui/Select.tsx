import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { type FieldProps, FieldWords, fieldState } from './FieldWords.tsx';
import styles from './field.module.css';
import { Icon } from './Icon.tsx';
import popover from './popover.module.css';
import select from './Select.module.css';

export type Option<V extends string> = {
  readonly value: V;
  readonly name: string;
  /** One line that tells what choosing it means. */
  readonly explanation?: string;
};

type Props<V extends string> = FieldProps & {
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

export function Select<V extends string>({
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
    <AriaSelect
      {...fieldState({ ...words, state: state ?? 'ready' })}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className={styles.field ?? ''}
    >
      <FieldWords {...words}>
        <Button className={`${styles.box} ${select.button}`}>
          <SelectValue className={select.value ?? ''}>{({ selectedText }) => selectedText}</SelectValue>
          <Icon of={ChevronDown} className={select.chevron} />
        </Button>
      </FieldWords>
      <Popover className={popover.popover ?? ''} offset={6}>
        <ListBox className={popover.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.name} className={popover.item ?? ''}>
              <span className={popover.lines}>
                <span>{option.name}</span>
                {option.explanation === undefined ? null : (
                  <span className={popover.explanation}>{option.explanation}</span>
                )}
              </span>
              <Icon of={Check} className={popover.tick} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
