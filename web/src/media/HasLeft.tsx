import { DoorClosed } from 'lucide-react';
import { usePageTitle } from '#lib/page-title.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';

/** The end of a visit by invitation. */
export function HasLeft() {
  const text = useText();
  usePageTitle(text('leftTitle'));
  return (
    <div className={styles.closed}>
      <EmptyState icon={DoorClosed} title={text('leftTitle')} stands="alone">
        {text('leftWords')}
      </EmptyState>
    </div>
  );
}
