import { ListPlus, Plus } from 'lucide-react';
import { QUESTION_KINDS } from '#contract/quiz/question.ts';
import { usePlayer, usePosition } from '#lib/player.tsx';
import { formatDuration } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { useText } from './edit-text.ts';
import styles from './editor.module.css';
import { KIND_ICONS } from './kinds.ts';
import { QuestionForm } from './QuestionForm.tsx';
import { QuestionList } from './QuestionList.tsx';
import { Timeline } from './Timeline.tsx';
import { within } from './timeline.ts';
import type { QuizEditing } from './useQuizEditing.ts';

type Props = {
  readonly editing: QuizEditing;
  readonly durationSeconds: number;
  /** How many were begun already. */
  readonly attempts: number;
};

/** Where the questions are, which they are, and the one that is being written. */
export function QuestionsPanel({ editing, durationSeconds, attempts }: Props) {
  const text = useText();
  const player = usePlayer();
  const position = usePosition();
  const { questions, selected, select, change } = editing;
  const moment = within(position, durationSeconds);
  const seek = (seconds: number) => player?.seekTo(seconds);

  return (
    <div className={styles.questions}>
      <div className={styles.where}>
        <Timeline
          questions={questions.map(({ id, number, edit, isComplete, isChanged }) => ({
            id,
            number,
            atSeconds: Math.min(edit.atSeconds, durationSeconds),
            words: edit.text,
            isWrong: isChanged && !isComplete && editing.tries > 0,
          }))}
          durationSeconds={durationSeconds}
          positionSeconds={position}
          selected={selected?.id ?? null}
          onSelect={open}
          onMove={(id, atSeconds) => {
            const question = questions.find((each) => each.id === id);
            if (question !== undefined) change(id, { ...question.edit, atSeconds });
          }}
          onSeek={seek}
        />
        <div className={styles.adding}>
          <Menu
            label={text('addQuestion', { moment: formatDuration(moment) })}
            trigger={<Button icon={Plus}>{text('addQuestion', { moment: formatDuration(moment) })}</Button>}
          >
            {QUESTION_KINDS.map((kind) => (
              <MenuItem key={kind} icon={KIND_ICONS[kind]} onChoose={() => addAt(kind)}>
                {text(`kind.${kind}`)}
              </MenuItem>
            ))}
          </Menu>
        </div>
        {questions.length === 0 ? (
          <EmptyState icon={ListPlus} title={text('none')}>
            {text('noneWords')}
          </EmptyState>
        ) : (
          <QuestionList editing={editing} onOpen={open} />
        )}
      </div>
      <div className={styles.writing}>
        {selected === null ? (
          questions.length === 0 ? null : (
            <p className={styles.help}>{text('chooseOne')}</p>
          )
        ) : (
          <QuestionForm
            key={selected.id}
            question={selected}
            positionSeconds={moment}
            durationSeconds={durationSeconds}
            failure={editing.trouble?.questionId === selected.id ? editing.trouble.error : null}
            tries={editing.tries}
            onChange={(edit) => change(selected.id, edit)}
          />
        )}
        {attempts > 0 && selected !== null && !selected.isNew ? (
          <p className={styles.help}>{text('askedAlready', { count: attempts })}</p>
        ) : null}
      </div>
    </div>
  );

  function open(id: string): void {
    select(id);
    const question = questions.find((each) => each.id === id);
    if (question === undefined) return;
    player?.media.pause();
    seek(question.edit.atSeconds);
  }

  function addAt(kind: (typeof QUESTION_KINDS)[number]): void {
    player?.media.pause();
    editing.add(kind, moment);
  }
}
