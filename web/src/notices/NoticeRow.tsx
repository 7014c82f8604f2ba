import { Link2Off, type LucideIcon, MailX, MonitorSmartphone, ShieldAlert, X } from 'lucide-react';
import type { NoticeKind, NoticeView } from '#contract/notices/endpoints.ts';
import { formatRelative } from '#lib/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { NoticeAnswers } from './NoticeAnswers.tsx';
import styles from './notices.module.css';
import { useText } from './text.ts';
import type { Chosen } from './useAnswer.ts';
import { sentenceFor } from './words.ts';

const pictures: Readonly<Record<NoticeKind, LucideIcon>> = {
  'new-link-asked': Link2Off,
  'move-waits': MonitorSmartphone,
  disowned: ShieldAlert,
  'invite-bounced': MailX,
};

type Props = {
  readonly notice: NoticeView;
  readonly isNew: boolean;
  readonly underWay: Chosen | null;
  readonly onChoose: (answer: Chosen['answer']) => void;
};

export function NoticeRow({ notice, isNew, underWay, onChoose }: Props) {
  const text = useText();
  const { kind, email, device, reason, createdAt } = notice;
  return (
    <li className={styles.row}>
      <span className={styles.picture} data-kind={kind}>
        <Icon of={pictures[kind]} />
      </span>
      <div className={styles.words}>
        <p className={styles.sentence}>{sentenceFor(notice)}</p>
        <p className={styles.quiet}>
          {isNew ? <span className={styles.new}>{text('new')}</span> : null}
          {formatRelative(new Date(createdAt))}
          {' · '}
          <bdi>{email}</bdi>
        </p>
        {device === null ? null : <p className={styles.quiet}>{text('device', { device })}</p>}
        {reason === null ? null : <p className={styles.quiet}>{text('reason', { reason })}</p>}
        <NoticeAnswers notice={notice} stands="among-others" underWay={underWay} onChoose={onChoose} />
      </div>
      <div className={styles.dismiss}>
        <IconButton label={text('dismiss')} icon={X} onPress={() => onChoose('dismiss')} />
      </div>
    </li>
  );
}
