import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Icon } from './Icon.tsx';

type Props = {
  readonly icon: LucideIcon;
  readonly title: string;
  /** One sentence: what will be here. */
  readonly children?: ReactNode;
  /** The one button that fills it. */
  readonly action?: ReactNode;
};

export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <span className={styles.picture}>
        <Icon of={icon} size="large" />
      </span>
      <p className={styles.title}>{title}</p>
      {children === undefined ? null : <div className={styles.words}>{children}</div>}
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
