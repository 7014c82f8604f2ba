import type { ReactNode, RefObject } from 'react';
import type { PortalView } from '#contract/settings/endpoints.ts';
import { TextLink } from '#ui/TextLink.tsx';
import styles from './DoorCard.module.css';
import { useText } from './text.ts';

/** Whom a stranger may ask, and what the law wants on every page of theirs. */
export type Contacts = Pick<PortalView, 'supportContact' | 'privacyUrl' | 'imprintUrl'>;

type Props = {
  readonly title: string;
  readonly help?: ReactNode;
  readonly contacts: Contacts;
  readonly children: ReactNode;
};

/** One calm card for who is not in yet. */
export function DoorCard({ title, help, contacts, children }: Props) {
  const text = useText();
  const { supportContact, privacyUrl, imprintUrl } = contacts;
  return (
    <div className={styles.place}>
      <section className={styles.card} aria-label={title}>
        <header className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {help === undefined ? null : <p className={styles.help}>{help}</p>}
        </header>
        {children}
      </section>
      <div className={styles.foot}>
        {supportContact === '' ? null : <span>{text('contact', { contact: supportContact })}</span>}
        {privacyUrl === '' ? null : <TextLink href={privacyUrl}>{text('privacy')}</TextLink>}
        {imprintUrl === '' ? null : <TextLink href={imprintUrl}>{text('imprint')}</TextLink>}
      </div>
    </div>
  );
}

type FormProps = {
  readonly onSubmit: () => void;
  readonly fields?: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
};

export function DoorForm({ onSubmit, fields, children }: FormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={styles.form} ref={fields}>
        {children}
      </div>
    </form>
  );
}

/** First and last name side by side. */
export function DoorNames({ children }: { readonly children: ReactNode }) {
  return <div className={styles.names}>{children}</div>;
}

/** The one button of the form, as wide as the card. */
export function DoorSend({ children }: { readonly children: ReactNode }) {
  return <div className={styles.send}>{children}</div>;
}
