import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import { Icon } from './Icon.tsx';
import styles from './PageHeader.module.css';

type Props = {
  readonly title: string;
  /** One quiet line: "By Grace Hopper · 3 May 2026 · 12 plays". */
  readonly detail?: ReactNode;
  /** Chips beside the title. */
  readonly marks?: ReactNode;
  /** At the end of the row, the primary one last. */
  readonly actions?: ReactNode;
  /** The page above this one. */
  readonly back?: { readonly href: string; readonly name: string };
};

export function PageHeader({ title, detail, marks, actions, back }: Props) {
  return (
    <header className={styles.header}>
      {back === undefined ? null : (
        <Link href={back.href} className={styles.back ?? ''}>
          <Icon of={ArrowLeft} className={styles.arrow} />
          {back.name}
        </Link>
      )}
      <div className={styles.line}>
        <div className={styles.words}>
          <div className={styles.titleLine}>
            <h1 className={styles.title}>{title}</h1>
            {marks}
          </div>
          {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  );
}
