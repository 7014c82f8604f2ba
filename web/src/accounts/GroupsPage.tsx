import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus, SearchX, UsersRound } from 'lucide-react';
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
import { GroupPeopleDialog } from './GroupPeopleDialog.tsx';
import { GroupRow } from './GroupRow.tsx';
import { type Group, groupsMatching } from './group-queries.ts';
import { useText } from './group-text.ts';
import { NameGroupDialog } from './NameGroupDialog.tsx';

/** Groups of people, for administrators (3.4). */
export function GroupsPage() {
  const text = useText();
  const [search, setSearch] = useState('');
  const [isMaking, setIsMaking] = useState(false);
  const [shown, setShown] = useState<Group | null>(null);
  const searched = useSettled(search.trim());
  usePageTitle(text('groups'));

  return (
    <div className={styles.page}>
      <PageHeader
        title={text('groups')}
        detail={text('groupsHelp')}
        actions={
          <Button kind="primary" icon={Plus} onPress={() => setIsMaking(true)}>
            {text('newGroup')}
          </Button>
        }
      />
      <div className={styles.search}>
        <TextField
          label={text('searchGroups')}
          type="search"
          autoComplete="off"
          maxLength={80}
          value={search}
          onChange={setSearch}
        />
      </div>
      <GroupsFound search={searched} onPeople={setShown} />
      {isMaking ? (
        <NameGroupDialog
          group={null}
          onNamed={(group) => {
            setIsMaking(false);
            setShown(group);
          }}
          onClose={() => setIsMaking(false)}
        />
      ) : null}
      {shown === null ? null : <GroupPeopleDialog group={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

type FoundProps = { readonly search: string; readonly onPeople: (group: Group) => void };

function GroupsFound({ search, onPeople }: FoundProps) {
  const text = useText();
  const found = useInfiniteQuery(groupsMatching(search));
  if (found.data === undefined) {
    if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
    return <SkeletonList rows={4} />;
  }
  const groups = found.data.pages.flatMap((page) => page.groups);
  if (groups.length === 0) {
    return search === '' ? (
      <EmptyState icon={UsersRound} title={text('noGroups')}>
        {text('noGroupsWords')}
      </EmptyState>
    ) : (
      <EmptyState icon={SearchX} title={text('noneFound')}>
        {text('noneFoundWords', { search })}
      </EmptyState>
    );
  }
  return (
    <>
      <List label={text('groups')}>
        {groups.map((group) => (
          <GroupRow key={group.id} group={group} onPeople={() => onPeople(group)} />
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
