import { useState } from 'react';
import { TextField } from '#ui/TextField.tsx';
import { readTime, writeTime } from './clock-time.ts';
import { useText } from './text.ts';

type Props = {
  readonly label: string;
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
};

/** A time as it is written; what is typed counts when the field is left or Enter is pressed. */
export function TimeField({ label, seconds, onChange }: Props) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && readTime(typed) === null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextField
        label={label}
        value={typed ?? writeTime(seconds)}
        onChange={setTyped}
        onBlur={take}
        inputMode="decimal"
        autoComplete="off"
        maxLength={16}
        error={isWrong ? text('notATime') : null}
      />
    </form>
  );

  function take(): void {
    const read = typed === null ? null : readTime(typed);
    if (read === null) return;
    setTyped(null);
    onChange(read);
  }
}
