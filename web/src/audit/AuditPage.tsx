import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { Failure } from '#lib/Failure.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { formatRelative } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { CopyField } from '#ui/CopyField.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Select } from '#ui/Select.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { TextField } from '#ui/TextField.tsx';
import { AuditRow } from './AuditRow.tsx';
import styles from './audit.module.css';
import { ExportLog } from './ExportLog.tsx';
import { type AuditFilter, auditMatching } from './queries.ts';
import { useText } from './text.ts';

const EVERYTHING = 'everything';
const AREAS = ['invites', 'guests', 'media', 'accounts', 'access', 'mail', 'settings', 'audit'] as const;
type Area = typeof EVERYTHING | (typeof AREAS)[number];

export function AuditPage() {
  const text = useText();
  const [area, setArea] = useState<Area>(EVERYTHING);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  usePageTitle(text('audit'));
  return (
    <div className={styles.page}>
      <PageHeader title={text('audit')} detail={text('auditHelp')} actions={<ExportLog />} />
      <search className={styles.filter}>
        <div className={styles.area}>
          <Select<Area>
            label={text('area')}
            options={[
              { value: EVERYTHING, name: text('everything') },
              ...AREAS.map((each) => ({ value: each, name: text(`area.${each}`) })),
            ]}
            value={area}
            onChange={setArea}
          />
        </div>
        <TextField label={text('from')} type="date" value={from} onChange={setFrom} />
        <TextField label={text('to')} type="date" value={to} onChange={setTo} />
      </search>
      <Found
        filter={{ action: area === EVERYTHING ? '' : area, ...startOf('from', from, 0), ...startOf('to', to, 1) }}
      />
    </div>
  );
}

/** The beginning of a day in the reader's zone; `until` a day means until the next one begins. */
function startOf<K extends 'from' | 'to'>(name: K, day: string, daysLater: number): { readonly [N in K]?: string } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(year, month - 1, date + daysLater);
  return day === '' || Number.isNaN(moment.getTime()) ? {} : ({ [name]: moment.toISOString() } as { [N in K]: string });
}

function Found({ filter }: { readonly filter: AuditFilter }) {
  const text = useText();
  const found = useInfiniteQuery(auditMatching(filter));
  if (found.data === undefined) {
    if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
    return <SkeletonList rows={8} />;
  }

  const rows = found.data.pages.flatMap((page) => page.rows);
  const lastLink = found.data.pages[0]?.lastLink ?? null;
  if (rows.length === 0)
    return (
      <EmptyState icon={ScrollText} title={text('nothing')}>
        {text('nothingHelp')}
      </EmptyState>
    );

  return (
    <>
      <List label={text('audit')}>
        {rows.map((row) => (
          <AuditRow key={row.id} row={row} />
        ))}
      </List>
      {found.hasNextPage ? (
        <div className={styles.more}>
          <Button state={found.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void found.fetchNextPage()}>
            {text('showMore')}
          </Button>
        </div>
      ) : null}
      {lastLink === null ? null : (
        <section className={styles.link}>
          <CopyField
            label={text('lastLink', { number: lastLink.number, when: formatRelative(new Date(lastLink.sealedAt)) })}
            value={lastLink.hash}
          />
          <p className={styles.note}>{text('lastLinkHelp')}</p>
        </section>
      )}
    </>
  );
}
