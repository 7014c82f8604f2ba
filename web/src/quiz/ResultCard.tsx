import { CircleCheck } from 'lucide-react';
import { useId } from 'react';
import type { AttemptView, QuizView } from '#contract/quiz/taking.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Outcome } from './Outcome.tsx';
import { OverCard } from './OverCard.tsx';
import { ScoreRing } from './ScoreRing.tsx';
import styles from './taking.module.css';
import { useText } from './text.ts';
import { formatNumber, formatPercent } from './words.ts';

type Props = {
  readonly quiz: QuizView;
  readonly attempt: AttemptView;
  /** null when no attempt is left. */
  readonly onRetake: (() => void) | null;
  readonly onWatch: () => void;
};

export function ResultCard({ quiz, attempt, onRetake, onWatch }: Props) {
  const text = useText();
  const ids = { title: useId(), words: useId() };
  const { score, questions, isPreview } = attempt;
  const left = quiz.attempts.left;
  return (
    <OverCard kind="list" labelledBy={ids.title} describedBy={ids.words}>
      <div className={styles.progress}>
        <Chip tone="success" icon={CircleCheck}>
          {text('submitted')}
        </Chip>
        <span>{isPreview ? text('preview') : text('attempt', { number: attempt.number })}</span>
      </div>
      <h2 id={ids.title} className={styles.question}>
        {text('result')}
      </h2>
      <div id={ids.words} className={styles.resultWords}>
        {score === null || score.percent === null ? (
          <p>{text(score === null ? 'noScoreShown' : 'nothingScored')}</p>
        ) : (
          <ScoreRing
            percent={score.percent}
            percentWords={formatPercent(score.percent)}
            words={text('points', { points: formatNumber(score.points), most: formatNumber(score.maxPoints) })}
          />
        )}
        {score !== null && score.waiting > 0 ? <p>{text('waiting', { count: score.waiting })}</p> : null}
        {quiz.past.length > 1 && quiz.kept !== null ? (
          <p>
            {text('kept', {
              kept: text(`kept.${attempt.rules.scoreKept}`),
              percent: formatPercent(quiz.kept.percent),
            })}
          </p>
        ) : null}
      </div>
      <div className={styles.buttons}>
        <Button onPress={onWatch}>{text('toPlayer')}</Button>
        {onRetake === null ? null : (
          <Button kind="primary" onPress={onRetake}>
            {left === null ? text('retake') : text('retakeLeft', { count: left })}
          </Button>
        )}
      </div>
      <ol className={styles.list} aria-label={text('answersOf')}>
        {questions.map((question, place) => (
          <Outcome key={question.id} question={question} number={place + 1} />
        ))}
      </ol>
    </OverCard>
  );
}
