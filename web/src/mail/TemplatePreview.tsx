import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { TemplateText } from '#contract/mail/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { errorsIn } from '#lib/schema-errors.ts';
import { useSettled } from '#lib/useSettled.ts';
import { Button } from '#ui/Button.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { MailPreviewFrame } from './MailPreviewFrame.tsx';
import styles from './mail.module.css';
import { previewOf } from './queries.ts';
import { TestMailDialog } from './TestMailDialog.tsx';
import { useText } from './text.ts';

/** How the mail looks to who gets it, made by the server with made-up people. */
export function TemplatePreview({ template }: { readonly template: TemplateText }) {
  const text = useText();
  const [shown, setShown] = useState<'html' | 'plain'>('html');
  const [isTesting, setIsTesting] = useState(false);
  const settled = JSON.parse(useSettled(JSON.stringify(template))) as TemplateText; // It was one a moment ago.
  const isRight = errorsIn(TemplateText, settled).size === 0;
  const preview = useQuery(previewOf(settled, isRight));

  return (
    <section className={styles.preview} aria-label={text('preview')}>
      <header className={styles.previewHead}>
        <div>
          <h2 className={styles.title}>{text('preview')}</h2>
          <p className={styles.note}>{text(isRight ? 'previewHelp' : 'previewWaits')}</p>
        </div>
        <Button size="small" icon={Send} state={isRight ? 'ready' : 'disabled'} onPress={() => setIsTesting(true)}>
          {text('sendTest')}
        </Button>
      </header>
      {isRight || preview.data !== undefined ? (
        <Loaded query={preview} waiting={<Skeleton shape="thumbnail" />}>
          {({ subject, html, plain }) => (
            <>
              <p className={styles.subject}>{subject}</p>
              <Tabs
                label={text('preview')}
                selected={shown}
                onSelect={setShown}
                tabs={[
                  { value: 'html', name: text('formatted'), content: <MailPreviewFrame html={html} /> },
                  { value: 'plain', name: text('plain'), content: <pre className={styles.plain}>{plain}</pre> },
                ]}
              />
            </>
          )}
        </Loaded>
      ) : null}
      {isTesting ? <TestMailDialog template={settled} onClose={() => setIsTesting(false)} /> : null}
    </section>
  );
}
