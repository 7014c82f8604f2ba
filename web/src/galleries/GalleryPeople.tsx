import { useInfiniteQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { AddPeople } from './AddPeople.tsx';
import { GalleryPerson } from './GalleryPerson.tsx';
import styles from './galleries.module.css';
import { peopleIn } from './queries.ts';
import { useText } from './text.ts';

/** Who is in a gallery and as what. */
export function GalleryPeople({ galleryId }: { readonly galleryId: string }) {
  const text = useText();
  const list = useInfiniteQuery(peopleIn(galleryId));
  return (
    <div className={styles.narrow}>
      <AddPeople galleryId={galleryId} />
      <Loaded query={list} waiting={<SkeletonList rows={3} />}>
        {({ pages }) => {
          const people = pages.flatMap((page) => page.people);
          if (people.length === 0) return <EmptyState icon={UsersRound} title={text('nobodyYet')} />;
          return (
            <List label={text('people')}>
              {people.map((person) => (
                <GalleryPerson key={person.id} galleryId={galleryId} person={person} />
              ))}
            </List>
          );
        }}
      </Loaded>
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button state={list.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void list.fetchNextPage()}>
            {text('showMore')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
