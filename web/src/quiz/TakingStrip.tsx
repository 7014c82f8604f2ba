import { ListChecks } from 'lucide-react';
import type { AttemptView, QuizView } from '#contract/quiz/taking.ts';
import { Button } from '#ui/Button.tsx';
import { isAnswered } from './given.ts';
import styles from './taking.module.css';
import { useText } from './text.ts';
import { formatPercent } from './words.ts';

type Props = {
  readonly quiz: QuizView;
  readonly attempt: AttemptView | null;
  /** What stands over the picture now. */
  readonly screen: 'welcome' | 'watching' | 'question' | 'review' | 'result' | 'freely';
  readonly onReview: () => void;
  readonly onWelcome: () => void;
};

/** How far one is, in words, under the player; and the way to the list of all questions. */
export function TakingStrip({ quiz, attempt, screen, onReview, onWelcome }: Props) {
  const text = useText();
  if (screen === 'welcome') return null;
  const isRunning = attempt !== null && attempt.submittedAt === null;
  return (
    <section className={styles.strip} aria-label={text('strip')}>
      <p role="status">{words()}</p>
      {isRunning && screen !== 'review' ? (
        <Button size="small" icon={ListChecks} onPress={onReview}>
          {text(attempt.maySubmit ? 'review' : 'showList')}
        </Button>
      ) : null}
      {screen === 'freely' ? (
        <Button size="small" onPress={onWelcome}>
          {text('toQuiz')}
        </Button>
      ) : null}
    </section>
  );

  function words(): string {
    if (isRunning) {
      const { questions } = attempt;
      const answered = questions.filter(({ given }) => isAnswered(given)).length;
      return text('answeredOf', { answered, total: questions.length });
    }
    if (quiz.kept === null) return text(quiz.past.length > 0 ? 'submitted' : 'strip');
    return text('yourScore', { percent: formatPercent(quiz.kept.percent) });
  }
}
