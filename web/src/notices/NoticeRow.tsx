import {
  CircleCheck,
  CircleX,
  Crown,
  Hourglass,
  Link2Off,
  type LucideIcon,
  MailX,
  MonitorSmartphone,
  ShieldAlert,
  Users,
  X,
} from 'lucide-react';
import type { NoticeKind, NoticeView } from '#contract/notices/endpoints.ts';
import { formatRelative } from '#lib/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { EntryLink } from './EntryLink.tsx';
import { NoticeAnswers } from './NoticeAnswers.tsx';
import { NoticeFacts } from './NoticeFacts.tsx';
import styles from './notices.module.css';
import { useText } from './text.ts';
import type { Chosen } from './useAnswer.ts';
import { isAboutInvite, sentenceFor } from './words.ts';

const pictures: Readonly<Record<NoticeKind, LucideIcon>> = {
  'new-link-asked': Link2Off,
  'move-waits': MonitorSmartphone,
  disowned: ShieldAlert,
  'invite-bounced': MailX,
  'collaborator-added': Users,
  'owner-made': Crown,
  'media-waits': Hourglass,
  'media-approved': CircleCheck,
  'media-rejected': CircleX,
};

type Props = {
  readonly notice: NoticeView;
  readonly isNew: boolean;
  readonly underWay: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
  /** A link to another page was taken. */
  readonly onFollow: () => void;
};

export function NoticeRow({ notice, isNew, underWay, onChoose, onFollow }: Props) {
  const text = useText();
  const { kind, createdAt } = notice;
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
          {isAboutInvite(notice) ? (
            <>
              {' · '}
              <bdi>{notice.email}</bdi>
            </>
          ) : null}
        </p>
        <NoticeFacts notice={notice} />
        {isAboutInvite(notice) ? (
          <NoticeAnswers
            notice={notice}
            stands="among-others"
            underWay={underWay}
            onChoose={(answer) => onChoose({ notice, answer })}
          />
        ) : (
          <EntryLink notice={notice} size="small" onFollow={onFollow} />
        )}
      </div>
      <div className={styles.dismiss}>
        <IconButton label={text('dismiss')} icon={X} onPress={() => onChoose({ notice, answer: 'dismiss' })} />
      </div>
    </li>
  );
}
