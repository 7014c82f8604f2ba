import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import { useText } from '#ui/text.ts';
import styles from './Shell.module.css';

type Props = {
  readonly portal: { readonly name: string; readonly logoUrl: string | null };
  /** Create, notices, person: what this person has in the bar. */
  readonly actions?: ReactNode;
  /** `wide` is for pages that lay out their own edges, as a player from edge to edge does on a phone. */
  readonly edges?: 'kept' | 'wide';
  readonly children: ReactNode;
};

const CONTENT = 'content';

export function Shell({ portal, actions, edges = 'kept', children }: Props) {
  const text = useText();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href={`#${CONTENT}`}>
        {text('skipToContent')}
      </a>
      <header className={styles.bar}>
        <div className={styles.inside}>
          <Link href="/" className={styles.portal ?? ''} aria-label={text('toStart', { portal: portal.name })}>
            {portal.logoUrl === null ? <Mark /> : <img className={styles.logo} src={portal.logoUrl} alt="" />}
            <span className={styles.name}>{portal.name}</span>
          </Link>
          <div className={styles.actions}>{actions}</div>
        </div>
      </header>
      <main id={CONTENT} className={styles.content} data-edges={edges} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** An open door with the light of the hall in it. */
function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <rect className={styles.wall} width="28" height="28" rx="7" />
      <path className={styles.door} d="M9 21V9.2c0-.7.5-1.2 1.2-1.2h7.6c.7 0 1.2.5 1.2 1.2V21" />
      <path className={styles.light} d="M12.2 10.4 19 8v13l-6.8-2.4z" />
    </svg>
  );
}
