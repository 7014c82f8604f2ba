import type { Ref } from 'react';
import { Chip } from '#ui/Chip.tsx';
import styles from './LookPreview.module.css';
import { useText } from './text.ts';

type Props = {
  readonly scheme: 'light' | 'dark';
  /** The patch whose colour is measured. */
  readonly sample: Ref<HTMLSpanElement>;
};

/** A picture of a page: nothing in it can be pressed. */
export function LookPreview({ scheme, sample }: Props) {
  const text = useText();
  return (
    <div className={styles.pane} data-scheme={scheme} role="img" aria-label={text('preview')}>
      <span className={styles.caption}>{text(scheme === 'light' ? 'previewLight' : 'previewDark')}</span>
      <span className={styles.title}>{text('previewTitle')}</span>
      <span className={styles.line}>
        <Chip tone="accent">{text('previewChip')}</Chip>
        <span className={styles.link}>{text('previewLink')}</span>
      </span>
      <span className={styles.line}>
        <span className={styles.button} ref={sample}>
          {text('previewButton')}
        </span>
      </span>
    </div>
  );
}
