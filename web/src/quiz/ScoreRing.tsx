import styles from './taking.module.css';

type Props = {
  readonly percent: number;
  /** What the number is, under it: "8 of 10 points". */
  readonly words: string;
  readonly percentWords: string;
};

const RADIUS = 44;
const AROUND = 2 * Math.PI * RADIUS;

export function ScoreRing({ percent, words, percentWords }: Props) {
  return (
    <p className={styles.score}>
      <span className={styles.ring}>
        <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
          <circle className={styles.ringUnder} cx="50" cy="50" r={RADIUS} />
          <circle
            className={styles.ringDone}
            cx="50"
            cy="50"
            r={RADIUS}
            strokeDasharray={`${(Math.min(Math.max(percent, 0), 100) / 100) * AROUND} ${AROUND}`}
          />
        </svg>
        <span className={styles.ringNumber}>{percentWords}</span>
      </span>
      <span className={styles.ringWords}>{words}</span>
    </p>
  );
}
