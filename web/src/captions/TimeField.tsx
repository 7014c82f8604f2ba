import { useState } from 'react';
import { momentIn } from '#contract/captions/reading.ts';
import { moment } from '#contract/captions/writing.ts';
import styles from './studio.module.css';
import { t } from './studio-text.ts';

type Props = {
  readonly label: string;
  readonly ms: number;
  readonly onCommit: (ms: number) => void;
};

/** Typed as `1:02.5`, shown as `00:01:02.500`; taken when it is left or by Enter. */
export function TimeField({ label, ms, onCommit }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && readTime(typed) === null;
  return (
    <input
      className={styles.time}
      aria-label={label}
      aria-invalid={isWrong}
      title={isWrong ? t('timeWrong') : undefined}
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      maxLength={13}
      value={typed ?? moment(ms, '.')}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take();
        if (key === 'Escape') setTyped(null);
      }}
    />
  );

  function take(): void {
    const read = typed === null ? null : readTime(typed);
    setTyped(null);
    if (read !== null && read !== ms) onCommit(read);
  }
}

/** Also bare seconds. */
function readTime(text: string): number | null {
  const read = /^\d+(?:[.,]\d+)?$/.test(text.trim())
    ? Math.round(Number(text.replace(',', '.')) * 1000)
    : momentIn(text);
  return read === null || read < 0 ? null : read;
}
