import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import { exportGalleryAnalytics, type GalleryAnalyticsView } from '#contract/analytics/gallery.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import styles from './analytics.module.css';
import { DaysChart } from './DaysChart.tsx';
import { Figures } from './Figures.tsx';
import { formatNumber, formatShare } from './format.ts';
import { PeriodBar } from './PeriodBar.tsx';
import { galleryAnalyticsOf, type PeriodName, queryOf } from './queries.ts';
import { useText } from './text.ts';

/** What is watched of all that is published in a gallery. */
export function GalleryAnalytics({ galleryId }: { readonly galleryId: string }) {
  const text = useText();
  const [period, setPeriod] = useState<PeriodName>('all');
  const analytics = useQuery(galleryAnalyticsOf(galleryId, period));
  return (
    <div className={styles.page}>
      <PeriodBar
        period={period}
        onPeriod={setPeriod}
        csv={() => call(exportGalleryAnalytics, { params: { galleryId }, query: queryOf(period) })}
        fileName={text('galleryExportName')}
      />
      <Loaded query={analytics} waiting={<SkeletonList rows={4} />}>
        {(loaded) => <Watched analytics={loaded} />}
      </Loaded>
    </div>
  );
}

function Watched({
  analytics: { plays, viewers, minutes, days, media },
}: {
  readonly analytics: GalleryAnalyticsView;
}) {
  const text = useText();
  if (plays === 0 && days.length === 0) {
    return (
      <EmptyState icon={ChartColumn} title={text('nothingHere')}>
        {text('nothingNow')}
      </EmptyState>
    );
  }
  return (
    <>
      <Figures
        figures={[
          { name: text('plays'), figure: formatNumber(plays) },
          { name: text('viewers'), figure: formatNumber(viewers) },
          { name: text('minutes'), figure: formatNumber(Math.round(minutes)) },
        ]}
      />
      <DaysChart days={days} />
      <section className={styles.section}>
        <h2 className={styles.heading}>{text('entries')}</h2>
        <List label={text('entries')}>
          {media.map(({ mediaId, title, completion, ...entry }) => (
            <ListRow
              key={mediaId}
              title={
                <TextLink href={`/media/${mediaId}`} kind="title">
                  {title}
                </TextLink>
              }
              detail={[
                text('playsOf', { count: entry.plays }),
                text('viewersOf', { count: entry.viewers }),
                text('minutesOf', { minutes: formatNumber(entry.minutes) }),
                ...(completion === null ? [] : [text('seen', { share: formatShare(completion) })]),
              ].join(' · ')}
            />
          ))}
        </List>
      </section>
    </>
  );
}
