import { ChartColumn, Hourglass } from 'lucide-react';
import type { QuestionReport, QuizReport } from '#contract/quiz/reports.ts';
import { BarChart } from '#ui/BarChart.tsx';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Icon } from '#ui/Icon.tsx';
import { QuestionDetail } from './QuestionDetail.tsx';
import { useText } from './report-text.ts';
import { minutesOf } from './report-words.ts';
import styles from './reports.module.css';
import { resultsOf } from './results.ts';
import { formatPercent } from './words.ts';

type Props = { readonly report: QuizReport; readonly onGrade: () => void };

/** Pictures first: how it went as a whole, then question by question. */
export function QuizOverview({ report, onGrade }: Props) {
  const text = useText();
  if (report.submitted === 0) {
    return (
      <EmptyState icon={ChartColumn} title={text('none')}>
        {text('noneWords')}
      </EmptyState>
    );
  }
  const judged = report.questions.filter(({ rightShare, waiting }) => rightShare !== null || waiting > 0);
  return (
    <div className={styles.parts}>
      {report.waiting === 0 ? null : (
        <div className={styles.banner}>
          <Icon of={Hourglass} size="large" />
          <p>{text('waiting', { count: report.waiting })}</p>
          <Button kind="primary" onPress={onGrade}>
            {text('grade')}
          </Button>
        </div>
      )}
      <Figures report={report} />
      <div className={styles.pictures}>
        {judged.length === 0 ? null : (
          <Card>
            <BarChart
              title={text('byQuestion')}
              barsAre={text('question')}
              shape="rows"
              measure="share"
              series={[
                { key: 'right', name: text('right'), tone: 'success' },
                { key: 'notRight', name: text('notRight'), tone: 'danger' },
                { key: 'waiting', name: text('ungraded'), tone: 'warning' },
                { key: 'none', name: text('noAnswer'), tone: 'quiet' },
              ]}
              bars={judged.map((each) => ({
                key: each.question.id,
                name: text('numbered', { number: report.questions.indexOf(each) + 1, text: each.question.text }),
                values: resultsOf(each),
                ...(each.rightShare === null
                  ? { detail: text('ungraded') }
                  : { detail: text('rightShare', { percent: formatPercent(each.rightShare * 100) }) }),
              }))}
            />
          </Card>
        )}
        {report.averagePercent === null ? null : (
          <Card>
            <BarChart
              title={text('scores')}
              barsAre={text('score')}
              shape="columns"
              measure="amount"
              series={[{ key: 'people', name: text('peopleCount'), tone: 'accent' }]}
              bars={report.distribution.map((people, place) => ({
                key: String(place),
                name: text('scoreStep', { from: place * 10, to: (place + 1) * 10 }),
                short: String(place * 10),
                values: { people },
                detail: people === 0 ? '' : String(people),
              }))}
            />
          </Card>
        )}
      </div>
      <Card title={text('inDetail')}>
        <div>
          {report.questions.map((each: QuestionReport, place) => (
            <QuestionDetail key={each.question.id} report={each} number={place + 1} />
          ))}
        </div>
      </Card>
    </div>
  );
}

function Figures({ report }: { readonly report: QuizReport }) {
  const text = useText();
  const percent = (value: number | null) => (value === null ? text('nothing') : formatPercent(value));
  const figures = [
    { name: text('takers'), value: String(report.takers) },
    { name: text('underWay'), value: String(report.underWay) },
    { name: text('average'), value: percent(report.averagePercent) },
    { name: text('median'), value: percent(report.medianPercent) },
    {
      name: text('time'),
      value:
        report.averageSeconds === null
          ? text('nothing')
          : text('minutes', { minutes: minutesOf(report.averageSeconds) }),
    },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, value }) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
