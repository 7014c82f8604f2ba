import { useMutation, useQuery } from '@tanstack/react-query';
import { ChartColumn, Download, SquarePen } from 'lucide-react';
import { useState } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { exportQuizReport, getQuizReport, type QuizReport } from '#contract/quiz/reports.ts';
import { call, problemOf } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { useFollow } from '#lib/realtime.ts';
import { saveFile } from '#lib/save-file.ts';
import { Button } from '#ui/Button.tsx';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { showToast } from '#ui/toasts.ts';
import { GradingQueue } from './GradingQueue.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { QuizOverview } from './QuizOverview.tsx';
import { reportOf } from './queries.ts';
import { useText } from './report-text.ts';
import styles from './reports.module.css';

const TABS = ['overview', 'people', 'open-answers'] as const;
type Tab = (typeof TABS)[number];

export function ReportsPage({ media: { id, title } }: { readonly media: MediaView }) {
  const text = useText();
  const report = useQuery(reportOf(id));
  usePageTitle(text('title', { title }));
  useFollow(`quiz:${id}`);
  const exporting = useMutation({
    mutationFn: () => call(exportQuizReport, { params: { mediaId: id } }),
    onSuccess: (csv) => saveFile({ name: text('exportName'), type: 'text/csv;charset=utf-8', text: csv }),
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
  });
  const hasNone = problemOf(getQuizReport, report.error) === 'quiz.none';

  return (
    <div className={styles.page}>
      <PageHeader
        title={text('title', { title })}
        back={{ href: `/media/${id}`, name: text('toMediaPage') }}
        {...(hasNone
          ? {}
          : {
              actions: (
                <>
                  <ButtonLink href={`/media/${id}/quiz`} icon={SquarePen}>
                    {text('editor')}
                  </ButtonLink>
                  <Button
                    icon={Download}
                    state={exporting.isPending ? 'pending' : 'ready'}
                    onPress={() => exporting.mutate()}
                  >
                    {text('export')}
                  </Button>
                </>
              ),
            })}
      />
      {hasNone ? (
        <EmptyState icon={ChartColumn} title={text('noQuiz')} />
      ) : (
        <Loaded query={report} waiting={<SkeletonList rows={5} />}>
          {(loaded) => <Parts mediaId={id} report={loaded} />}
        </Loaded>
      )}
    </div>
  );
}

function Parts({ mediaId, report }: { readonly mediaId: string; readonly report: QuizReport }) {
  const text = useText();
  const [tab, setTab] = useState<Tab>('overview');
  const hasOpenQuestions = report.questions.some(({ question }) => question.kind === 'open');
  return (
    <Tabs
      label={text('parts')}
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          value: 'overview',
          name: text('overview'),
          content: <QuizOverview report={report} onGrade={() => setTab('open-answers')} />,
        },
        {
          value: 'people',
          name: text('people'),
          count: report.takers + report.underWay,
          content: <PeoplePanel mediaId={mediaId} />,
        },
        ...(hasOpenQuestions
          ? [
              {
                value: 'open-answers' as const,
                name: text('openAnswers'),
                count: report.waiting,
                content: <GradingQueue mediaId={mediaId} />,
              },
            ]
          : []),
      ]}
    />
  );
}
