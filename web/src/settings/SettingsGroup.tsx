import { Info, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Icon } from '#ui/Icon.tsx';
import styles from './settings.module.css';

type GroupProps = { readonly title: string; readonly children: ReactNode };

export function SettingsGroup({ title, children }: GroupProps) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 className={styles.groupTitle} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

type EffectProps = { readonly tone?: 'neutral' | 'warning' | 'danger'; readonly children: ReactNode };

/** What a setting would do, said at once beneath it. */
export function Effect({ tone = 'neutral', children }: EffectProps) {
  return (
    <p className={styles.effect} data-tone={tone} aria-live="polite">
      <Icon of={tone === 'neutral' ? Info : TriangleAlert} />
      <span>{children}</span>
    </p>
  );
}

/** A control with its effect. */
export function WithEffect({ children }: { readonly children: ReactNode }) {
  return <div className={styles.field}>{children}</div>;
}

/** Two or more fields beside each other, where there is room. */
export function FieldPair({ children }: { readonly children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}
