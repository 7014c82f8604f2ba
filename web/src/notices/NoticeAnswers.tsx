import { Link, type LucideIcon, Mail, MonitorSmartphone, Trash2 } from 'lucide-react';
import type { InviteNotice, NoticeAnswer } from '#contract/notices/endpoints.ts';
import { Button } from '#ui/Button.tsx';
import styles from './notices.module.css';
import { useText } from './text.ts';
import type { Chosen } from './useAnswer.ts';

const pictures: Readonly<Record<NoticeAnswer, LucideIcon>> = {
  'mail-link': Mail,
  'show-link': Link,
  'allow-device': MonitorSmartphone,
  remove: Trash2,
};

type Props = {
  readonly notice: InviteNotice;
  /** In a list no answer stands out; alone on its page the best one does. */
  readonly stands: 'among-others' | 'alone';
  /** What was chosen and is on its way. */
  readonly underWay: Chosen | null;
  readonly onChoose: (answer: Chosen['answer']) => void;
};

/** What one press can do about it, the best first. */
export function NoticeAnswers({ notice, stands, underWay, onChoose }: Props) {
  const text = useText();
  const isAlone = stands === 'alone';
  const size = isAlone ? 'normal' : 'small';
  const chosen = underWay?.notice.id === notice.id ? underWay.answer : null;
  const stateOf = (answer: Chosen['answer']) =>
    chosen === answer ? 'pending' : chosen === null ? 'ready' : 'disabled';
  return (
    <div className={styles.answers}>
      {notice.answers.map((answer, place) => (
        <Button
          key={answer}
          icon={pictures[answer]}
          size={size}
          kind={isAlone && place === 0 && answer !== 'remove' ? 'primary' : 'plain'}
          state={stateOf(answer)}
          onPress={() => onChoose(answer)}
        >
          {text(`answer.${answer}`)}
        </Button>
      ))}
      {isAlone ? (
        <Button kind="quiet" state={stateOf('dismiss')} onPress={() => onChoose('dismiss')}>
          {text('dismiss')}
        </Button>
      ) : null}
    </div>
  );
}
