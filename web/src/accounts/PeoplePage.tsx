import { useInfiniteQuery } from '@tanstack/react-query';
import { SearchX, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Failure } from '#lib/Failure.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { useSettled } from '#lib/useSettled.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { TextField } from '#ui/TextField.tsx';
import styles from './fields.module.css';
import { NewPersonDialog } from './NewPersonDialog.tsx';
import { PersonRow } from './PersonRow.tsx';
import { peopleMatching } from './queries.ts';
import { useText } from './text.ts';

export function PeoplePage({ ownId }: { readonly ownId: string | null }) {
  const text = useText();
  const [search, setSearch] = useState('');
  const [isMaking, setIsMaking] = useState(false);
  const searched = useSettled(search.trim());
  usePageTitle(text('people'));

  return (
    <div className={styles.page}>
      <PageHeader
        title={text('people')}
        detail={text('peopleHelp')}
        actions={
          <Button kind="primary" icon={UserPlus} onPress={() => setIsMaking(true)}>
            {text('newPerson')}
          </Button>
        }
      />
      <div className={styles.search}>
        <TextField
          label={text('searchPeople')}
          type="search"
          autoComplete="off"
          maxLength={100}
          value={search}
          onChange={setSearch}
        />
      </div>
      <PeopleFound search={searched} ownId={ownId} />
      {isMaking ? <NewPersonDialog onClose={() => setIsMaking(false)} /> : null}
    </div>
  );
}

function PeopleFound({ search, ownId }: { readonly search: string; readonly ownId: string | null }) {
  const text = useText();
  const found = useInfiniteQuery(peopleMatching(search));
  if (found.data === undefined) {
    if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
    return <SkeletonList rows={5} />;
  }

  const people = found.data.pages.flatMap((page) => page.people);
  if (people.length === 0)
    return (
      <EmptyState icon={SearchX} title={text('nobodyFound')}>
        {text('nobodyFoundHelp', { search })}
      </EmptyState>
    );

  return (
    <>
      <List label={text('people')}>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} isSelf={person.id === ownId} />
        ))}
      </List>
      {found.hasNextPage ? (
        <div className={styles.more}>
          <Button state={found.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void found.fetchNextPage()}>
            {text('showMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
