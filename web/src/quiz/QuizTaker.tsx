import { useQuery } from '@tanstack/react-query';
import { getQuiz } from '#contract/quiz/taking.ts';
import { problemOf } from '#lib/api.ts';
import { Failure } from '#lib/Failure.tsx';
import { OverPlayer } from '#lib/player.tsx';
import { useFollow } from '#lib/realtime.ts';
import { Spinner } from '#ui/Spinner.tsx';
import { quizOf } from './queries.ts';
import { Taking } from './Taking.tsx';
import styles from './taking.module.css';
import { useText } from './text.ts';

type Props = {
  readonly mediaId: string;
  /** How far one is, under the player; in a frame of another site there is no place for it. */
  readonly strip: 'shown' | 'none';
};

/** Takes a quiz on the player of this page. */
export function QuizTaker({ mediaId, strip }: Props) {
  const text = useText();
  const quiz = useQuery(quizOf(mediaId));
  useFollow(`media:${mediaId}`);

  if (quiz.data !== undefined) return <Taking mediaId={mediaId} quiz={quiz.data} strip={strip} />;
  // It was made a plain video again a moment ago.
  if (problemOf(getQuiz, quiz.error) === 'quiz.none') return null;
  return (
    <OverPlayer>
      <div className={styles.over} role="status" aria-label={text('loading')}>
        {quiz.isError ? <Failure error={quiz.error} onRetry={() => void quiz.refetch()} /> : <Spinner />}
      </div>
    </OverPlayer>
  );
}
