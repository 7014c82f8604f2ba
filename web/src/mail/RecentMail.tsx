import { Check, CheckCheck, CircleX, Clock, Inbox, type LucideIcon, MailWarning, RotateCw } from 'lucide-react';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { getMailStatus } from '#contract/mail/fate.ts';
import { formatRelative } from '#lib/time.ts';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List, ListRow } from '#ui/List.tsx';
import styles from './mail.module.css';
import { useText } from './text.ts';

type Recent = AnswerOf<typeof getMailStatus>['recent'];
type State = Recent[number]['state'];

const LOOKS = {
  queued: { tone: 'neutral', icon: Clock },
  sent: { tone: 'accent', icon: Check },
  deferred: { tone: 'warning', icon: RotateCw },
  delivered: { tone: 'success', icon: CheckCheck },
  bounced: { tone: 'danger', icon: CircleX },
  complained: { tone: 'danger', icon: MailWarning },
} as const satisfies Record<State, { tone: Tone; icon: LucideIcon }>;

export function RecentMail({ recent }: { readonly recent: Recent }) {
  const text = useText();
  if (recent.length === 0)
    return (
      <EmptyState icon={Inbox} title={text('noRecent')}>
        {text('noRecentHelp')}
      </EmptyState>
    );
  return (
    <section>
      <h2 className={styles.title}>{text('recent')}</h2>
      <List label={text('recent')}>
        {recent.map(({ id, maskedTo, subject, state, bounce, attempts, reason, changedAt }) => (
          <ListRow
            key={id}
            title={subject}
            detail={
              <>
                <bdi dir="ltr">{maskedTo}</bdi> · {formatRelative(new Date(changedAt))} ·{' '}
                {text('attempts', { count: attempts })}
              </>
            }
            marks={
              <Chip tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
                {text(`count.${state}`)}
              </Chip>
            }
          >
            {reason === null ? undefined : (
              <p className={styles.note}>
                {[reason, bounce === null ? null : text(`bounce.${bounce}`)]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </p>
            )}
          </ListRow>
        ))}
      </List>
    </section>
  );
}
