import type { PersonView } from '#contract/accounts/endpoints.ts';
import { usePageTitle } from '#lib/page-title.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import styles from './fields.module.css';
import { useText } from './text.ts';

export function AccountPage({ person }: { readonly person: PersonView }) {
  const text = useText();
  usePageTitle(text('account'));
  return (
    <div className={styles.page}>
      <PageHeader
        title={`${person.firstName} ${person.lastName}`}
        detail={`${person.email} · ${text(`role.${person.siteRole}`)}`}
      />
      <ApiKeys />
    </div>
  );
}
