import { CircleCheck, CircleSlash, type LucideIcon, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { getMailStatus } from '#contract/mail/fate.ts';
import { formatRelative } from '#lib/time.ts';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { CopyField } from '#ui/CopyField.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { List, ListRow } from '#ui/List.tsx';
import styles from './mail.module.css';
import { useText } from './text.ts';

type Returns = AnswerOf<typeof getMailStatus>['returns'];

/** Three ways to hear of what comes back, each with how it is or how to set it up. */
export function Returns({ returns: { address, mailbox, noticesAt } }: { readonly returns: Returns }) {
  const text = useText();
  return (
    <section className={styles.returns}>
      <h2 className={styles.title}>{text('returns')}</h2>
      <List label={text('returns')}>
        <Way
          title={text('returnAddress')}
          detail={address === null ? text('noReturnAddress') : text('returnAddressIs', { address })}
          state={address === null ? 'off' : 'on'}
        />
        <Mailbox mailbox={mailbox} />
        <Way
          title={text('notices')}
          detail={noticesAt === null ? text('noNotices') : text('noticesHelp')}
          state={noticesAt === null ? 'off' : 'on'}
        >
          {noticesAt === null ? undefined : <NoticesSetUp noticesAt={noticesAt} />}
        </Way>
      </List>
    </section>
  );
}

function Mailbox({ mailbox }: Pick<Returns, 'mailbox'>) {
  const text = useText();
  if (mailbox === null) return <Way title={text('mailbox')} detail={text('noMailbox')} state="off" />;
  const { name, lookedAt, trouble } = mailbox;
  return (
    <Way
      title={text('mailbox')}
      detail={
        <>
          <bdi>{name}</bdi>
          {' · '}
          {lookedAt === null ? text('neverLooked') : text('lookedAt', { when: formatRelative(new Date(lookedAt)) })}
        </>
      }
      state={trouble === null ? 'on' : 'trouble'}
    >
      {trouble === null ? undefined : (
        <p className={styles.note}>
          {trouble} {text('mailboxTroubleNow')}
        </p>
      )}
    </Way>
  );
}

const LOOKS = {
  on: { tone: 'success', icon: CircleCheck },
  off: { tone: 'neutral', icon: CircleSlash },
  trouble: { tone: 'danger', icon: TriangleAlert },
} as const satisfies Record<string, { tone: Tone; icon: LucideIcon }>;

type WayProps = {
  readonly title: string;
  readonly detail: ReactNode;
  readonly state: keyof typeof LOOKS;
  readonly children?: ReactNode;
};

function Way({ title, detail, state, children }: WayProps) {
  const text = useText();
  return (
    <ListRow title={title} detail={detail} marks={<Chip {...LOOKS[state]}>{text(`way.${state}`)}</Chip>}>
      {children}
    </ListRow>
  );
}

function NoticesSetUp({ noticesAt }: { readonly noticesAt: string }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Disclosure label={text('noticesSetUp')} isOpen={isOpen} onToggle={setIsOpen}>
      <div className={styles.setUp}>
        <CopyField label={text('noticesAt')} value={noticesAt} />
        <p className={styles.note}>{text('noticesSigned')}</p>
        <p className={styles.note}>{text('noticesBody')}</p>
        <pre className={styles.plain} dir="ltr">
          {'{"messageId": "<…>", "kind": "bounced", "permanent": true, "reason": "550 5.1.1 unknown"}'}
        </pre>
      </div>
    </Disclosure>
  );
}
