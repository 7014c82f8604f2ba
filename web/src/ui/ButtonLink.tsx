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
  /** A file to keep, and not a page. */
  readonly download?: boolean;
  /** Beside leading there: closes what it stands in. */
  readonly onFollow?: () => void;
  /** Out of a frame, into a window of its own. */
  readonly opens?: 'here' | 'new-window';
  readonly children: ReactNode;
};

/** Leads to another page or a file, and looks like a button. */
export function ButtonLink({
  href,
  kind = 'plain',
  size = 'normal',
  icon,
  download = false,
  opens = 'here',
  onFollow,
  children,
}: Props) {
  return (
    <AriaLink
      href={href}
      {...(download ? { download: true } : {})}
      {...(onFollow === undefined ? {} : { onPress: onFollow })}
      {...(opens === 'new-window' ? { target: '_blank', rel: 'noopener' } : {})}
      className={styles.button ?? ''}
      data-kind={kind}
      data-size={size}
    >
      <span className={styles.content}>
        {icon === undefined ? null : <Icon of={icon} />}
        {children}
      </span>
    </AriaLink>
  );
}
