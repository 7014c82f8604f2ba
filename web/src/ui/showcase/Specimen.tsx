import type { ReactNode } from 'react';
import styles from './Specimen.module.css';

type Props = {
  readonly title: string;
  /** `row` stands side by side, `grid` in columns, `stack` over the whole width. */
  readonly layout?: 'row' | 'grid' | 'stack';
  readonly children: ReactNode;
};

export function Specimen({ title, layout = 'row', children }: Props) {
  return (
    <div className={styles.specimen}>
      <h3 className={styles.title}>{title}</h3>
      <div className={styles.stage} data-layout={layout}>
        {children}
      </div>
    </div>
  );
}

export function Chapter({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.chapter} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  );
}
