import { DoorOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './HereBar.module.css';
import { Icon } from './Icon.tsx';

type Props = {
  /** "You are here as Ada Lovelace (invited)" */
  readonly words: string;
  /** What one may do about it: the way out is always among it. */
  readonly children: ReactNode;
};

/** Over a page that somebody sees without an account. */
export function HereBar({ words, children }: Props) {
  return (
    <div className={styles.bar}>
      <p className={styles.words}>
        <Icon of={DoorOpen} />
        {words}
      </p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
