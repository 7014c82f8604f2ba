import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleDashed } from 'lucide-react';
import { useState } from 'react';
import type { TakerView } from '#contract/quiz/reports.ts';
import { Failure } from '#lib/Failure.tsx';
import { formatRelative } from '#lib/time.ts';
import { useSettled } from '#lib/useSettled.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { takersOf } from './queries.ts';
import { useText } from './report-text.ts';
import { minutesOf, nameOfTaker } from './report-words.ts';
import styles from './reports.module.css';
import { TakerChip } from './TakerChip.tsx';
import { TakerDialog } from './TakerDialog.tsx';
import { formatPercent } from './words.ts';

/** Everybody who began, as a table; a name opens their attempts. */
export function PeoplePanel({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<TakerView | null>(null);
  const settled = useSettled(search.trim());
  const query = useInfiniteQuery(takersOf(mediaId, settled));
  const takers = query.data?.pages.flatMap((page) => page.takers) ?? [];

  return (
    <div className={styles.parts}>
      <div className={styles.search}>
        <SearchField label={text('search')} value={search} onChange={setSearch} maxLength={100} />
      </div>
      {content()}
      {query.hasNextPage ? (
        <div className={styles.more}>
          <Button state={query.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void query.fetchNextPage()}>
            {text('more')}
          </Button>
        </div>
      ) : null}
      {opened === null ? null : <TakerDialog mediaId={mediaId} taker={opened} onClose={() => setOpened(null)} />}
    </div>
  );

  function content() {
    if (query.isError && query.data === undefined) {
      return <Failure error={query.error} onRetry={() => void query.refetch()} />;
    }
    if (query.data === undefined) return <SkeletonList rows={4} />;
    if (takers.length === 0) return <p className={styles.quiet}>{text(settled === '' ? 'nobody' : 'nobodyFound')}</p>;
    return (
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('person')}</th>
            <th scope="col" className={styles.number}>
              {text('attempts')}
            </th>
            <th scope="col" className={`${styles.number} ${styles.roomy}`}>
              {text('timeTaken')}
            </th>
            <th scope="col" className={styles.roomy}>
              {text('last')}
            </th>
            <th scope="col" className={styles.number}>
              {text('score')}
            </th>
          </tr>
        </thead>
        <tbody>
          {takers.map((taker) => (
            <tr key={taker.id}>
              <th scope="row">
                <button type="button" className={styles.name} onClick={() => setOpened(taker)}>
                  {nameOfTaker(taker)}
                </button>
                <span className={styles.who}>
                  <TakerChip taker={taker} />
                  {taker.email === null ? null : <span className={styles.quiet}>{taker.email}</span>}
                </span>
              </th>
              <td className={styles.number}>
                {taker.submitted}
                {taker.isUnderWay ? (
                  <span className={styles.under}>
                    <Chip icon={CircleDashed}>{text('isUnderWay')}</Chip>
                  </span>
                ) : null}
              </td>
              <td className={`${styles.number} ${styles.roomy}`}>
                {text('minutes', { minutes: minutesOf(taker.seconds) })}
              </td>
              <td className={styles.roomy}>{formatRelative(new Date(taker.lastAt))}</td>
              <td className={styles.number}>
                {taker.kept === null ? text('nothing') : formatPercent(taker.kept.percent)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
}
