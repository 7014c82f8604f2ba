import { useState } from 'react';
import { MailFrame } from './MailFrame.tsx';
import styles from './MailView.module.css';
import { Tabs } from './Tabs.tsx';
import { useText } from './text.ts';

type Props = {
  readonly senderName: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
};

/** A mail as who gets it will see it, in both of its parts. */
export function MailView({ senderName, replyTo, subject, html, plain }: Props) {
  const text = useText();
  const [shown, setShown] = useState<'html' | 'plain'>('html');
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <p className={styles.subject} dir="auto">
          {subject}
        </p>
        <p className={styles.line}>
          {text('mailFrom')} <bdi>{senderName}</bdi>
          {replyTo === null ? null : (
            <>
              {' · '}
              {text('mailAnswers')} <bdi dir="ltr">{replyTo}</bdi>
            </>
          )}
        </p>
      </div>
      <Tabs
        label={text('mailShown')}
        selected={shown}
        onSelect={setShown}
        tabs={[
          { value: 'html', name: text('mailFormatted'), content: <MailFrame html={html} /> },
          { value: 'plain', name: text('mailPlain'), content: <pre className={styles.plain}>{plain}</pre> },
        ]}
      />
    </div>
  );
}
