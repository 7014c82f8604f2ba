import type { ReactNode, RefObject } from 'react';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { FormFooter } from '#ui/FormFooter.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import styles from './settings.module.css';
import { useText } from './text.ts';

type Props = {
  readonly title: string;
  readonly help: string;
  readonly fields: RefObject<HTMLDivElement | null>;
  /** Why saving was refused, in a sentence. */
  readonly refusal: string | null;
  /** The labels of what is changed. */
  readonly changes: readonly string[];
  readonly state: 'ready' | 'saving' | 'saved';
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly children: ReactNode;
};

/** One module of the console: its fields, and one place that saves them. */
export function ModuleForm({ title, help, fields, refusal, changes, state, onSave, onDiscard, children }: Props) {
  const text = useText();
  return (
    <div className={styles.page}>
      <PageHeader title={title} detail={help} />
      <div className={styles.module} ref={fields}>
        {children}
        <p className={styles.note}>{text('audited')}</p>
      </div>
      {refusal === null ? null : <ErrorBlock what={refusal} />}
      <FormFooter changes={changes} state={state} onSave={onSave} onDiscard={onDiscard} />
    </div>
  );
}
