import { useMutation, useQuery } from '@tanstack/react-query';
import { ChartColumn, Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type AnalyticsView, exportViewers } from '#contract/analytics/endpoints.ts';
import type { MediaView } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { saveFile } from '#lib/save-file.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Select } from '#ui/Select.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './analytics.module.css';
import { Curves } from './Curves.tsx';
import { DaysChart } from './DaysChart.tsx';
import { Figures } from './Figures.tsx';
import { analyticsOf, PERIODS, type PeriodName, queryOf } from './queries.ts';
import { useText } from './text.ts';
import { ViewerList } from './ViewerList.tsx';

type Props = {
  readonly media: MediaView;
  /** How far the invitations came, where this person may see them. */
  readonly funnel: ReactNode;
};

/** Who watched how much of one entry: pictures first, people below. */
export function AnalyticsPage({ media, funnel }: Props) {
  const text = useText();
  const [period, setPeriod] = useState<PeriodName>('all');
  const analytics = useQuery(analyticsOf(media.id, period));
  const exporting = useExport(media.id, period);
  usePageTitle(text('title', { title: media.title }));

  return (
    <div className={styles.page}>
      <PageHeader
        title={text('title', { title: media.title })}
        back={{ href: `/media/${media.id}`, name: text('toMediaPage') }}
        actions={
          <Button icon={Download} state={exporting.isPending ? 'pending' : 'ready'} onPress={() => exporting.mutate()}>
            {text('export')}
          </Button>
        }
      />
      <div className={styles.period}>
        <Select
          label={text('period')}
          options={PERIODS.map((value) => ({ value, name: text(`period.${value}`) }))}
          value={period}
          onChange={setPeriod}
        />
      </div>
      <Loaded query={analytics} waiting={<SkeletonList rows={4} />}>
        {(loaded) => <Pictures analytics={loaded} mediaId={media.id} period={period} />}
      </Loaded>
      {funnel}
    </div>
  );
}

type PicturesProps = { readonly analytics: AnalyticsView; readonly mediaId: string; readonly period: PeriodName };

function Pictures({ analytics, mediaId, period }: PicturesProps) {
  const text = useText();
  if (analytics.plays === 0 && analytics.days.length === 0) {
    return (
      <EmptyState icon={ChartColumn} title={text('nothing')}>
        {text('nothingNow')}
      </EmptyState>
    );
  }
  return (
    <>
      <Figures analytics={analytics} />
      <Curves analytics={analytics} />
      <DaysChart days={analytics.days} />
      <ViewerList mediaId={mediaId} period={period} />
    </>
  );
}

function useExport(mediaId: string, period: PeriodName) {
  const text = useText();
  return useMutation({
    mutationFn: () => call(exportViewers, { params: { mediaId }, query: queryOf(period) }),
    onSuccess: (csv) => saveFile({ name: text('exportName'), type: 'text/csv;charset=utf-8', text: csv }),
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
  });
}
