import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import field from './field.module.css';
import { Icon } from './Icon.tsx';
import styles from './SearchField.module.css';

type Props = {
  /** What is searched, and in what: its name for screen readers and the words in the empty field. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly autoFocus?: boolean;
};

/** Searches while it is typed; Escape empties it. */
export function SearchField({ label, value, onChange, maxLength, autoFocus = false }: Props) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      maxLength={maxLength}
      autoFocus={autoFocus}
      className={styles.search ?? ''}
    >
      <Icon of={Search} className={styles.picture} />
      <Input className={`${field.box} ${styles.input}`} placeholder={label} />
      <Button className={styles.clear ?? ''}>
        <Icon of={X} />
      </Button>
    </AriaSearchField>
  );
}
