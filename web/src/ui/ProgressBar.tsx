import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import styles from './ProgressBar.module.css';

type Props = {
  readonly label: string;
  /** 0 to 100; `null` while nobody knows how far it is. */
  readonly percent: number | null;
  /** "3 minutes left" */
  readonly note?: string;
};

export function ProgressBar({ label, percent, note }: Props) {
  return (
    <AriaProgressBar className={styles.progress ?? ''} value={percent ?? 0} isIndeterminate={percent === null}>
      {({ valueText, percentage }) => (
        <>
          <span className={styles.words}>
            <Label>{label}</Label>
            <span className={styles.note}>{note ?? valueText}</span>
          </span>
          <span className={styles.track}>
            <span
              className={styles.bar}
              data-known={percent === null ? 'no' : 'yes'}
              style={percent === null ? {} : { inlineSize: `${percentage}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
