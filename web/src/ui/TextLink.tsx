import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components/Link';
import styles from './TextLink.module.css';

type Props = {
  readonly href: string;
  /** `title` is for the name of a thing that leads to its page: underlined only when pointed at. */
  readonly kind?: 'text' | 'title';
  readonly children: ReactNode;
};

export function TextLink({ href, kind = 'text', children }: Props) {
  return (
    <AriaLink href={href} className={styles.link ?? ''} data-kind={kind}>
      {children}
    </AriaLink>
  );
}
