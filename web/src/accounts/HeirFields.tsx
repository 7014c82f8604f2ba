import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTypedSearch } from '#lib/useTypedSearch.ts';
import { ComboBox } from '#ui/ComboBox.tsx';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import styles from './fields.module.css';
import { type PersonListed, peopleMatching } from './queries.ts';
import { useText } from './text.ts';

const SUGGESTED = 8;

/** Whoever owns the media of somebody who goes; `email` is null until one is chosen. */
export type Heir = { readonly kind: 'nobody' } | { readonly kind: 'somebody'; readonly email: string | null };

type Props = {
  readonly person: PersonListed;
  readonly heir: Heir;
  readonly onChange: (heir: Heir) => void;
  readonly error: string | null;
};

export function HeirFields({ person, heir, onChange, error }: Props) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const { search, isAsking, isEnabled, isAhead } = useTypedSearch(
    typed,
    heir.kind === 'somebody' && heir.email !== null ? typed.trim() : null,
  );
  const found = useInfiniteQuery({ ...peopleMatching(search), enabled: isEnabled });
  const people = isAsking ? (found.data?.pages[0]?.people ?? []) : [];
  const isMeant = ({ id, deactivatedAt }: PersonListed) => id !== person.id && deactivatedAt === null;

  return (
    <div className={styles.fields}>
      <RadioGroup<Heir['kind']>
        label={text('heirQuestion', { count: person.ownedCount })}
        options={[
          { value: 'nobody', name: text('heirNobody'), explanation: text('deactivateNote') },
          { value: 'somebody', name: text('heirSomebody'), explanation: text('heirSomebodyWhat') },
        ]}
        value={heir.kind}
        onChange={(kind) => onChange(kind === 'nobody' ? { kind } : { kind, email: null })}
      />
      {heir.kind === 'somebody' ? (
        <ComboBox
          label={text('heir')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            onChange({ kind: 'somebody', email: null });
          }}
          search={isAhead || (isAsking && found.isFetching) ? 'searching' : 'idle'}
          error={error}
          suggestions={people
            .filter(isMeant)
            .slice(0, SUGGESTED)
            .map(({ id, email, firstName, lastName, siteRole }) => ({
              id,
              name: `${firstName} ${lastName}`,
              address: email,
              source: text(`role.${siteRole}`),
            }))}
          onChoose={({ name, address }) => {
            setTyped(`${name} (${address})`);
            onChange({ kind: 'somebody', email: address });
          }}
        />
      ) : null}
    </div>
  );
}
