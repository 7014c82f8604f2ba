import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { AttemptReport, AttemptRow } from '#contract/quiz/reports.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { GradeForm } from './GradeForm.tsx';
import { VerdictChip } from './Outcome.tsx';
import { useText } from './report-text.ts';
import styles from './reports.module.css';
import { formatNumber, wordsOfAnswer } from './words.ts';

type Props = {
  readonly mediaId: string;
  readonly attempt: AttemptRow;
  readonly answer: AttemptReport['answers'][number];
  readonly number: number;
  readonly takerName: string;
};

/** One answer with its key; an open one is graded here as well. */
export function AnswerInFull({ mediaId, attempt, answer, number, takerName }: Props) {
  const text = useText();
  const [isGrading, setIsGrading] = useState(false);
  const { question, given, verdict, points, grade } = answer;
  const isGradable = question.kind === 'open' && given?.kind === 'written' && attempt.submittedAt !== null;
  return (
    <li className={styles.answer}>
      <p className={styles.question} dir="auto">
        {text('numbered', { number, text: question.text })}
      </p>
      <p className={styles.verdict}>
        <VerdictChip verdict={verdict} />
        {points === null ? null : (
          <span className={styles.quiet}>
            {text('points', { points: formatNumber(points), most: formatNumber(question.points) })}
          </span>
        )}
      </p>
      <Given answer={answer} />
      {grade === null || isGrading ? null : (
        <p className={styles.quiet}>
          {grade.feedback === '' ? null : (
            <span className={styles.feedback} dir="auto">
              {grade.feedback}
            </span>
          )}
          {grade.gradedByName === null ? null : text('gradedBy', { name: grade.gradedByName })}
        </p>
      )}
      {!isGradable || isGrading ? null : (
        <div>
          <Button size="small" onPress={() => setIsGrading(true)}>
            {text(grade === null ? 'grade' : 'change')}
          </Button>
        </div>
      )}
      {isGrading ? (
        <GradeForm
          mediaId={mediaId}
          attemptId={attempt.id}
          questionId={question.id}
          maxPoints={question.points}
          takerName={takerName}
          grade={grade}
          action={text('saveGrade')}
          onGraded={() => setIsGrading(false)}
        />
      ) : null}
    </li>
  );
}

function Given({ answer: { question, given } }: Pick<Props, 'answer'>) {
  const text = useText();
  switch (given?.kind) {
    case undefined:
      return <p className={styles.quiet}>{text('notAnswered')}</p>;
    case 'skipped':
      return <p className={styles.quiet}>{text('skipped')}</p>;
    case 'read':
      return <p className={styles.quiet}>{text('read')}</p>;
    case 'written':
      return (
        <p className={styles.written} dir="auto">
          {given.text}
        </p>
      );
    case 'chosen':
      return (
        <ul className={styles.chosen} aria-label={text('given')}>
          {question.answers
            .filter(({ id }) => given.answerIds.includes(id))
            .map((chosen) => (
              <li key={chosen.id} data-right={chosen.isRight ? 'yes' : 'no'}>
                <Icon of={chosen.isRight ? Check : X} />
                <span dir="auto">{wordsOfAnswer(question.kind, chosen)}</span>
                <span className={styles.quiet}>{text(chosen.isRight ? 'right' : 'notRight')}</span>
              </li>
            ))}
        </ul>
      );
  }
}
