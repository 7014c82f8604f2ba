import { TextField } from '#ui/TextField.tsx';
import styles from './galleries.module.css';
import { useText } from './text.ts';

type Props = { readonly value: string; readonly onChange: (reason: string) => void };

/** Why something does not appear, in the moderator's words. */
export function ReasonField({ value, onChange }: Props) {
  const text = useText();
  return (
    <div className={styles.reason}>
      <TextField
        label={text('reason')}
        description={text('reasonHelp')}
        need="optional"
        maxLength={500}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
