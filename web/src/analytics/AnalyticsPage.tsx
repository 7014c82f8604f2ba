import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type AnalyticsView, exportViewers } from '#contract/analytics/endpoints.ts';
import type { MediaView } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import styles from './analytics.module.css';
import { Curves } from './Curves.tsx';
import { DaysChart } from './DaysChart.tsx';
import { Figures } from './Figures.tsx';
import { formatNumber, formatShare } from './format.ts';
import { PeriodBar } from './PeriodBar.tsx';
import { analyticsOf, type PeriodName, queryOf } from './queries.ts';
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
  usePageTitle(text('title', { title: media.title }));

  return (
    <div className={styles.page}>
      <PageHeader
        title={text('title', { title: media.title })}
        back={{ href: `/media/${media.id}`, name: text('toMediaPage') }}
      />
      <PeriodBar
        period={period}
        onPeriod={setPeriod}
        csv={() => call(exportViewers, { params: { mediaId: media.id }, query: queryOf(period) })}
        fileName={text('exportName')}
      />
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
  const figures = figuresOf(analytics, text);
  if (analytics.plays === 0 && analytics.days.length === 0) {
    return (
      <EmptyState icon={ChartColumn} title={text('nothing')}>
        {text('nothingNow')}
      </EmptyState>
    );
  }
  return (
    <>
      <Figures figures={figures} />
      <Curves analytics={analytics} />
      <DaysChart days={analytics.days} />
      <ViewerList mediaId={mediaId} period={period} />
    </>
  );
}

function figuresOf({ plays, viewers, minutes, completion }: AnalyticsView, text: ReturnType<typeof useText>) {
  const { people, invitees, guests } = viewers;
  return [
    { name: text('plays'), figure: formatNumber(plays) },
    {
      name: text('viewers'),
      figure: formatNumber(people + invitees + guests),
      detail: text('viewersDetail', { people, invitees, guests }),
    },
    { name: text('minutes'), figure: formatNumber(Math.round(minutes)) },
    completion === null
      ? { name: text('completion'), figure: '–', detail: text('noLength') }
      : { name: text('completion'), figure: formatShare(completion) },
  ];
}
