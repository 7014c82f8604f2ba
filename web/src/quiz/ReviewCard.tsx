import { CircleCheck, CircleDashed, Hourglass } from 'lucide-react';
import { useId } from 'react';
import type { AttemptView, TakenQuestion } from '#contract/quiz/taking.ts';
import { formatDuration } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { isAnswered } from './given.ts';
import { OverCard } from './OverCard.tsx';
import styles from './taking.module.css';
import { useText } from './text.ts';

type Props = {
  readonly attempt: AttemptView;
  readonly isSubmitting: boolean;
  readonly refusal: string | null;
  readonly onGoTo: (questionId: string) => void;
  readonly onSubmit: () => void;
  /** null at the end, where there is no video left to go back to. */
  readonly onBack: (() => void) | null;
};

/** Every question with its state in words, before the attempt is handed in. */
export function ReviewCard({ attempt, isSubmitting, refusal, onGoTo, onSubmit, onBack }: Props) {
  const text = useText();
  const ids = { title: useId(), words: useId() };
  const { questions, unansweredIds, maySubmit, rules } = attempt;
  return (
    <OverCard kind="list" labelledBy={ids.title} describedBy={ids.words}>
      <h2 id={ids.title} className={styles.question}>
        {text('reviewTitle')}
      </h2>
      <p id={ids.words}>
        {howItStands()}
        {rules.allowChange ? null : ` ${text('cannotBeChanged')}`}
      </p>
      <ol className={styles.list} aria-label={text('reviewTitle')}>
        {questions.map((question, place) => (
          <li key={question.id} className={styles.listRow}>
            <span className={styles.listWords}>
              <span className={styles.listQuestion} dir="auto">
                {place + 1}. {question.text}
              </span>
              <span className={styles.listDetail}>
                {formatDuration(question.atSeconds)}
                <State question={question} />
              </span>
            </span>
            {question.mayAnswer && question.given?.kind !== 'read' ? (
              <Button
                size="small"
                kind={isAnswered(question.given) ? 'quiet' : 'plain'}
                aria-label={text(isAnswered(question.given) ? 'changeNumber' : 'answerNumber', { number: place + 1 })}
                onPress={() => onGoTo(question.id)}
              >
                {text(isAnswered(question.given) ? 'look' : 'answerIt')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {refusal === null ? null : (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        {onBack === null ? null : <Button onPress={onBack}>{text('backToPlayer')}</Button>}
        <Button kind="primary" state={stateOfSubmit()} onPress={onSubmit}>
          {text('submit')}
        </Button>
      </div>
    </OverCard>
  );

  function howItStands(): string {
    const count = unansweredIds.length;
    if (!maySubmit) return text('reviewOpen', { count });
    return count === 0 ? text('reviewReady') : text('reviewSkipped', { count });
  }

  function stateOfSubmit() {
    if (isSubmitting) return 'pending';
    return maySubmit ? 'ready' : 'disabled';
  }
}

function State({ question: { kind, given, mayAnswer } }: { readonly question: TakenQuestion }) {
  const text = useText();
  if (isAnswered(given)) {
    return (
      <Chip tone="success" icon={CircleCheck}>
        {text(kind === 'reflection' ? 'seen' : 'answered')}
      </Chip>
    );
  }
  return mayAnswer ? (
    <Chip tone="warning" icon={CircleDashed}>
      {text(given === null ? 'notAnswered' : 'skipped')}
    </Chip>
  ) : (
    <Chip icon={Hourglass}>{text('later')}</Chip>
  );
}
