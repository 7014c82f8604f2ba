import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { gradeAnswer } from '#contract/quiz/reports.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { showToast } from '#ui/toasts.ts';
import { attemptReportOf, quizKeys } from './queries.ts';
import { useText } from './report-text.ts';
import { reportProblems } from './report-words.ts';
import styles from './reports.module.css';
import { formatNumber } from './words.ts';

type Props = {
  readonly mediaId: string;
  readonly attemptId: string;
  readonly questionId: string;
  readonly maxPoints: number;
  readonly takerName: string;
  readonly grade: { readonly points: number; readonly feedback: string } | null;
  /** What the button says. */
  readonly action: string;
  readonly onGraded: () => void;
};

/** Points and words for one open answer. */
export function GradeForm({ mediaId, attemptId, questionId, maxPoints, takerName, grade, action, onGraded }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [points, setPoints] = useState<number | null>(grade?.points ?? null);
  const [feedback, setFeedback] = useState(grade?.feedback ?? '');
  const [wasSent, setWasSent] = useState(false);
  const saving = useMutation({
    mutationFn: (earned: number) =>
      call(gradeAnswer, { params: { mediaId, attemptId, questionId }, body: { points: earned, feedback } }),
    onSuccess: (report, earned) => {
      queryClient.setQueryData(attemptReportOf(mediaId, attemptId).queryKey, report);
      showToast({ message: text('gradeSaved', { points: formatNumber(earned), most: formatNumber(maxPoints) }) });
      onGraded();
      return queryClient.invalidateQueries({ queryKey: quizKeys.reports(mediaId) });
    },
  });

  return (
    <form
      className={styles.grading}
      onSubmit={(event) => {
        event.preventDefault();
        // In a dialog that may be a form itself.
        event.stopPropagation();
        setWasSent(true);
        if (points !== null && points <= maxPoints && !saving.isPending) saving.mutate(points);
      }}
    >
      <div className={styles.pointsLine}>
        <NumberField
          label={text('gradePoints')}
          unit={text('ofPoints', { most: formatNumber(maxPoints) })}
          minValue={0}
          maxValue={maxPoints}
          step={0.5}
          value={points}
          onChange={setPoints}
          error={wrong()}
        />
        <Button size="small" onPress={() => setPoints(0)}>
          {text('zero')}
        </Button>
        <Button size="small" onPress={() => setPoints(maxPoints)}>
          {text('full')}
        </Button>
      </div>
      <TextArea
        label={text('gradeFeedback')}
        description={text('gradeFeedbackHelp', { name: takerName })}
        need="optional"
        lines={2}
        maxLength={5000}
        value={feedback}
        onChange={setFeedback}
      />
      {saving.isError ? (
        <p className={styles.refusal} role="alert">
          {sentenceOf(gradeAnswer, reportProblems(), saving.error)}
        </p>
      ) : null}
      <div>
        <Button kind="primary" type="submit" state={saving.isPending ? 'pending' : 'ready'}>
          {action}
        </Button>
      </div>
    </form>
  );

  function wrong(): string | null {
    if (points === null) return wasSent ? text('gradeNeeded') : null;
    return points > maxPoints ? text('gradeBeyond', { most: formatNumber(maxPoints) }) : null;
  }
}
