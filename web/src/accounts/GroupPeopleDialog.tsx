import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleSlash, UserMinus, UsersRound } from 'lucide-react';
import { removeGroupMember } from '#contract/accounts/groups.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { sentenceOf } from '#lib/problems.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { AddGroupPeople } from './AddGroupPeople.tsx';
import styles from './fields.module.css';
import { type Group, membersOf } from './group-queries.ts';
import { t, useText } from './group-text.ts';
import { useGroupChange } from './useGroupChange.ts';

type Props = { readonly group: Group; readonly onClose: () => void };
type Leaving = { readonly personId: string; readonly name: string };

/** Who is in a group: added one by one or many at once, and taken out. */
export function GroupPeopleDialog({ group, onClose }: Props) {
  const text = useText();
  const { id: groupId, name } = group;
  const members = useInfiniteQuery(membersOf(groupId));
  const removing = useGroupChange({
    change: ({ personId }: Leaving) => call(removeGroupMember, { params: { groupId, personId } }),
    done: (_, person) => t('removed', { name: person.name }),
    refused: (error) => sentenceOf(removeGroupMember, { 'groups.unknown': t('gone') }, error),
  });
  return (
    <Dialog
      isOpen
      title={text('peopleIn', { name })}
      onClose={onClose}
      footer={<Button onPress={onClose}>{text('done')}</Button>}
    >
      <AddGroupPeople groupId={groupId} />
      <Loaded query={members} waiting={<SkeletonList rows={3} />}>
        {({ pages }) => {
          const people = pages.flatMap((page) => page.members);
          if (people.length === 0) {
            return (
              <EmptyState icon={UsersRound} title={text('nobodyIn')}>
                {text('nobodyInWords')}
              </EmptyState>
            );
          }
          return (
            <List label={text('peopleIn', { name })}>
              {people.map((person) => (
                <ListRow
                  key={person.personId}
                  picture={<Avatar name={person.name} />}
                  title={person.name}
                  detail={person.email}
                  marks={person.isActive ? null : <Chip icon={CircleSlash}>{text('deactivated')}</Chip>}
                  actions={
                    <IconButton
                      icon={UserMinus}
                      label={text('removePerson', { name: person.name })}
                      onPress={() => removing.mutate(person)}
                    />
                  }
                />
              ))}
            </List>
          );
        }}
      </Loaded>
      {members.hasNextPage ? (
        <div className={styles.more}>
          <Button state={members.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void members.fetchNextPage()}>
            {text('showMore')}
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}
