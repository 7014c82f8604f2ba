import { ArrowDown, ArrowUp, CircleAlert, Copy, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { deleteQuestion } from '#contract/quiz/endpoints.ts';
import { sentenceOf } from '#lib/problems.ts';
import { formatDuration } from '#lib/time.ts';
import { Chip } from '#ui/Chip.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { useText } from './edit-text.ts';
import { editProblems } from './edit-words.ts';
import styles from './editor.module.css';
import { KIND_ICONS } from './kinds.ts';
import type { EditedQuestion, QuizEditing } from './useQuizEditing.ts';

type Props = { readonly editing: QuizEditing; readonly onOpen: (questionId: string) => void };

/** The questions by time. */
export function QuestionList({ editing, onOpen }: Props) {
  const text = useText();
  const [asked, setAsked] = useState<EditedQuestion | null>(null);
  const { questions, selected, deleting } = editing;
  return (
    <>
      <ol className={styles.list} aria-label={text('questions')}>
        {questions.map((question, place) => {
          const { id, number, edit } = question;
          const before = questions[place - 1];
          const after = questions[place + 1];
          return (
            <li key={id} className={styles.row} data-selected={id === selected?.id ? 'yes' : 'no'}>
              <button
                type="button"
                className={styles.open}
                aria-current={id === selected?.id}
                onClick={() => onOpen(id)}
              >
                <span className={styles.number}>{number}</span>
                <span className={styles.rowWords}>
                  <span className={styles.rowText} dir="auto">
                    {edit.text === '' ? text('notWritten') : edit.text}
                  </span>
                  <span className={styles.rowDetail}>
                    {formatDuration(edit.atSeconds)}
                    <Icon of={KIND_ICONS[edit.kind]} />
                    {text(`kind.${edit.kind}`)}
                    <Marks question={question} hasTried={editing.tries > 0} />
                  </span>
                </span>
              </button>
              <Menu label={text('actionsFor', { number })}>
                {before === undefined ? null : (
                  <MenuItem icon={ArrowUp} onChoose={() => editing.exchange(question, before)}>
                    {text('earlier')}
                  </MenuItem>
                )}
                {after === undefined ? null : (
                  <MenuItem icon={ArrowDown} onChoose={() => editing.exchange(question, after)}>
                    {text('later')}
                  </MenuItem>
                )}
                <MenuItem icon={Copy} onChoose={() => copy(question)}>
                  {text('copy')}
                </MenuItem>
                <MenuLine />
                <MenuItem
                  icon={Trash2}
                  tone="danger"
                  onChoose={() => (question.isAsked ? setAsked(question) : remove(question))}
                >
                  {text('delete')}
                </MenuItem>
              </Menu>
            </li>
          );
        })}
      </ol>
      {asked === null ? null : (
        <ConfirmDialog
          isOpen
          title={text('deleteTitle', { number: asked.number })}
          lost={[text('deleteLost')]}
          confirm={text('delete')}
          state={deleting.isPending ? 'pending' : 'ready'}
          onConfirm={() => {
            remove(asked);
            setAsked(null);
          }}
          onCancel={() => setAsked(null)}
        >
          {text('deleteNote')}
        </ConfirmDialog>
      )}
    </>
  );

  function copy(question: EditedQuestion): void {
    editing.copy(question);
    showToast({ message: text('copied', { number: question.number }) });
  }

  function remove(question: EditedQuestion): void {
    editing.remove(
      question,
      (bringBack) =>
        showToast({
          message: text('deleted', { number: question.number }),
          action: { name: text('undo'), onPress: bringBack },
        }),
      (error) => showToast({ tone: 'danger', message: sentenceOf(deleteQuestion, editProblems(), error) }),
    );
  }
}

function Marks({ question, hasTried }: { readonly question: EditedQuestion; readonly hasTried: boolean }) {
  const text = useText();
  const { isChanged, isComplete, isBeyondEnd } = question;
  return (
    <>
      {isBeyondEnd && !isChanged ? (
        <Chip tone="warning" icon={CircleAlert}>
          {text('beyondEnd')}
        </Chip>
      ) : null}
      {isChanged && !isComplete && hasTried ? (
        <Chip tone="danger" icon={CircleAlert}>
          {text('wrong')}
        </Chip>
      ) : null}
      {isChanged && (isComplete || !hasTried) ? (
        <Chip tone="accent" icon={PencilLine}>
          {text('unsaved')}
        </Chip>
      ) : null}
    </>
  );
}
