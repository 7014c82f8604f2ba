import type { ReactNode } from 'react';
import styles from './Card.module.css';

type Props = {
  readonly title?: string;
  readonly help?: ReactNode;
  /** Beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A group of things that belong together, when white space alone does not say so. */
export function Card({ title, help, actions, children }: Props) {
  return (
    <section className={styles.card} {...(title === undefined ? {} : { 'aria-label': title })}>
      {title === undefined ? null : (
        <header className={styles.header}>
          <div className={styles.words}>
            <h2 className={styles.title}>{title}</h2>
            {help === undefined ? null : <p className={styles.help}>{help}</p>}
          </div>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
