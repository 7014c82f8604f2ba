import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleHelp, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { getQuizSetup, makeQuiz } from '#contract/quiz/endpoints.ts';
import { call, problemOf } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useFollow } from '#lib/realtime.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { showToast } from '#ui/toasts.ts';
import { useText } from './edit-text.ts';
import { editProblems } from './edit-words.ts';
import styles from './editor.module.css';
import { QuizEditor } from './QuizEditor.tsx';
import { setupOf } from './queries.ts';

type Props = { readonly media: MediaView; readonly player: ReactNode; readonly taker: ReactNode };

/** The editor of a quiz, or the offer to make one. */
export function QuizPage({ media, player, taker }: Props) {
  const text = useText();
  const setup = useQuery(setupOf(media.id));
  usePageTitle(text('title', { title: media.title }));
  useFollow(`media:${media.id}`);

  if (problemOf(getQuizSetup, setup.error) === 'quiz.none') return <NoQuiz media={media} />;
  return (
    <Loaded query={setup} waiting={<SkeletonList rows={4} />}>
      {(loaded) => <QuizEditor media={media} setup={loaded} player={player} taker={taker} />}
    </Loaded>
  );
}

function NoQuiz({ media: { id, title, form } }: { readonly media: MediaView }) {
  const text = useText();
  const making = useMakeQuiz(id);
  return (
    <div className={styles.page}>
      <PageHeader title={text('title', { title })} back={{ href: `/media/${id}`, name: text('toMediaPage') }} />
      <EmptyState
        icon={CircleHelp}
        title={text('noQuiz')}
        {...(form === 'video' || form === 'audio'
          ? {
              action: (
                <Button
                  kind="primary"
                  icon={Plus}
                  state={making.isPending ? 'pending' : 'ready'}
                  onPress={() => making.mutate()}
                >
                  {text('addQuiz')}
                </Button>
              ),
            }
          : {})}
      >
        {text(form === 'video' || form === 'audio' ? 'noQuizWords' : 'cannotBeQuiz')}
      </EmptyState>
    </div>
  );
}

function useMakeQuiz(mediaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call(makeQuiz, { params: { mediaId } }),
    onSuccess: (setup) => {
      queryClient.setQueryData(setupOf(mediaId).queryKey, setup);
      return queryClient.invalidateQueries({ queryKey: ['media', mediaId] });
    },
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(makeQuiz, editProblems(), error) }),
  });
}
