import { useInfiniteQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { OpenAnswer } from '#contract/quiz/reports.ts';
import { Failure } from '#lib/Failure.tsx';
import { formatRelative } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { GradedList } from './GradedList.tsx';
import { GradeForm } from './GradeForm.tsx';
import { openAnswersOf } from './queries.ts';
import { useText } from './report-text.ts';
import { nameOfTaker } from './report-words.ts';
import styles from './reports.module.css';

/** One answer at a time, the oldest first; a saved grade brings the next. */
export function GradingQueue({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  const query = useInfiniteQuery(openAnswersOf(mediaId, 'waiting'));
  const [isGradedOpen, setIsGradedOpen] = useState(false);
  const [done, setDone] = useState(0);
  const waiting = query.data?.pages.flatMap((page) => page.answers) ?? [];
  const [next] = waiting;

  return (
    <div className={styles.parts}>
      {content()}
      <Disclosure label={text('graded')} isOpen={isGradedOpen} onToggle={setIsGradedOpen}>
        {isGradedOpen ? <GradedList mediaId={mediaId} /> : null}
      </Disclosure>
    </div>
  );

  function content() {
    if (query.isError && query.data === undefined) {
      return <Failure error={query.error} onRetry={() => void query.refetch()} />;
    }
    if (query.data === undefined) return <SkeletonList rows={2} />;
    if (next === undefined) {
      return (
        <EmptyState icon={ListChecks} title={text('queueEmpty')}>
          {text('queueEmptyWords')}
        </EmptyState>
      );
    }
    return (
      <>
        <p role="status">{text('waiting', { count: waiting.length })}</p>
        <Waiting
          key={`${next.attemptId} ${next.questionId}`}
          mediaId={mediaId}
          answer={next}
          takesFocus={done > 0}
          isLast={waiting.length === 1}
          onGraded={() => setDone(done + 1)}
        />
        {query.hasNextPage ? (
          <Button state={query.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void query.fetchNextPage()}>
            {text('more')}
          </Button>
        ) : null}
      </>
    );
  }
}

type WaitingProps = {
  readonly mediaId: string;
  readonly answer: OpenAnswer;
  /** It comes after another one was graded. */
  readonly takesFocus: boolean;
  readonly isLast: boolean;
  readonly onGraded: () => void;
};

function Waiting({ mediaId, answer, takesFocus, isLast, onGraded }: WaitingProps) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const name = nameOfTaker(answer.taker);
  return (
    <Card>
      <div>
        <h2 ref={heading} className={styles.question} tabIndex={-1} dir="auto">
          {answer.questionText}
        </h2>
        <p className={styles.quiet}>{text('by', { name, when: formatRelative(new Date(answer.answeredAt)) })}</p>
      </div>
      <p className={styles.written} dir="auto">
        {answer.text}
      </p>
      <GradeForm
        mediaId={mediaId}
        attemptId={answer.attemptId}
        questionId={answer.questionId}
        maxPoints={answer.maxPoints}
        takerName={name}
        grade={null}
        action={text(isLast ? 'saveGrade' : 'saveAndNext')}
        onGraded={onGraded}
      />
    </Card>
  );
}
