import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './ErrorBlock.module.css';
import { Icon } from './Icon.tsx';
import { useText } from './text.ts';

type Props = {
  /** What happened. */
  readonly what: string;
  /** Why, if it is known. */
  readonly why?: ReactNode;
  /** What to do now, in a sentence … */
  readonly now?: ReactNode;
  /** … and by a button. */
  readonly action?: ReactNode;
  /** What support finds in the log. */
  readonly reference?: string;
  /** A `warning` can be lived with. */
  readonly tone?: 'danger' | 'warning';
  readonly icon?: LucideIcon;
};

export function ErrorBlock({ what, why, now, action, reference, tone = 'danger', icon = CircleAlert }: Props) {
  const text = useText();
  return (
    <div className={styles.block} data-tone={tone} role="alert">
      <span className={styles.picture}>
        <Icon of={icon} size="large" />
      </span>
      <div className={styles.words}>
        <p className={styles.what}>{what}</p>
        {why === undefined ? null : <div>{why}</div>}
        {now === undefined ? null : <div>{now}</div>}
        {action === undefined ? null : <div className={styles.action}>{action}</div>}
        {reference === undefined ? null : <p className={styles.reference}>{text('reference', { reference })}</p>}
      </div>
    </div>
  );
}
