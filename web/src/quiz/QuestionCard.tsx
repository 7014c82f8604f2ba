import { type KeyboardEvent, useId, useState } from 'react';
import type { GivenAnswer } from '#contract/quiz/question.ts';
import type { TakenQuestion } from '#contract/quiz/taking.ts';
import { Button } from '#ui/Button.tsx';
import { AnswerRows, withAnswer } from './AnswerRows.tsx';
import { draftOfGiven, givenOf } from './given.ts';
import { OverCard } from './OverCard.tsx';
import styles from './taking.module.css';
import { useText } from './text.ts';
import { answersIn } from './words.ts';

type Props = {
  readonly question: TakenQuestion;
  /** Its place in the quiz, from 1, of so many. */
  readonly number: number;
  readonly total: number;
  readonly maySkip: boolean;
  readonly isSaving: boolean;
  /** Why the last answer was not taken. */
  readonly refusal: string | null;
  readonly onAnswer: (given: GivenAnswer) => void;
  /** Back to the list it was opened from; null when the video stands at it. */
  readonly onBack: (() => void) | null;
};

export function QuestionCard({ question, number, total, maySkip, isSaving, refusal, onAnswer, onBack }: Props) {
  const text = useText();
  const [draft, setDraft] = useState(() => draftOfGiven(question.given));
  const [isHintShown, setIsHintShown] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const ids = { place: useId(), question: useId(), missing: useId() };
  const answers = answersIn(question);
  const choose = question.kind === 'multiple-answer' ? 'several' : 'one';
  const given = givenOf(question, draft);

  return (
    <OverCard labelledBy={`${ids.place} ${ids.question}`} onKeyDown={press}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className={styles.progress}>
          <span id={ids.place}>{text('questionOf', { number, total })}</span>
          {question.hint === '' ? null : (
            <Button kind="quiet" size="small" aria-expanded={isHintShown} onPress={() => setIsHintShown(!isHintShown)}>
              {text(isHintShown ? 'hideHint' : 'hint')}
            </Button>
          )}
        </p>
        <h2 id={ids.question} className={styles.question} dir="auto">
          {question.text}
        </h2>
        <div role="status">
          {isHintShown ? (
            <p className={styles.hint} dir="auto">
              {question.hint}
            </p>
          ) : null}
        </div>
        {question.kind === 'reflection' ? <p className={styles.help}>{text('reflection')}</p> : null}
        {question.kind === 'open' ? (
          <textarea
            className={styles.writing}
            aria-label={text('writeAnswer')}
            placeholder={text('writeAnswer')}
            aria-invalid={isMissing}
            {...(isMissing ? { 'aria-describedby': ids.missing } : {})}
            maxLength={10_000}
            dir="auto"
            value={draft.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        ) : null}
        {answers.length === 0 ? null : (
          <>
            <p className={styles.help}>{text(choose === 'one' ? 'oneAnswer' : 'severalAnswers')}</p>
            <AnswerRows
              label={question.text}
              choose={choose}
              answers={answers}
              chosen={draft.chosen}
              onChoose={(chosen) => change({ chosen })}
            />
          </>
        )}
        <div role="alert">
          {isMissing ? (
            <p id={ids.missing} className={styles.refusal}>
              {text(question.kind === 'open' ? 'writingNeeded' : 'answerNeeded')}
            </p>
          ) : null}
          {refusal === null ? null : <p className={styles.refusal}>{refusal}</p>}
        </div>
        <div className={styles.buttons}>
          {onBack === null ? null : <Button onPress={onBack}>{text('backToList')}</Button>}
          {maySkip && onBack === null ? (
            <Button state={isSaving ? 'disabled' : 'ready'} onPress={() => onAnswer({ kind: 'skipped' })}>
              {text('skip')}
            </Button>
          ) : null}
          <Button kind="primary" type="submit" state={isSaving ? 'pending' : 'ready'}>
            {text(question.kind === 'reflection' ? 'continue' : 'answer')}
          </Button>
        </div>
      </form>
    </OverCard>
  );

  function change(part: Partial<typeof draft>): void {
    setDraft((before) => ({ ...before, ...part }));
    setIsMissing(false);
  }

  function send(): void {
    if (isSaving) return;
    if (given === null) setIsMissing(true);
    else onAnswer(given);
  }

  /** 1 to 9 choose an answer and Enter goes on, wherever the focus is; what is written stays what is written. */
  function press(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLTextAreaElement) return;
    const answer = /^[1-9]$/.test(event.key) ? answers[Number(event.key) - 1] : undefined;
    if (answer !== undefined) {
      event.preventDefault();
      change({ chosen: withAnswer(draft.chosen, answer.id, choose) });
      // So that Enter goes on, and does not press what had the focus before.
      event.currentTarget.querySelectorAll<HTMLInputElement>('fieldset input')[Number(event.key) - 1]?.focus();
    }
    if (event.key === 'Escape' && onBack !== null) onBack();
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      send();
    }
  }
}
