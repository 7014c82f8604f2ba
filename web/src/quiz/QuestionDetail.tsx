import { useState } from 'react';
import type { QuestionReport } from '#contract/quiz/reports.ts';
import { BarChart } from '#ui/BarChart.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { useText } from './report-text.ts';
import styles from './reports.module.css';
import { resultsOf, tellingOf } from './results.ts';
import { formatPercent, wordsOfAnswer } from './words.ts';

type Props = { readonly report: QuestionReport; readonly number: number };

/** One question: what was chosen, and what its figures say in words. */
export function QuestionDetail({ report, number }: Props) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { question, answers, asked, answered, averageShare, discrimination, isDeleted } = report;
  const facts = [
    ...(isDeleted ? [text('deletedQuestion')] : []),
    text('askedOf', { answered, asked }),
    ...(averageShare === null ? [] : [text('averageShare', { percent: formatPercent(averageShare * 100) })]),
    ...(resultsOf(report).waiting > 0 ? [text('waiting', { count: report.waiting })] : []),
    ...(discrimination === null ? [] : [text(`tells.${tellingOf(discrimination)}`)]),
  ];
  return (
    <Disclosure label={text('numbered', { number, text: question.text })} isOpen={isOpen} onToggle={setIsOpen}>
      <div className={styles.detail}>
        <p className={styles.quiet}>{facts.join(' · ')}</p>
        {answers.length === 0 ? null : (
          <BarChart
            title={text('answers')}
            barsAre={text('answerColumn')}
            shape="rows"
            measure="amount"
            series={[
              { key: 'right', name: text('right'), tone: 'success' },
              { key: 'wrong', name: text('notRight'), tone: 'danger' },
            ]}
            bars={answers.map((answer) => ({
              key: answer.id,
              name: nameOf(answer),
              values: answer.isRight ? { right: answer.count, wrong: 0 } : { right: 0, wrong: answer.count },
              detail: `${answer.count} · ${formatPercent(answer.share * 100)}`,
            }))}
          />
        )}
      </div>
    </Disclosure>
  );

  function nameOf(answer: QuestionReport['answers'][number]): string {
    const words = wordsOfAnswer(question.kind, answer);
    if (answer.isGone) return text('goneAnswer', { text: words });
    return answer.isRight ? text('rightAnswer', { text: words }) : words;
  }
}
