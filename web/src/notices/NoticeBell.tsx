import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '#lib/Loaded.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Panel } from '#ui/Panel.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { NoticeList } from './NoticeList.tsx';
import styles from './notices.module.css';
import { openNotices } from './queries.ts';
import { useText } from './text.ts';
import { useNoticeWindows } from './useNoticeWindows.tsx';

/** The bell in the bar, for whoever is signed in; it hears of news as they come. */
export function NoticeBell() {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const notices = useQuery(openNotices);
  const { choose, underWay, windows } = useNoticeWindows(() => setIsOpen(false));
  const count = notices.data?.filter(({ seenAt }) => seenAt === null).length ?? 0;
  return (
    <>
      <Panel
        title={text('notices')}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <IconButton label={count === 0 ? text('notices') : text('noticesNew', { count })} icon={Bell} count={count} />
        }
      >
        <Loaded query={notices} waiting={<SkeletonList rows={2} />}>
          {(open) => (
            <NoticeList notices={open} underWay={underWay} onChoose={choose} onFollow={() => setIsOpen(false)} />
          )}
        </Loaded>
      </Panel>
      <p className={styles.aloud} role="status">
        {count === 0 ? null : text('arrived', { count })}
      </p>
      {windows}
    </>
  );
}
