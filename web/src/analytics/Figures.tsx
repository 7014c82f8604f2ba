import type { AnalyticsView } from '#contract/analytics/endpoints.ts';
import styles from './analytics.module.css';
import { formatNumber, formatShare } from './format.ts';
import { useText } from './text.ts';

/** The four numbers that are asked for first. */
export function Figures({ analytics }: { readonly analytics: AnalyticsView }) {
  const text = useText();
  const { plays, viewers, minutes, completion } = analytics;
  const { people, invitees, guests } = viewers;
  const figures = [
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
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, figure, detail }) => (
        <div key={name} className={styles.figure}>
          <dt className={styles.figureName}>{name}</dt>
          <dd className={styles.figureValue}>{figure}</dd>
          {detail === undefined ? null : <dd className={styles.figureDetail}>{detail}</dd>}
        </div>
      ))}
    </dl>
  );
}
