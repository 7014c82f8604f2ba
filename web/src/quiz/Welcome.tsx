import { Download, Play } from 'lucide-react';
import { useId } from 'react';
import { downloadPreTest, type QuizView } from '#contract/quiz/taking.ts';
import { addressOf } from '#lib/api.ts';
import { useLanguage } from '#lib/text.ts';
import { formatMoment } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { Chip } from '#ui/Chip.tsx';
import { OverCard } from './OverCard.tsx';
import styles from './taking.module.css';
import { useText } from './text.ts';
import { formatPercent } from './words.ts';

type Props = {
  readonly mediaId: string;
  readonly quiz: QuizView;
  readonly takesFocus: boolean;
  readonly isBeginning: boolean;
  readonly refusal: string | null;
  readonly onStart: () => void;
  /** Plays without asking; null for who shall take the quiz. */
  readonly onWatch: (() => void) | null;
  readonly onResult: (attemptId: string) => void;
};

export function Welcome({ mediaId, quiz, takesFocus, isBeginning, refusal, onStart, onWatch, onResult }: Props) {
  const text = useText();
  const language = useLanguage();
  const ids = { title: useId(), words: useId() };
  const { start, past, rules, isPreview, questionCount } = quiz;
  const isClosed = start.kind === 'refused';

  return (
    <OverCard kind="welcome" labelledBy={ids.title} describedBy={ids.words} takesFocus={takesFocus}>
      {isPreview ? <Chip tone="accent">{text('preview')}</Chip> : null}
      <h2 id={ids.title} className={styles.welcomeTitle} dir="auto">
        {quiz.title}
      </h2>
      <div id={ids.words} className={styles.welcomeWords}>
        <p dir="auto">{quiz.message === '' ? text('messageAtFirst') : quiz.message}</p>
        {isClosed ? (
          <p>{text(start.because)}</p>
        ) : (
          <>
            <p>{text(start.kind === 'resume' ? 'goOnWords' : rules.allowSkip ? 'mayBeSkipped' : 'allNeeded')}</p>
            <p className={styles.help}>{[text('questions', { count: questionCount }), attemptWords()].join(' · ')}</p>
          </>
        )}
      </div>
      {refusal === null ? null : (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        {isClosed && start.because === 'sign-in-first' ? (
          <ButtonLink kind="primary" size="large" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
            {text('signIn')}
          </ButtonLink>
        ) : null}
        {isClosed ? null : (
          <Button kind="primary" size="large" icon={Play} state={isBeginning ? 'pending' : 'ready'} onPress={onStart}>
            {text(start.kind === 'resume' ? 'goOn' : past.length > 0 ? 'retake' : 'start')}
          </Button>
        )}
        {rules.allowPreTest && questionCount > 0 ? (
          <ButtonLink
            size="large"
            icon={Download}
            href={addressOf(downloadPreTest, { params: { mediaId }, query: { language } })}
            download
          >
            {text('preTest')}
          </ButtonLink>
        ) : null}
        {onWatch === null ? null : <Button onPress={onWatch}>{text(isClosed ? 'toPlayer' : 'openWithoutQuiz')}</Button>}
      </div>
      {past.length === 0 ? null : (
        <ul className={`${styles.list} ${styles.past}`} aria-label={text('pastAttempts')}>
          {past.map(({ id, number, submittedAt, score }) => (
            <li key={id} className={styles.listRow}>
              <span className={styles.listWords}>
                {text('attempt', { number })}
                <span className={styles.listDetail}>
                  {[
                    formatMoment(new Date(submittedAt)),
                    ...(score === null || score.percent === null ? [] : [formatPercent(score.percent)]),
                  ].join(' · ')}
                </span>
              </span>
              <Button
                kind="quiet"
                size="small"
                aria-label={text('seeAttempt', { number })}
                onPress={() => onResult(id)}
              >
                {text('seeResult')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </OverCard>
  );

  function attemptWords(): string {
    const { allowed, left } = quiz.attempts;
    if (allowed === null || left === null) return text('attemptsUnlimited');
    if (left === allowed) return text('attemptsTotal', { total: allowed });
    return text('attemptsLeft', { left, total: allowed });
  }
}
