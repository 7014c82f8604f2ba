import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BATCH_VERDICTS, type BatchRowView, type BatchVerdict, type BatchView } from '#contract/invites/batches.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import styles from './many.module.css';
import { batchRowsOf } from './many-queries.ts';
import { useText } from './many-text.ts';
import { toneOf, whyOf } from './many-words.ts';
import { fullName } from './words.ts';

type Props = { readonly mediaId: string; readonly batch: BatchView };

/** Every row with what becomes of it; a tab for each verdict that there is. */
export function ManyRows({ mediaId, batch }: Props) {
  const text = useText();
  const [selected, setSelected] = useState<BatchVerdict | 'all'>('all');
  const found = BATCH_VERDICTS.filter((verdict) => batch.counts[verdict] > 0);
  const shown = selected !== 'all' && found.includes(selected) ? selected : 'all';
  const content = <Rows mediaId={mediaId} batchId={batch.id} verdict={shown === 'all' ? undefined : shown} />;
  return (
    <Tabs
      label={text('rows')}
      selected={shown}
      onSelect={setSelected}
      tabs={[
        { value: 'all' as const, name: text('all'), count: batch.rowCount, content },
        ...found.map((verdict) => ({
          value: verdict,
          name: text(`verdict.${verdict}`),
          count: batch.counts[verdict],
          content,
        })),
      ]}
    />
  );
}

type RowsProps = {
  readonly mediaId: string;
  readonly batchId: string;
  readonly verdict: BatchVerdict | undefined;
};

function Rows({ mediaId, batchId, verdict }: RowsProps) {
  const text = useText();
  const rows = useInfiniteQuery({
    ...batchRowsOf({ mediaId, batchId }, verdict),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={rows} waiting={<SkeletonList rows={4} />}>
      {({ pages }) => (
        <>
          <ul className={styles.rows} aria-label={text('rows')}>
            {pages.flatMap((page) => page.rows.map((row) => <Row key={row.number} row={row} />))}
          </ul>
          {rows.hasNextPage ? (
            <div className={styles.more}>
              <Button state={rows.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void rows.fetchNextPage()}>
                {text('showMore')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </Loaded>
  );
}

function Row({ row }: { readonly row: BatchRowView }) {
  const text = useText();
  const name = fullName(row);
  const why = whyOf(row);
  return (
    <li className={styles.row}>
      <span className={styles.number}>{row.number}</span>
      <span className={styles.who}>
        <span className={styles.name}>{name === '' ? text('nameless') : name}</span>
        <span className={styles.address}>
          {row.email === '' ? text('line', { line: row.line }) : <bdi dir="ltr">{row.email}</bdi>}
        </span>
        {why === null ? null : (
          <span className={styles.why}>
            {why} <span className={styles.line}>{text('line', { line: row.line })}</span>
          </span>
        )}
      </span>
      <span className={styles.verdict}>
        <Chip tone={toneOf(row.verdict)}>{text(`verdict.${row.verdict}`)}</Chip>
      </span>
    </li>
  );
}
