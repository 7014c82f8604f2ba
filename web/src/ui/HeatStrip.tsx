import styles from './HeatStrip.module.css';

type Props = {
  /** What it says, for who does not see it. */
  readonly label: string;
  /** Amounts at equal distances; 0 is nothing. */
  readonly amounts: readonly number[];
  /** What is as strong as it gets. */
  readonly most: number;
};

/** A strip that is the stronger the more often something was seen there. */
export function HeatStrip({ label, amounts, most }: Props) {
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${Math.max(amounts.length, 1)} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {amounts.map((amount, place) =>
        amount === 0 ? null : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in a strip is what it is
            key={place}
            className={styles.heat}
            x={place}
            y="0"
            // A hair wider than its place, so that no gap shines through.
            width="1.02"
            height="1"
            opacity={0.15 + 0.85 * Math.min(amount / Math.max(most, 1), 1)}
          />
        ),
      )}
    </svg>
  );
}
