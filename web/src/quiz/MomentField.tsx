import { Crosshair } from 'lucide-react';
import { useState } from 'react';
import { formatDuration } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useText } from './edit-text.ts';
import styles from './editor.module.css';
import { parseDuration } from './timeline.ts';

type Props = {
  readonly atSeconds: number;
  readonly positionSeconds: number;
  readonly durationSeconds: number;
  readonly error: string | null;
  readonly onChange: (atSeconds: number) => void;
};

/** The moment of a question as it is read: `1:23`. What is typed counts once it is one. */
export function MomentField({ atSeconds, positionSeconds, durationSeconds, error, onChange }: Props) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const seconds = typed === null ? atSeconds : parseDuration(typed);
  return (
    <div className={styles.moment}>
      <TextField
        label={text('at')}
        description={text('atHelp')}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? formatDuration(atSeconds)}
        onChange={(value) => {
          setTyped(value);
          const parsed = parseDuration(value);
          if (parsed !== null && parsed <= durationSeconds) onChange(parsed);
        }}
        onBlur={() => {
          if (seconds !== null && seconds <= durationSeconds) setTyped(null);
        }}
        error={wrong() ?? error}
      />
      <Button
        icon={Crosshair}
        onPress={() => {
          setTyped(null);
          onChange(positionSeconds);
        }}
      >
        {text('useCurrent', { moment: formatDuration(positionSeconds) })}
      </Button>
    </div>
  );

  function wrong(): string | null {
    if (seconds === null) return text('atWrong');
    return seconds > durationSeconds ? text('atBeyond', { end: formatDuration(durationSeconds) }) : null;
  }
}
