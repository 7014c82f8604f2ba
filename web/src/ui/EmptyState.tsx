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
  /** `alone` on its page: the title is the page's heading. */
  readonly stands?: 'among-others' | 'alone';
};

export function EmptyState({ icon, title, children, action, stands = 'among-others' }: Props) {
  const Title = stands === 'alone' ? 'h1' : 'p';
  return (
    <div className={styles.empty}>
      <span className={styles.picture}>
        <Icon of={icon} size="large" />
      </span>
      <Title className={styles.title}>{title}</Title>
      {children === undefined ? null : <div className={styles.words}>{children}</div>}
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
