import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { removeQuiz } from '#contract/quiz/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { useText } from './edit-text.ts';
import { editProblems } from './edit-words.ts';

/** Makes a plain video or audio of it; nothing is lost for good. */
export function RemoveQuiz({ media: { id, title } }: { readonly media: MediaView }) {
  const text = useText();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const removing = useMutation({
    mutationFn: () => call(removeQuiz, { params: { mediaId: id } }),
    onSuccess: async () => {
      showToast({ message: text('removed') });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['media', id] }),
        queryClient.invalidateQueries({ queryKey: ['quiz', id] }),
      ]);
    },
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(removeQuiz, editProblems(), error) }),
    onSettled: () => setIsAsking(false),
  });
  return (
    <Card title={text('removeGroup')} help={text('removeNote')}>
      <div>
        <Button icon={Trash2} onPress={() => setIsAsking(true)}>
          {text('removeQuiz')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={text('removeTitle', { title })}
        lost={[text('removeLost')]}
        confirm={text('removeQuiz')}
        state={removing.isPending ? 'pending' : 'ready'}
        onConfirm={() => removing.mutate()}
        onCancel={() => setIsAsking(false)}
      >
        {text('removeNote')}
      </ConfirmDialog>
    </Card>
  );
}
