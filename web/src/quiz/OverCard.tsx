import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { OverPlayer } from '#lib/player.tsx';
import styles from './taking.module.css';

type Props = {
  /** The id of what names it, read when the focus comes to it. */
  readonly labelledBy: string;
  /** The id of what is read after its name. */
  readonly describedBy?: string;
  readonly kind?: 'question' | 'welcome' | 'list';
  /** As it comes; `false` where it is there from the beginning. */
  readonly takesFocus?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly children: ReactNode;
};

/** A card over the dimmed picture, also in full screen. The focus goes to it. */
export function OverCard(props: Props) {
  return (
    <OverPlayer>
      <Card {...props} />
    </OverPlayer>
  );
}

function Card({ labelledBy, describedBy, kind = 'question', takesFocus = true, onKeyDown, children }: Props) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) card.current?.focus();
  }, [takesFocus]);
  return (
    <div className={styles.over} data-over-player={kind}>
      <section
        ref={card}
        role="dialog"
        aria-labelledby={labelledBy}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        className={`${styles.card} ${kind === 'welcome' ? styles.welcome : ''}`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {children}
      </section>
    </div>
  );
}
