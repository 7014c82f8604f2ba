import { Check, CircleCheck, CircleMinus, CircleX, Hourglass, type LucideIcon, Minus, X } from 'lucide-react';
import type { Verdict } from '#contract/quiz/score.ts';
import type { TakenQuestion } from '#contract/quiz/taking.ts';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { Icon } from '#ui/Icon.tsx';
import styles from './taking.module.css';
import { useText } from './text.ts';
import { answersIn, formatNumber } from './words.ts';

const LOOKS: Readonly<Record<Verdict, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  right: { tone: 'success', icon: CircleCheck },
  partly: { tone: 'warning', icon: CircleMinus },
  wrong: { tone: 'danger', icon: CircleX },
  waiting: { tone: 'neutral', icon: Hourglass },
  'not-scored': { tone: 'neutral', icon: Minus },
};

type Props = { readonly question: TakenQuestion; readonly number: number };

/** One question after the submission: what was given, and what is due of the right answers and the teacher's words. */
export function Outcome({ question, number }: Props) {
  const text = useText();
  const { solution, teacherFeedback } = question;
  return (
    <li className={styles.listRow}>
      <span className={styles.listWords}>
        <span className={styles.listQuestion} dir="auto">
          {number}. {question.text}
        </span>
        {solution === null ? null : (
          <span className={styles.listDetail}>
            <VerdictChip verdict={solution.verdict} />
            {solution.points === null
              ? null
              : text('points', { points: formatNumber(solution.points), most: formatNumber(solution.maxPoints) })}
          </span>
        )}
      </span>
      <Given question={question} />
      {solution === null || solution.explanation === '' ? null : (
        <p className={styles.feedback} dir="auto">
          {solution.explanation}
        </p>
      )}
      {teacherFeedback === null || teacherFeedback === '' ? null : (
        <p className={styles.hint} dir="auto">
          <strong>{text('fromTeacher')}</strong>
          {'\n'}
          {teacherFeedback}
        </p>
      )}
    </li>
  );
}

export function VerdictChip({ verdict }: { readonly verdict: Verdict }) {
  const text = useText();
  const { tone, icon } = LOOKS[verdict];
  return (
    <Chip tone={tone} icon={icon}>
      {text(`verdict.${verdict}`)}
    </Chip>
  );
}

function Given({ question }: { readonly question: TakenQuestion }) {
  const text = useText();
  const { given, solution } = question;
  if (given?.kind === 'written') {
    return (
      <p className={styles.written} dir="auto">
        {given.text}
      </p>
    );
  }
  const chosen = given?.kind === 'chosen' ? given.answerIds : [];
  const told = answersIn(question)
    .map((answer) => ({
      ...answer,
      isChosen: chosen.includes(answer.id),
      due: solution?.answers.find(({ id }) => id === answer.id) ?? null,
    }))
    .filter(({ isChosen, due }) => isChosen || due?.isRight === true);
  if (told.length === 0) return null;
  return (
    <ul className={styles.given}>
      {told.map(({ id, text: words, isChosen, due }) => (
        <li
          key={id}
          className={styles.givenRow}
          {...(due === null ? {} : { 'data-verdict': due.isRight ? 'right' : 'wrong' })}
        >
          <Icon of={due?.isRight === false ? X : Check} />
          <span dir="auto">{words}</span>
          <span className={styles.help}>{text(labelOf(isChosen, due?.isRight ?? null))}</span>
          {due === null || due.feedback === '' ? null : (
            <p className={styles.feedback} dir="auto">
              {due.feedback}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function labelOf(isChosen: boolean, isRight: boolean | null) {
  if (isRight === null) return 'yourAnswer';
  if (!isChosen) return 'rightAnswer';
  return isRight ? 'rightAndYours' : 'wrongAndYours';
}
