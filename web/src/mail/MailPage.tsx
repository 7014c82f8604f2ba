import { useQuery } from '@tanstack/react-query';
import { MailX, Send } from 'lucide-react';
import { useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { getMailStatus } from '#contract/mail/fate.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import styles from './mail.module.css';
import { mailStatusQuery } from './queries.ts';
import { RecentMail } from './RecentMail.tsx';
import { Returns } from './Returns.tsx';
import { TestMailDialog } from './TestMailDialog.tsx';
import { useText } from './text.ts';

const STATES = ['queued', 'deferred', 'sent', 'delivered', 'bounced', 'complained'] as const;

type MailStatus = AnswerOf<typeof getMailStatus>;

export function MailPage() {
  const text = useText();
  const status = useQuery(mailStatusQuery);
  const [isTesting, setIsTesting] = useState(false);
  const canSend = status.data !== undefined && status.data.server !== null;
  usePageTitle(text('mail'));
  return (
    <div className={styles.narrow}>
      <PageHeader
        title={text('mail')}
        detail={text('mailHelp')}
        actions={
          canSend ? (
            <Button kind="primary" icon={Send} onPress={() => setIsTesting(true)}>
              {text('sendTest')}
            </Button>
          ) : undefined
        }
      />
      <Loaded query={status} waiting={<SkeletonList rows={4} />}>
        {(known) => (
          <>
            <ServerState status={known} />
            <Counts counts={known.counts} />
            {known.server === null ? null : <Returns returns={known.returns} />}
            <RecentMail recent={known.recent} />
          </>
        )}
      </Loaded>
      {isTesting ? <TestMailDialog onClose={() => setIsTesting(false)} /> : null}
    </div>
  );
}

function ServerState({ status: { server, from } }: { readonly status: MailStatus }) {
  const text = useText();
  if (server === null)
    return (
      <ErrorBlock
        tone="warning"
        icon={MailX}
        what={text('noServer')}
        why={text('noServerWhy')}
        now={text('noServerNow')}
      />
    );
  return (
    <p className={styles.server}>
      {text('serverReady', { server })}
      {from === null ? null : <span className={styles.note}>{text('serverFrom', { from })}</span>}
    </p>
  );
}

function Counts({ counts }: Pick<MailStatus, 'counts'>) {
  const text = useText();
  return (
    <dl className={styles.counts} aria-label={text('counts')}>
      {STATES.map((state) => (
        <div key={state} className={styles.count}>
          <dt className={styles.note}>{text(`count.${state}`)}</dt>
          <dd className={styles.number}>{counts[state]}</dd>
        </div>
      ))}
    </dl>
  );
}
