import { useState } from 'react';
import styles from './documents.module.css';
import { useText } from './text.ts';

type Props = { readonly page: number; readonly pageCount: number; readonly onTurn: (page: number) => void };

/** "4 of 12"; another number can be typed. */
export function PageField({ page, pageCount, onTurn }: Props) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <form
      className={styles.pager}
      onSubmit={(event) => {
        event.preventDefault();
        turn();
      }}
    >
      <input
        className={styles.number}
        inputMode="numeric"
        autoComplete="off"
        aria-label={text('page')}
        value={typed ?? String(page)}
        maxLength={4}
        size={Math.max(String(pageCount).length, 2)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
        onBlur={turn}
      />
      <span className={styles.of}>{text('ofCount', { count: pageCount })}</span>
    </form>
  );

  function turn(): void {
    if (typed !== null && typed !== '') onTurn(Number(typed));
    setTyped(null);
  }
}
