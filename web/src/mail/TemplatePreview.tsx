import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { TemplateSample } from '#contract/mail/templates.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { errorsIn } from '#lib/schema-errors.ts';
import { useSettled } from '#lib/useSettled.ts';
import { Button } from '#ui/Button.tsx';
import { MailView } from '#ui/MailView.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import styles from './mail.module.css';
import { previewOf } from './queries.ts';
import { TestMailDialog } from './TestMailDialog.tsx';
import { useText } from './text.ts';

/** How the mail looks to who gets it, made by the server with made-up people. */
export function TemplatePreview({ sample }: { readonly sample: TemplateSample }) {
  const text = useText();
  const [isTesting, setIsTesting] = useState(false);
  const settled = JSON.parse(useSettled(JSON.stringify(sample))) as TemplateSample; // It was one a moment ago.
  const isRight = errorsIn(TemplateSample, settled).size === 0;
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
          {(mail) => <MailView {...mail} />}
        </Loaded>
      ) : null}
      {isTesting ? <TestMailDialog template={settled} onClose={() => setIsTesting(false)} /> : null}
    </section>
  );
}
