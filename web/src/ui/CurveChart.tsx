import { useState } from 'react';
import bar from './BarChart.module.css';
import { Button } from './Button.tsx';
import styles from './CurveChart.module.css';
import { useText } from './text.ts';

type Props = {
  /** What the picture shows. */
  readonly title: string;
  /** One sentence that says how to read it. */
  readonly help: string;
  /** Shares from 0 to 1, at equal distances. */
  readonly shares: readonly number[];
  /** What the places are, the head of the table's first column: "Time". */
  readonly placesAre: string;
  readonly sharesAre: string;
  /** The name of a place, from 0 to 1: "2:30". */
  readonly nameOf: (place: number) => string;
};

const WIDTH = 1000;
const HEIGHT = 240;
/** As many as are read aloud, and stand beneath it. */
const STEPS = [0, 0.25, 0.5, 0.75, 1] as const;
const TABLE_ROWS = 20;

/** A share over a length, as a filled curve, and the same as a table. */
export function CurveChart({ title, help, shares, placesAre, sharesAre, nameOf }: Props) {
  const text = useText();
  const [isTable, setIsTable] = useState(false);
  const percent = (share: number) =>
    new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  const line = shares.map((share, place) => `${xOf(place, shares.length)},${(1 - share) * HEIGHT}`);
  const rows = Array.from({ length: TABLE_ROWS }, (_, row) => row / TABLE_ROWS);

  return (
    <figure className={bar.chart}>
      <figcaption className={bar.caption}>
        <span className={bar.title}>{title}</span>
        <Button kind="quiet" size="small" onPress={() => setIsTable(!isTable)}>
          {text(isTable ? 'asPicture' : 'asTable')}
        </Button>
      </figcaption>
      <p className={styles.help}>{help}</p>
      {isTable ? null : (
        // Time runs from left to right in every language.
        <div aria-hidden="true" dir="ltr" className={styles.picture}>
          <div className={styles.scale}>
            <span>{percent(1)}</span>
            <span>{percent(0.5)}</span>
            <span>{percent(0)}</span>
          </div>
          <svg
            className={styles.drawing}
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <line className={styles.grid} x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
            <line className={styles.grid} x1="0" x2={WIDTH} y1="0" y2="0" />
            <polygon className={styles.area} points={`0,${HEIGHT} ${line.join(' ')} ${WIDTH},${HEIGHT}`} />
            <polyline className={styles.line} points={line.join(' ')} />
          </svg>
          <div className={styles.places}>
            {STEPS.map((step) => (
              <span key={step}>{nameOf(step)}</span>
            ))}
          </div>
        </div>
      )}
      <div className={isTable ? bar.tablePlace : bar.aloud}>
        <table className={bar.table}>
          <caption className={bar.aloud}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{placesAre}</th>
              <th scope="col">{sharesAre}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((place) => (
              <tr key={place}>
                <th scope="row">{nameOf(place)}</th>
                <td>{percent(shares[Math.floor(place * shares.length)] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function xOf(place: number, places: number): number {
  return places < 2 ? 0 : (place / (places - 1)) * WIDTH;
}
