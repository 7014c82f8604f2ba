import type { AnalyticsView } from '#contract/analytics/endpoints.ts';
import { CurveChart } from '#ui/CurveChart.tsx';
import { HeatStrip } from '#ui/HeatStrip.tsx';
import styles from './analytics.module.css';
import { formatNumber, placeName } from './format.ts';
import { useText } from './text.ts';

/** Where viewers left, and what they saw again; nothing for what has no length. */
export function Curves({ analytics: { length, reach, heat } }: { readonly analytics: AnalyticsView }) {
  const text = useText();
  if (length === null || reach.length === 0) return null;
  const most = Math.max(...heat);
  const strongest = heat.indexOf(most) / heat.length;
  return (
    <section className={styles.curves}>
      <CurveChart
        title={text('reach')}
        help={text('reachHelp')}
        shares={reach}
        placesAre={text(length.of === 'seconds' ? 'time' : 'page')}
        sharesAre={text('reachShares')}
        nameOf={(place) => placeName(length, place)}
      />
      <figure className={styles.heat}>
        <figcaption className={styles.heading}>{text('heat')}</figcaption>
        <p className={styles.help}>{text('heatHelp')}</p>
        <div dir="ltr">
          <HeatStrip
            amounts={heat}
            most={most}
            label={text('heatLabel', { place: placeName(length, strongest), times: formatNumber(most) })}
          />
        </div>
      </figure>
    </section>
  );
}
