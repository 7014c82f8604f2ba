import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ADDRESSES_AT_ONCE, addGroupMembers } from '#contract/accounts/groups.ts';
import { addressesIn } from '#lib/addresses.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useTypedSearch } from '#lib/useTypedSearch.ts';
import { Button } from '#ui/Button.tsx';
import { ComboBox } from '#ui/ComboBox.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import styles from './fields.module.css';
import { t, useText } from './group-text.ts';
import { peopleMatching } from './queries.ts';
import { useGroupChange } from './useGroupChange.ts';

const SUGGESTED = 8;

/** One by one from the list of accounts, or many addresses at once. */
export function AddGroupPeople({ groupId }: { readonly groupId: string }) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [pasted, setPasted] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const { search, isAsking, isEnabled, isAhead } = useTypedSearch(typed);
  const found = useInfiniteQuery({ ...peopleMatching(search), enabled: isEnabled });
  const adding = useGroupChange({
    change: (emails: readonly string[]) =>
      call(addGroupMembers, { params: { groupId }, body: { emails: [...emails] } }),
    done: ({ added, already }) =>
      already === 0
        ? t('added', { count: added })
        : `${t('added', { count: added })} ${t('already', { count: already })}`,
    refused: (error) => sentenceOf(addGroupMembers, { 'groups.unknown': t('gone') }, error),
  });
  const unknown = adding.data?.unknown ?? [];
  const people = isAsking ? (found.data?.pages[0]?.people ?? []) : [];

  return (
    <div className={styles.fields}>
      <ComboBox
        label={text('addPerson')}
        description={text('addPersonHelp')}
        value={typed}
        onChange={setTyped}
        search={isAhead || (isAsking && found.isFetching) ? 'searching' : 'idle'}
        suggestions={people
          .filter(({ deactivatedAt }) => deactivatedAt === null)
          .slice(0, SUGGESTED)
          .map(({ id, email, firstName, lastName }) => ({
            id,
            name: `${firstName} ${lastName}`,
            address: email,
            source: text('account'),
          }))}
        onChoose={({ address }) => {
          setTyped('');
          adding.mutate([address]);
        }}
      />
      <Disclosure label={text('pasteMany')} isOpen={isOpen} onToggle={setIsOpen}>
        <TextArea
          label={text('addresses')}
          description={text('addressesHelp')}
          lines={5}
          value={pasted}
          onChange={setPasted}
          error={wrong}
        />
        <div>
          <Button state={adding.isPending ? 'pending' : 'ready'} onPress={addPasted}>
            {text('add')}
          </Button>
        </div>
      </Disclosure>
      <p className={styles.left} role="status">
        {unknown.length === 0 ? null : text('unknown', { count: unknown.length, addresses: unknown.join(', ') })}
      </p>
    </div>
  );

  function addPasted(): void {
    const emails = addressesIn(pasted);
    const isTooMany = emails.length > ADDRESSES_AT_ONCE;
    if (isTooMany) setWrong(text('tooMany', { most: ADDRESSES_AT_ONCE }));
    else setWrong(emails.length === 0 ? text('nothingPasted') : null);
    if (isTooMany || emails.length === 0) return;
    adding.mutate(emails, { onSuccess: () => setPasted('') });
  }
}
