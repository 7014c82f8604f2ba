import type { ReactNode } from 'react';
import styles from './List.module.css';

type ListProps = {
  /** What is listed: "Invitations". */
  readonly label: string;
  readonly children: ReactNode;
};

export function List({ label, children }: ListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

type ListRowProps = {
  /** An avatar or a thumbnail. */
  readonly picture?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Chips. */
  readonly marks?: ReactNode;
  /** A button, a menu. */
  readonly actions?: ReactNode;
  /** What belongs to the row and needs its whole width: progress, an error. */
  readonly children?: ReactNode;
};

export function ListRow({ picture, title, detail, marks, actions, children }: ListRowProps) {
  return (
    <li className={styles.row}>
      {picture === undefined ? null : <div className={styles.picture}>{picture}</div>}
      <div className={styles.main}>
        <div className={styles.words}>
          <div className={styles.title}>{title}</div>
          {detail === undefined ? null : <div className={styles.detail}>{detail}</div>}
        </div>
        {marks === undefined ? null : <div className={styles.marks}>{marks}</div>}
        {children === undefined ? null : <div className={styles.more}>{children}</div>}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </li>
  );
}
