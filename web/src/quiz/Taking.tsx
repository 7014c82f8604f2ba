import { useState } from 'react';
import type { GivenAnswer } from '#contract/quiz/question.ts';
import type { AttemptView, QuizView } from '#contract/quiz/taking.ts';
import { usePlayer } from '#lib/player.tsx';
import { isAnswered } from './given.ts';
import { isAtEnd } from './media-end.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { ResultCard } from './ResultCard.tsx';
import { ReviewCard } from './ReviewCard.tsx';
import { rememberedPosition, rememberPosition } from './remembered-position.ts';
import { TakingStrip } from './TakingStrip.tsx';
import { resumePoint } from './taking.ts';
import { useAttemptMarks } from './useAttemptMarks.ts';
import { useStops } from './useStops.ts';
import { useTaking } from './useTaking.ts';
import { Welcome } from './Welcome.tsx';

type Props = { readonly mediaId: string; readonly quiz: QuizView; readonly strip: 'shown' | 'none' };

/** What stands over the picture; nothing while it is watched, with stops in an attempt and `freely` without one. */
type Screen =
  | { readonly kind: 'welcome' | 'watching' | 'review' | 'result' | 'freely' }
  | { readonly kind: 'question'; readonly questionId: string; readonly from: 'video' | 'review' };

/** The page has just come: its reader is at the heading, not in the card. */
const AT_FIRST: Screen = { kind: 'welcome' };

const MODES = { watching: 'watching', freely: 'free' } as const;

export function Taking({ mediaId, quiz, strip }: Props) {
  const [screen, setScreen] = useState<Screen>(AT_FIRST);
  const { attempt, show, beginning, answering, submitting, refusals } = useTaking(mediaId);
  const media = usePlayer()?.media ?? null;
  const isOver = attempt !== null && attempt.submittedAt !== null;
  const shown = shownOf(screen, attempt);

  useAttemptMarks(isOver ? null : attempt);
  const { goOnFrom } = useStops({
    stops: stopsOf(attempt),
    maySkip: attempt?.rules.allowSkip ?? false,
    maySeekAhead: attempt?.rules.noSeekingAhead === false,
    seekableUntil: attempt?.seekableUntil ?? null,
    mode: shown.kind === 'watching' || shown.kind === 'freely' ? MODES[shown.kind] : 'held',
    onDue: (questionId) => setScreen({ kind: 'question', questionId, from: 'video' }),
    onEnd: () => setScreen({ kind: 'review' }),
    onReached: (seconds) => {
      if (attempt !== null) rememberPosition(attempt.id, seconds);
    },
  });

  return (
    <>
      {strip === 'none' ? null : (
        <TakingStrip
          quiz={quiz}
          attempt={attempt}
          screen={shown.kind}
          onReview={() => setScreen({ kind: 'review' })}
          onWelcome={() => setScreen({ kind: 'welcome' })}
        />
      )}
      {over()}
    </>
  );

  function over() {
    if (shown.kind === 'watching' || shown.kind === 'freely') return null;
    if (shown.kind === 'welcome' || attempt === null) {
      return (
        <Welcome
          mediaId={mediaId}
          quiz={quiz}
          takesFocus={screen !== AT_FIRST}
          isBeginning={beginning.isPending}
          refusal={refusals.begin}
          onStart={() => beginning.mutate(undefined, { onSuccess: begin })}
          onWatch={quiz.isPreview || quiz.start.kind === 'refused' || quiz.past.length > 0 ? watchFreely : null}
          onResult={(attemptId) => {
            show(attemptId);
            setScreen({ kind: 'result' });
          }}
        />
      );
    }
    switch (shown.kind) {
      case 'question':
        return questionCard(attempt, shown);
      case 'review':
        return (
          <ReviewCard
            attempt={attempt}
            isSubmitting={submitting.isPending}
            refusal={refusals.submit}
            onGoTo={(questionId) => goTo(attempt, questionId)}
            onSubmit={() => submitting.mutate(attempt.id, { onSuccess: () => setScreen({ kind: 'result' }) })}
            onBack={isOverAlready() ? null : goOn}
          />
        );
      case 'result':
        return (
          <ResultCard
            quiz={quiz}
            attempt={attempt}
            onRetake={quiz.start.kind === 'refused' ? null : () => setScreen({ kind: 'welcome' })}
            onWatch={watchFreely}
          />
        );
    }
  }

  function questionCard(
    { questions, rules }: AttemptView,
    { questionId, from }: Extract<Screen, { readonly kind: 'question' }>,
  ) {
    const place = questions.findIndex(({ id }) => id === questionId);
    const question = questions[place];
    if (question === undefined || attempt === null) return null;
    return (
      <QuestionCard
        key={questionId}
        question={question}
        number={place + 1}
        total={questions.length}
        maySkip={rules.allowSkip}
        isSaving={answering.isPending}
        // What was said of another question is over.
        refusal={answering.variables?.questionId === questionId ? refusals.answer : null}
        onAnswer={(given: GivenAnswer) =>
          answering.mutate(
            { attemptId: attempt.id, questionId, given },
            { onSuccess: () => (from === 'review' || isOverAlready() ? setScreen({ kind: 'review' }) : goOn()) },
          )
        }
        onBack={from === 'review' ? () => setScreen({ kind: 'review' }) : null}
      />
    );
  }

  function begin(begun: AttemptView): void {
    const seconds = resumePoint(stopsOf(begun), rememberedPosition(begun.id), begun.rules.allowSkip);
    goOnFrom(seconds);
    // Whoever has answered everything already has only to hand it in.
    if (begun.questions.every(({ given }) => isAnswered(given))) setScreen({ kind: 'review' });
    else goOn();
  }

  /** There is no video left to go back to. */
  function isOverAlready(): boolean {
    return media !== null && isAtEnd(media);
  }

  function goOn(): void {
    setScreen({ kind: 'watching' });
    play();
  }

  function watchFreely(): void {
    show(null);
    setScreen({ kind: 'freely' });
    play();
  }

  function goTo({ questions }: AttemptView, questionId: string): void {
    const question = questions.find(({ id }) => id === questionId);
    if (question !== undefined && media !== null) media.currentTime = question.atSeconds;
    setScreen({ kind: 'question', questionId, from: 'review' });
  }

  /** And the focus goes to the player, whose keys then work. */
  function play(): void {
    media?.parentElement?.focus({ preventScroll: true });
    // A browser that does not let it begin by itself leaves its button there.
    void media?.play().catch(() => {});
  }
}

/** What happened elsewhere decides: an attempt that is gone leaves nothing to go on with, one that is handed in its result. */
function shownOf(screen: Screen, attempt: AttemptView | null): Screen {
  if (screen.kind === 'freely' || screen.kind === 'welcome') return screen;
  if (attempt === null) return { kind: 'welcome' };
  return attempt.submittedAt === null ? screen : { kind: 'result' };
}

function stopsOf(attempt: AttemptView | null) {
  return (attempt?.questions ?? []).map(({ id, atSeconds, given }) => ({ id, atSeconds, isDone: given !== null }));
}
