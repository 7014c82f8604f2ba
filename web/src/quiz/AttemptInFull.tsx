import { useQuery } from '@tanstack/react-query';
import type { AttemptReport } from '#contract/quiz/reports.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { formatMoment } from '#lib/time.ts';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { AnswerInFull } from './AnswerInFull.tsx';
import { DeleteAttempt } from './DeleteAttempt.tsx';
import { attemptReportOf } from './queries.ts';
import { useText } from './report-text.ts';
import { minutesOf, nameOfTaker } from './report-words.ts';
import styles from './reports.module.css';
import { formatNumber } from './words.ts';

type Props = { readonly mediaId: string; readonly attemptId: string; readonly onDeleted: () => void };

export function AttemptInFull({ mediaId, attemptId, onDeleted }: Props) {
  const query = useQuery(attemptReportOf(mediaId, attemptId));
  return (
    <Loaded query={query} waiting={<SkeletonList rows={3} />}>
      {(report) => <Attempt mediaId={mediaId} report={report} onDeleted={onDeleted} />}
    </Loaded>
  );
}

type AttemptProps = { readonly mediaId: string; readonly report: AttemptReport; readonly onDeleted: () => void };

function Attempt({ mediaId, report: { attempt, answers, taker }, onDeleted }: AttemptProps) {
  const text = useText();
  const { submittedAt, begunAt, seconds, score } = attempt;
  const name = nameOfTaker(taker);
  return (
    <div className={styles.attempt}>
      <div className={styles.attemptHead}>
        <p className={styles.quiet}>
          {[
            submittedAt === null
              ? text('begunAt', { moment: formatMoment(new Date(begunAt)) })
              : text('submittedAt', { moment: formatMoment(new Date(submittedAt)) }),
            text('minutes', { minutes: minutesOf(seconds) }),
            ...(score === null
              ? []
              : [text('points', { points: formatNumber(score.points), most: formatNumber(score.maxPoints) })]),
          ].join(' · ')}
        </p>
        <DeleteAttempt mediaId={mediaId} attempt={attempt} name={name} onDeleted={onDeleted} />
      </div>
      <ol className={styles.answers}>
        {answers.map((answer, place) => (
          <AnswerInFull
            key={answer.question.id}
            mediaId={mediaId}
            attempt={attempt}
            answer={answer}
            number={place + 1}
            takerName={name}
          />
        ))}
      </ol>
    </div>
  );
}
