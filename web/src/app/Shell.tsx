import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import { useText } from '#ui/text.ts';
import mark from './mark.svg';
import styles from './Shell.module.css';

type Props = {
  readonly portal: { readonly name: string; readonly logoUrl: string | null };
  /** The field that searches the portal, for who may. */
  readonly search?: ReactNode | undefined;
  /** Create, notices, person: what this person has in the bar. */
  readonly actions?: ReactNode;
  /** `wide` is for pages that lay out their own edges, as a player from edge to edge does on a phone. */
  readonly edges?: 'kept' | 'wide';
  readonly children: ReactNode;
};

const CONTENT = 'content';

export function Shell({ portal, search, actions, edges = 'kept', children }: Props) {
  const text = useText();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href={`#${CONTENT}`}>
        {text('skipToContent')}
      </a>
      <header className={styles.bar}>
        <div className={styles.inside} {...(search === undefined ? {} : { 'data-search': true })}>
          <Link href="/" className={styles.portal ?? ''} aria-label={text('toStart', { portal: portal.name })}>
            {portal.logoUrl === null ? <Mark /> : <img className={styles.logo} src={portal.logoUrl} alt="" />}
            <span className={styles.name}>{portal.name}</span>
          </Link>
          {search}
          <div className={styles.actions}>{actions}</div>
        </div>
      </header>
      <main id={CONTENT} className={styles.content} data-edges={edges} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** Keeps the place of what comes a moment later. */
export function BellPlace() {
  return <span className={styles.place} />;
}

function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <use href={`${mark}#mark`} />
    </svg>
  );
}
