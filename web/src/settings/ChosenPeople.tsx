import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useSettled } from '#lib/useSettled.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { ComboBox } from '#ui/ComboBox.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { peopleNamed, peopleSuggested } from './queries.ts';
import { Effect } from './SettingsGroup.tsx';
import styles from './settings.module.css';
import { useText } from './text.ts';

type Props = {
  readonly personIds: readonly string[];
  /** No group is chosen beside them. */
  readonly isAlone: boolean;
  readonly onChange: (personIds: string[]) => void;
};

/** People picked one by one. */
export function ChosenPeople({ personIds, isAlone, onChange }: Props) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const found = useQuery(peopleSuggested(search));
  const names = useQuery(peopleNamed(personIds)).data;
  const suggestions = (found.data?.people ?? [])
    .filter(({ id }) => !personIds.includes(id))
    .map(({ id, firstName, lastName, email, siteRole }) => ({
      id,
      name: `${firstName} ${lastName}`,
      address: email,
      source: text(`role.${siteRole}`),
    }));

  return (
    <>
      {personIds.length === 0 && isAlone ? <Effect tone="warning">{text('nobodyChosen')}</Effect> : null}
      {personIds.length === 0 ? null : (
        <ul className={styles.people} aria-label={text('chosenPeople')}>
          {personIds.map((id) => {
            const name = names?.get(id) ?? text('personGone');
            return (
              <li key={id} className={styles.person}>
                <Avatar name={name} size="small" />
                {name}
                <IconButton
                  icon={X}
                  label={text('removePerson', { name })}
                  onPress={() => onChange(personIds.filter((other) => other !== id))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <ComboBox
        label={text('addPerson')}
        description={text('addPersonHelp')}
        value={typed}
        onChange={setTyped}
        suggestions={suggestions}
        search={found.isFetching ? 'searching' : 'idle'}
        onChoose={({ id }) => {
          onChange([...personIds, id]);
          setTyped('');
        }}
      />
    </>
  );
}
