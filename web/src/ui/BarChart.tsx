import { useId, useState } from 'react';
import styles from './BarChart.module.css';
import { Button } from './Button.tsx';
import { Fill, FillPatterns, type FillTone } from './Fill.tsx';
import { useText } from './text.ts';

export type BarSeries<K extends string> = { readonly key: K; readonly name: string; readonly tone: FillTone };

export type Bar<K extends string> = {
  readonly key: string;
  readonly name: string;
  /** What stands at the bar, where the name is too long for it. */
  readonly short?: string;
  readonly values: Readonly<Record<K, number>>;
  /** Said behind the bar, for what is read first: "60 % right". */
  readonly detail?: string;
};

type Props<K extends string> = {
  /** What the picture shows. */
  readonly title: string;
  /** What a bar stands for, the head of the table's first column: "Question". */
  readonly barsAre: string;
  /** `rows` for names that are sentences, `columns` for what has an order of its own. */
  readonly shape: 'rows' | 'columns';
  /** The parts that a bar is made of, from its start on. */
  readonly series: readonly BarSeries<K>[];
  readonly bars: readonly Bar<K>[];
  /** `share` draws each bar over the whole length; `amount` against the largest. */
  readonly measure: 'share' | 'amount';
  /** How an amount is written, `String` when nothing is said. */
  readonly format?: (value: number) => string;
};

/** Amounts or shares as bars, and the same as a table for who wants figures or hears the page. */
export function BarChart<K extends string>({
  title,
  barsAre,
  shape,
  series,
  bars,
  measure,
  format = String,
}: Props<K>) {
  const text = useText();
  const [isTable, setIsTable] = useState(false);
  const patterns = useId();
  const largest = Math.max(...bars.map(({ values }) => totalOf(values)), 1);

  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>{title}</span>
        <Button kind="quiet" size="small" onPress={() => setIsTable(!isTable)}>
          {text(isTable ? 'asPicture' : 'asTable')}
        </Button>
      </figcaption>
      {isTable ? null : (
        <div aria-hidden="true">
          <FillPatterns id={patterns} />
          {series.length < 2 ? null : (
            <ul className={styles.legend}>
              {series.map(({ key, name, tone }) => (
                <li key={key} className={styles.legendEntry}>
                  <svg className={styles.swatch} aria-hidden="true">
                    <Fill tone={tone} patterns={patterns} x="0" y="0" width="100%" height="100%" />
                  </svg>
                  {name}
                </li>
              ))}
            </ul>
          )}
          <ul className={styles.bars} data-shape={shape}>
            {bars.map((bar) => (
              <li key={bar.key} className={styles.bar}>
                <span className={styles.name}>{bar.short ?? bar.name}</span>
                <svg className={styles.drawing} aria-hidden="true">
                  {partsOf(bar, series, measure === 'share' ? totalOf(bar.values) : largest).map((part) => (
                    <Fill
                      key={part.key}
                      tone={part.tone}
                      patterns={patterns}
                      {...(shape === 'rows'
                        ? { x: percent(part.from), width: percent(part.share), y: '0', height: '100%' }
                        : {
                            y: percent(1 - part.from - part.share),
                            height: percent(part.share),
                            x: '0',
                            width: '100%',
                          })}
                    />
                  ))}
                </svg>
                <span className={styles.detail}>{bar.detail ?? format(totalOf(bar.values))}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={isTable ? styles.tablePlace : styles.aloud}>
        <table className={styles.table}>
          <caption className={styles.aloud}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{barsAre}</th>
              {series.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, name, values }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {series.map((part) => (
                  <td key={part.key}>{format(values[part.key])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function partsOf<K extends string>({ values }: Bar<K>, series: readonly BarSeries<K>[], whole: number) {
  const shares = series.map(({ key }) => (whole === 0 ? 0 : values[key] / whole));
  return series
    .map(({ key, tone }, place) => ({
      key,
      tone,
      share: shares[place] ?? 0,
      from: shares.slice(0, place).reduce((sum, share) => sum + share, 0),
    }))
    .filter(({ share }) => share > 0);
}

function totalOf(values: Readonly<Record<string, number>>): number {
  return Object.values(values).reduce((sum, value) => sum + value, 0);
}

function percent(share: number): string {
  return `${share * 100}%`;
}
