import { ChartColumn, Eye, SquarePen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import type { QuizSetup } from '#contract/quiz/endpoints.ts';
import { useLeaving } from '#lib/useLeaving.tsx';
import { Button } from '#ui/Button.tsx';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { FormFooter } from '#ui/FormFooter.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { useText } from './edit-text.ts';
import styles from './editor.module.css';
import { OptionsForm } from './OptionsForm.tsx';
import { QuestionsPanel } from './QuestionsPanel.tsx';
import { SaveTrouble } from './SaveTrouble.tsx';
import { useQuizEditing } from './useQuizEditing.ts';

type Props = {
  readonly media: MediaView;
  readonly setup: QuizSetup;
  readonly player: ReactNode;
  /** The same quiz as takers have it, on the same player. */
  readonly taker: ReactNode;
};

const TABS = ['questions', 'options'] as const;

export function QuizEditor({ media, setup, player, taker }: Props) {
  const text = useText();
  const [tab, setTab] = useState<(typeof TABS)[number]>('questions');
  const [isPreviewing, setIsPreviewing] = useState(false);
  const editing = useQuizEditing(media.id, setup);
  const { changed, options, questions } = editing;
  const isChanged = changed.length > 0 || options.changed.length > 0;
  const leaving = useLeaving(
    isChanged,
    { title: text('leaveTitle'), confirm: text('leaveConfirm'), note: text('leaveNote') },
    () => {},
  );
  const durationSeconds = setup.durationSeconds ?? media.durationSeconds ?? 0;

  return (
    <div className={styles.page}>
      {leaving.question}
      <PageHeader
        title={text('title', { title: media.title })}
        back={{ href: `/media/${media.id}`, name: text('toMediaPage') }}
        actions={
          <>
            <ButtonLink href={`/media/${media.id}/quiz/reports`} icon={ChartColumn}>
              {text('reports')}
            </ButtonLink>
            <Button
              icon={isPreviewing ? SquarePen : Eye}
              state={editing.state === 'saving' ? 'pending' : 'ready'}
              onPress={() => void (isPreviewing ? setIsPreviewing(false) : preview())}
            >
              {text(isPreviewing ? 'stopPreview' : isChanged ? 'previewSave' : 'preview')}
            </Button>
          </>
        }
      />
      {isPreviewing ? <p className={styles.note}>{text('previewing')}</p> : null}
      <div className={styles.frame} data-mode={isPreviewing ? 'preview' : tab}>
        {/* One player for both ways to look at it: it goes on where it is. */}
        <div className={styles.stage} data-form={media.form}>
          {player}
        </div>
        {isPreviewing ? (
          taker
        ) : (
          <div className={styles.parts}>
            <Tabs
              label={text('parts')}
              selected={tab}
              onSelect={setTab}
              tabs={[
                {
                  value: 'questions',
                  name: text('questions'),
                  count: questions.length,
                  content: (
                    <QuestionsPanel editing={editing} durationSeconds={durationSeconds} attempts={setup.attempts} />
                  ),
                },
                { value: 'options', name: text('options'), content: <OptionsForm media={media} options={options} /> },
              ]}
            />
          </div>
        )}
      </div>
      {isPreviewing ? null : (
        <>
          <SaveTrouble trouble={editing.trouble} />
          <FormFooter
            changes={[
              ...changed.map(({ isNew, number }) => (isNew ? text('newQuestion') : text('questionNumber', { number }))),
              ...(options.changed.length > 0 ? [text('options')] : []),
            ]}
            state={editing.state}
            onSave={() => void editing.save()}
            onDiscard={editing.discard}
          />
        </>
      )}
    </div>
  );

  async function preview(): Promise<void> {
    if (!isChanged || (await editing.save())) setIsPreviewing(true);
  }
}
