import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type AttemptRow, deleteAttempt } from '#contract/quiz/reports.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { quizKeys } from './queries.ts';
import { useText } from './report-text.ts';
import { reportProblems } from './report-words.ts';

type Props = {
  readonly mediaId: string;
  readonly attempt: AttemptRow;
  /** Whose it is. */
  readonly name: string;
  readonly onDeleted: () => void;
};

export function DeleteAttempt({ mediaId, attempt: { id, number }, name, onDeleted }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const deleting = useMutation({
    mutationFn: () => call(deleteAttempt, { params: { mediaId, attemptId: id } }),
    onSuccess: () => {
      showToast({ message: text('deleted') });
      onDeleted();
      return queryClient.invalidateQueries({ queryKey: quizKeys.reports(mediaId) });
    },
    onError: (error) => {
      setIsAsking(false);
      showToast({ tone: 'danger', message: sentenceOf(deleteAttempt, reportProblems(), error) });
    },
  });
  return (
    <>
      <Button kind="quiet" size="small" icon={Trash2} onPress={() => setIsAsking(true)}>
        {text('deleteAttempt')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={text('deleteTitle', { number, name })}
        lost={[text('deleteLost')]}
        confirm={text('deleteAttempt')}
        state={deleting.isPending ? 'pending' : 'ready'}
        onConfirm={() => deleting.mutate()}
        onCancel={() => setIsAsking(false)}
      >
        {text('deleteNote', { name })}
      </ConfirmDialog>
    </>
  );
}
