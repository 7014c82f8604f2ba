import { useInfiniteQuery } from '@tanstack/react-query';
import { Failure } from '#lib/Failure.tsx';
import { Button } from '#ui/Button.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { openAnswersOf } from './queries.ts';
import { useText } from './report-text.ts';
import { nameOfTaker } from './report-words.ts';
import { formatNumber } from './words.ts';

/** What was graded; it is changed in the attempt it belongs to. */
export function GradedList({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  const query = useInfiniteQuery(openAnswersOf(mediaId, 'graded'));
  if (query.isError && query.data === undefined) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <SkeletonList rows={2} />;
  return (
    <>
      <List label={text('graded')}>
        {query.data.pages
          .flatMap((page) => page.answers)
          .map(({ attemptId, questionId, questionText, text: words, taker, grade, maxPoints }) => (
            <ListRow
              key={`${attemptId} ${questionId}`}
              title={words}
              detail={[nameOfTaker(taker), questionText].join(' · ')}
              actions={
                grade === null
                  ? null
                  : text('points', { points: formatNumber(grade.points), most: formatNumber(maxPoints) })
              }
            />
          ))}
      </List>
      {query.hasNextPage ? (
        <Button state={query.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void query.fetchNextPage()}>
          {text('more')}
        </Button>
      ) : null}
    </>
  );
}
