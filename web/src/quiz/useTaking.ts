import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GivenAnswer } from '#contract/quiz/question.ts';
import { type AttemptView, answerQuestion, beginAttempt, getAttempt, submitAttempt } from '#contract/quiz/taking.ts';
import { call, problemOf } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { attemptOf, quizKeys, quizOf } from './queries.ts';
import { forgetPosition } from './remembered-position.ts';
import { takingProblems } from './words.ts';

type Answer = { readonly attemptId: string; readonly questionId: string; readonly given: GivenAnswer };

/** One attempt and what can be done with it; the server's answer is what is shown. */
export function useTaking(mediaId: string) {
  const queryClient = useQueryClient();
  const [attemptId, setAttemptId] = useState<string | null>(null);
  const attempt = useQuery({ ...attemptOf(mediaId, attemptId ?? ''), enabled: attemptId !== null });
  const keep = (view: AttemptView) => queryClient.setQueryData(attemptOf(mediaId, view.id).queryKey, view);
  const lookAgain = () => queryClient.invalidateQueries({ queryKey: quizKeys.taking(mediaId) });

  const beginning = useMutation({
    mutationFn: () => call(beginAttempt, { params: { mediaId } }),
    onSuccess: (view) => {
      keep(view);
      setAttemptId(view.id);
    },
    onError: lookAgain,
  });
  const answering = useMutation({
    mutationFn: ({ attemptId, questionId, given }: Answer) =>
      call(answerQuestion, { params: { mediaId, attemptId, questionId }, body: given }),
    onSuccess: keep,
    onError: lookAgain,
  });
  const submitting = useMutation({
    mutationFn: (id: string) => call(submitAttempt, { params: { mediaId, attemptId: id } }),
    onSuccess: (view) => {
      keep(view);
      forgetPosition(view.id);
      return queryClient.invalidateQueries({ queryKey: quizOf(mediaId).queryKey });
    },
    onError: lookAgain,
  });

  return {
    /** null while none is chosen, or when it was deleted meanwhile. */
    attempt: attemptId === null || isGone(attempt.error) ? null : (attempt.data ?? null),
    show: setAttemptId,
    beginning,
    answering,
    submitting,
    refusals: {
      begin: beginning.error === null ? null : sentenceOf(beginAttempt, takingProblems(), beginning.error),
      answer: answering.error === null ? null : sentenceOf(answerQuestion, takingProblems(), answering.error),
      submit: submitting.error === null ? null : sentenceOf(submitAttempt, takingProblems(), submitting.error),
    },
  };
}

function isGone(error: Error | null): boolean {
  return problemOf(getAttempt, error) === 'quiz.no-attempt';
}
