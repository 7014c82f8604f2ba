import type { Ref } from 'react';
import { ComboBox as AriaComboBox, type ComboBoxProps } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Avatar } from './Avatar.tsx';
import combo from './ComboBox.module.css';
import { type FieldProps, FieldWords, fieldState } from './FieldWords.tsx';
import styles from './field.module.css';
import popover from './popover.module.css';
import { Spinner } from './Spinner.tsx';
import { useText } from './text.ts';

/** A person who may be meant. */
export type Suggestion = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Where the person is known from: "You invited her before". */
  readonly source: string;
  readonly pictureUrl?: string | null;
};

type Props = FieldProps & {
  /** What is typed; any text may stand, chosen or not. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly Suggestion[];
  readonly search?: 'idle' | 'searching';
  readonly onChoose: (suggestion: Suggestion) => void;
  readonly placeholder?: string;
  readonly type?: 'text' | 'email';
  readonly inputRef?: Ref<HTMLInputElement>;
} & Pick<ComboBoxProps<Suggestion>, 'name' | 'autoFocus' | 'onBlur'>;

/** A field that suggests people while one types. Who suggests, and from how many letters on, is the caller's. */
export function ComboBox({
  label,
  description,
  error,
  need,
  state,
  value,
  onChange,
  suggestions,
  search = 'idle',
  onChoose,
  placeholder = '',
  type = 'text',
  inputRef,
  ...input
}: Props) {
  const text = useText();
  const words = { label, description, error: error ?? null, need: need ?? 'unsaid' } as const;
  return (
    <AriaComboBox
      {...input}
      {...fieldState({ ...words, state: state ?? 'ready' })}
      className={styles.field ?? ''}
      items={suggestions}
      inputValue={value}
      onInputChange={onChange}
      value={null}
      onChange={(key) => {
        const chosen = suggestions.find((suggestion) => suggestion.id === key);
        if (chosen !== undefined) onChoose(chosen);
      }}
      allowsCustomValue
      allowsEmptyCollection={search === 'searching'}
      menuTrigger="input"
    >
      <FieldWords {...words}>
        <Input
          className={styles.box ?? ''}
          type={type}
          autoComplete="off"
          placeholder={placeholder}
          ref={inputRef ?? null}
        />
      </FieldWords>
      <Popover className={`${popover.popover} ${combo.popover}`} offset={6}>
        <ListBox<Suggestion>
          className={popover.list ?? ''}
          renderEmptyState={() => <Searching words={text('searching')} />}
        >
          {(suggestion) => (
            <ListBoxItem
              id={suggestion.id}
              textValue={`${suggestion.name}, ${suggestion.address}`}
              className={popover.item ?? ''}
            >
              <Avatar name={suggestion.name} pictureUrl={suggestion.pictureUrl ?? null} />
              <span className={popover.lines}>
                <span>{suggestion.name}</span>
                <span className={combo.detail}>
                  <bdi className={combo.address}>{suggestion.address}</bdi>
                  <span className={combo.source}>{suggestion.source}</span>
                </span>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

function Searching({ words }: { readonly words: string }) {
  return (
    <span className={combo.searching}>
      <Spinner />
      {words}
    </span>
  );
}
