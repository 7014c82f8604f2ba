import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSettled } from '#lib/useSettled.ts';
import { ComboBox } from '#ui/ComboBox.tsx';
import type { Draft } from './draft.ts';
import { inviteesLike, LEAST_SEARCH } from './queries.ts';
import { useText } from './text.ts';
import { fullName } from './words.ts';

type Props = {
  readonly mediaId: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (email: string) => void;
  readonly onChoose: (person: Pick<Draft, 'email' | 'firstName' | 'lastName'>) => void;
  readonly onBlur: () => void;
};

const SETTLED_AFTER_MS = 300;

/** The address, with people who may be meant from the second letter on; choosing one fills the names. */
export function InviteeField({ mediaId, value, error, onChange, onChoose, onBlur }: Props) {
  const text = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const typed = value.trim();
  const search = useSettled(typed, SETTLED_AFTER_MS);
  const isAsking = typed.length >= LEAST_SEARCH && typed !== chosen;
  const found = useQuery({
    ...inviteesLike(mediaId, search),
    enabled: isAsking && search.length >= LEAST_SEARCH,
    placeholderData: keepPreviousData,
  });
  // From the first stroke on: the list opens while one types or not at all.
  const isSearching = isAsking && (search !== typed || found.isFetching);
  const people = isAsking ? (found.data?.people ?? []) : [];

  return (
    <ComboBox
      label={text('email')}
      name="email"
      type="email"
      need="required"
      autoFocus
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      error={error}
      search={isSearching ? 'searching' : 'idle'}
      suggestions={people.map((person) => ({
        id: person.email,
        name: fullName(person),
        address: person.email,
        source: text(`from.${person.from}`),
      }))}
      onChoose={({ id }) => {
        const person = people.find(({ email }) => email === id);
        if (person === undefined) return;
        setChosen(person.email);
        const { email, firstName, lastName } = person;
        onChoose({ email, firstName, lastName });
      }}
    />
  );
}
