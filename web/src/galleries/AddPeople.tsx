import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { GALLERY_ROLES, type GalleryRole } from '#contract/access/roles.ts';
import { addGalleryPeople } from '#contract/galleries/people.ts';
import { addressesIn } from '#lib/addresses.ts';
import { call } from '#lib/api.ts';
import { useTypedSearch } from '#lib/useTypedSearch.ts';
import { Button } from '#ui/Button.tsx';
import { ComboBox } from '#ui/ComboBox.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Select } from '#ui/Select.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import styles from './galleries.module.css';
import { peopleLike } from './queries.ts';
import { t, useText } from './text.ts';
import { usePeopleChange } from './usePeopleChange.ts';

type Added = { readonly emails: readonly string[]; readonly groupIds: readonly string[] };

/** People and groups: chosen from what is suggested, or many addresses pasted at once. */
export function AddPeople({ galleryId }: { readonly galleryId: string }) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [pasted, setPasted] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [role, setRole] = useState<GalleryRole>('member');
  const [wrong, setWrong] = useState<string | null>(null);
  const { search, isAsking, isEnabled, isAhead } = useTypedSearch(typed);
  const found = useQuery({ ...peopleLike(galleryId, search), enabled: isEnabled, placeholderData: keepPreviousData });
  const adding = usePeopleChange(galleryId, {
    change: ({ emails, groupIds }: Added) =>
      call(addGalleryPeople, { params: { galleryId }, body: { emails: [...emails], groupIds: [...groupIds], role } }),
    done: ({ added }) => t('peopleAdded', { count: added }),
  });
  const { people, groups } = (isAsking ? found.data : undefined) ?? { people: [], groups: [] };
  const unknown = adding.data?.unknown ?? [];

  return (
    <div className={styles.fields}>
      <form
        className={styles.addForm}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          addTyped();
        }}
      >
        <ComboBox
          label={text('who')}
          description={text('whoHelp')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setWrong(null);
          }}
          error={wrong}
          search={isAhead || (isAsking && found.isFetching) ? 'searching' : 'idle'}
          suggestions={[
            ...groups.map(({ id, name, memberCount }) => ({
              id,
              name,
              address: '',
              source: text('groupOf', { count: memberCount }),
            })),
            ...people.map(({ email, name }) => ({ id: email, name, address: email, source: text('account') })),
          ]}
          onChoose={({ id, address }) => {
            setTyped('');
            adding.mutate(address === '' ? { emails: [], groupIds: [id] } : { emails: [address], groupIds: [] });
          }}
        />
        <Select<GalleryRole>
          label={text('asRole')}
          options={GALLERY_ROLES.map((value) => ({
            value,
            name: text(`role.${value}`),
            explanation: text(`role.${value}.what`),
          }))}
          value={role}
          onChange={setRole}
        />
        <Button type="submit" state={adding.isPending ? 'pending' : 'ready'}>
          {text('add')}
        </Button>
      </form>
      <Disclosure label={text('pasteMany')} isOpen={isOpen} onToggle={setIsOpen}>
        <TextArea
          label={text('addresses')}
          description={text('addressesHelp')}
          lines={4}
          value={pasted}
          onChange={setPasted}
        />
        <div>
          <Button state={adding.isPending ? 'pending' : 'ready'} onPress={addPasted}>
            {text('addPeople')}
          </Button>
        </div>
      </Disclosure>
      <p className={styles.left} role="status">
        {unknown.length === 0
          ? null
          : text('unknownAddresses', { count: unknown.length, addresses: unknown.join(', ') })}
      </p>
    </div>
  );

  function addTyped(): void {
    const emails = addressesIn(typed);
    setWrong(emails.length === 0 ? text('nobodyTyped') : null);
    if (emails.length === 0) return;
    adding.mutate({ emails, groupIds: [] }, { onSuccess: () => setTyped('') });
  }

  function addPasted(): void {
    const emails = addressesIn(pasted);
    if (emails.length > 0) adding.mutate({ emails, groupIds: [] }, { onSuccess: () => setPasted('') });
  }
}
