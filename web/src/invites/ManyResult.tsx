import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type BatchView, downloadInviteBatch } from '#contract/invites/batches.ts';
import { call } from '#lib/api.ts';
import { currentLanguage } from '#lib/text.ts';
import { formatMoment } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { ManyRows } from './ManyRows.tsx';
import styles from './many.module.css';
import { saveList } from './many-file.ts';
import { batchKeys } from './many-queries.ts';
import { useText } from './many-text.ts';
import { whyNotDownloaded } from './many-words.ts';

type Commit = NonNullable<BatchView['commit']>;
type Props = { readonly mediaId: string; readonly batch: BatchView; readonly commit: Commit };

/** Invitations while they are made, and what became of each row. */
export function ManyResult({ mediaId, batch, commit }: Props) {
  const text = useText();
  const { counts } = batch;
  if (commit.finishedAt === null) {
    const wanted = counts.made + counts.ok;
    return (
      <>
        <ProgressBar
          label={text('making')}
          percent={wanted === 0 ? null : (100 * counts.made) / wanted}
          note={text('made', {
            made: counts.made.toLocaleString(currentLanguage()),
            wanted: wanted.toLocaleString(currentLanguage()),
          })}
        />
        <p className={styles.words}>{text('makingHelp')}</p>
      </>
    );
  }
  return (
    <>
      <p className={styles.words} role="status">
        {text('finished', { count: counts.made })}. {commit.mail ? text('finishedMailed') : null}
      </p>
      {commit.mail || counts.made === 0 ? null : <Links mediaId={mediaId} batch={batch} commit={commit} />}
      <ManyRows mediaId={mediaId} batch={batch} />
    </>
  );
}

function Links({ mediaId, batch, commit }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const named = { mediaId, batchId: batch.id };
  const download = useMutation({
    mutationFn: () => call(downloadInviteBatch, { params: named }),
    // The secrets in the answer are not kept longer than it takes to save them.
    gcTime: 0,
    onSuccess: (links) => saveList('links.csv', links),
    onSettled: () => queryClient.invalidateQueries({ queryKey: batchKeys.ofBatch(named) }),
  });
  if (commit.downloadedAt !== null) {
    return <p className={styles.words}>{text('downloaded', { when: formatMoment(new Date(commit.downloadedAt)) })}</p>;
  }
  return (
    <Card title={text('linksOnce')} help={text('linksOnceWhat', { until: formatMoment(new Date(batch.expiresAt)) })}>
      <div className={styles.result}>
        <Button
          kind="primary"
          icon={Download}
          state={download.isPending ? 'pending' : 'ready'}
          onPress={() => download.mutate()}
        >
          {text('download')}
        </Button>
        {download.isError ? (
          <p className={styles.refusal} role="alert">
            {whyNotDownloaded(download.error)}
          </p>
        ) : null}
      </div>
    </Card>
  );
}
