import type { AnalyticsView } from '#contract/analytics/endpoints.ts';
import { BarChart } from '#ui/BarChart.tsx';
import styles from './analytics.module.css';
import { useText } from './text.ts';

const MOST_COLUMNS = 14;

/** The latest days on which something happened. */
export function DaysChart({ days }: Pick<AnalyticsView, 'days'>) {
  const text = useText();
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return (
    <section className={styles.section}>
      <BarChart
        title={text('days')}
        barsAre={text('day')}
        shape="columns"
        measure="amount"
        series={[{ key: 'plays', name: text('plays'), tone: 'accent' }]}
        bars={days.slice(-MOST_COLUMNS).map(({ day, plays }) => ({
          key: day,
          name: format.format(new Date(`${day}T00:00:00Z`)),
          values: { plays },
        }))}
      />
    </section>
  );
}
