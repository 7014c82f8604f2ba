import type { ReactNode } from 'react';
import styles from './Fields.module.css';

/** Fields one under the other, at the same distance on every form. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}

/** Two or three short fields side by side where there is room: first and last name. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
