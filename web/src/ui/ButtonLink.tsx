import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components/Link';
import styles from './Button.module.css';
import type { ButtonKind, ButtonSize } from './Button.tsx';
import { Icon } from './Icon.tsx';

type Props = {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
};

/** Leads to another page and looks like a button. */
export function ButtonLink({ href, kind = 'plain', size = 'normal', icon, children }: Props) {
  return (
    <AriaLink href={href} className={styles.button ?? ''} data-kind={kind} data-size={size}>
      <span className={styles.content}>
        {icon === undefined ? null : <Icon of={icon} />}
        {children}
      </span>
    </AriaLink>
  );
}
