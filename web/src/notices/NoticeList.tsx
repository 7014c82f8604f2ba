import { BellOff } from 'lucide-react';
import type { NoticeView } from '#contract/notices/endpoints.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { NoticeRow } from './NoticeRow.tsx';
import styles from './notices.module.css';
import { useText } from './text.ts';
import type { Chosen } from './useAnswer.ts';
import { useSeen } from './useSeen.ts';

type Props = {
  readonly notices: readonly NoticeView[];
  readonly underWay: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onFollow: () => void;
};

/** What waits, newest first; shown is seen. */
export function NoticeList({ notices, underWay, onChoose, onFollow }: Props) {
  const text = useText();
  const wereNew = useSeen(notices);
  if (notices.length === 0) {
    return (
      <EmptyState icon={BellOff} title={text('nothing')}>
        {text('nothingWords')}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list} aria-label={text('notices')}>
      {notices.map((notice) => (
        <NoticeRow
          key={notice.id}
          notice={notice}
          isNew={wereNew.has(notice.id)}
          underWay={underWay}
          onChoose={onChoose}
          onFollow={onFollow}
        />
      ))}
    </ul>
  );
}
