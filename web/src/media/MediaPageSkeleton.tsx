import { Skeleton } from '#ui/Skeleton.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';

export function MediaPageSkeleton() {
  const text = useText();
  return (
    <div className={styles.article} role="status" aria-label={text('loadingPage')}>
      <div className={styles.stage} />
      <div className={styles.below}>
        <Skeleton shape="heading" />
        <Skeleton shape="line" count={2} />
      </div>
    </div>
  );
}
