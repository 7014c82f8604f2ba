import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type BatchView, commitInviteBatch, createInviteBatch } from '#contract/invites/batches.ts';
import { call } from '#lib/api.ts';
import { Failure } from '#lib/Failure.tsx';
import { useFollow } from '#lib/realtime.ts';
import { useLeaving } from '#lib/useLeaving.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog, FooterStart } from '#ui/Dialog.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { bodyOf, type Draft, errorsIn, newDraft } from './draft.ts';
import { ManyList } from './ManyList.tsx';
import { ManyOptions } from './ManyOptions.tsx';
import { ManyResult } from './ManyResult.tsx';
import { ManyRows } from './ManyRows.tsx';
import { batchKeys, batchOf } from './many-queries.ts';
import { useText } from './many-text.ts';
import { whyNotChecked, whyNotCommitted } from './many-words.ts';
import { inviteOptionsOf } from './queries.ts';

type Props = { readonly mediaId: string; readonly onInvitations: () => void; readonly onClose: () => void };

/** "Invite many": a list, the same list checked, and what became of it. */
export function ManyWindow({ mediaId, onInvitations, onClose }: Props) {
  const text = useText();
  useFollow(`invites:${mediaId}`);
  const queryClient = useQueryClient();
  const [list, setList] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [batchId, setBatchId] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const options = useQuery(inviteOptionsOf(mediaId));
  const batch = useQuery({ ...batchOf({ mediaId, batchId: batchId ?? '' }), enabled: batchId !== null });
  const current = draft ?? (options.data === undefined ? null : newDraft(options.data));

  const isCommitted = batch.data !== undefined && batch.data.commit !== null;
  const leaving = useLeaving(
    !isCommitted && list.trim() !== '',
    { title: text('discardTitle'), confirm: text('discard'), note: text('discardNote') },
    onClose,
  );

  const check = useMutation({
    mutationFn: () => call(createInviteBatch, { params: { mediaId }, body: { text: list } }),
    onSuccess: ({ batch: checked }) => show(checked),
  });
  const commit = useMutation({
    mutationFn: ({ id, wanted }: { readonly id: string; readonly wanted: Draft }) => {
      const { mail, role, language, validUntil, timeZone, message } = bodyOf(wanted);
      return call(commitInviteBatch, {
        params: { mediaId, batchId: id },
        body: { mail, role, language, timeZone, message, ...(validUntil === undefined ? {} : { validUntil }) },
      });
    },
    onSuccess: async (committed) => {
      show(committed);
      await queryClient.invalidateQueries({ queryKey: batchKeys.committed(mediaId) });
    },
  });

  function show(shown: BatchView): void {
    queryClient.setQueryData(batchOf({ mediaId, batchId: shown.id }).queryKey, shown);
    setBatchId(shown.id);
  }

  if (batchId === null) {
    return (
      <Dialog
        isOpen
        size="wide"
        title={text('title')}
        help={text('help')}
        onClose={leaving.leave}
        footer={
          <>
            <Button onPress={onClose}>{text('cancel')}</Button>
            <Button kind="primary" state={check.isPending ? 'pending' : 'ready'} onPress={checkList}>
              {text('check')}
            </Button>
          </>
        }
      >
        <ManyList
          mediaId={mediaId}
          list={list}
          error={listError()}
          onChange={(written) => {
            setList(written);
            setIsMissing(false);
            if (check.isError) check.reset();
          }}
          onOpen={setBatchId}
        />
        {leaving.question}
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      size="wide"
      title={isCommitted ? text('title') : text('checked')}
      {...(isCommitted ? {} : { help: text('checkedHelp') })}
      onClose={leaving.leave}
      footer={isCommitted ? footerOfResult() : footerOfCheck()}
    >
      {content()}
      {leaving.question}
    </Dialog>
  );

  function content() {
    if (batch.data === undefined || options.data === undefined || current === null) {
      const error = batch.error ?? options.error;
      return error === null ? <SkeletonList rows={4} /> : <Failure error={error} />;
    }
    if (batch.data.commit !== null) {
      return <ManyResult mediaId={mediaId} batch={batch.data} commit={batch.data.commit} />;
    }
    return (
      <>
        <ManyOptions
          options={options.data}
          draft={current}
          error={commit.isError ? whyNotCommitted(commit.error) : null}
          onChange={(changed) => {
            setDraft(changed);
            if (commit.isError) commit.reset();
          }}
        />
        <ManyRows mediaId={mediaId} batch={batch.data} />
      </>
    );
  }

  function footerOfCheck() {
    const ready = batch.data?.counts.ok ?? 0;
    return (
      <>
        <FooterStart>
          <Button kind="quiet" onPress={() => setBatchId(null)}>
            {text('changeList')}
          </Button>
        </FooterStart>
        <Button onPress={onClose}>{text('cancel')}</Button>
        <Button kind="primary" state={commitState(ready)} onPress={commitList}>
          {ready === 0 ? text('inviteNobody') : text('invite', { count: ready })}
        </Button>
      </>
    );
  }

  function footerOfResult() {
    return (
      <>
        <FooterStart>
          <Button kind="quiet" onPress={startAnew}>
            {text('another')}
          </Button>
        </FooterStart>
        <Button onPress={onInvitations}>{text('openInvitations')}</Button>
        <Button onPress={onClose}>{text('done')}</Button>
      </>
    );
  }

  function commitState(ready: number) {
    if (commit.isPending) return 'pending';
    return ready === 0 || current === null ? 'disabled' : 'ready';
  }

  function listError(): string | null {
    if (check.isError) return whyNotChecked(check.error);
    return isMissing ? text('listMissing') : null;
  }

  function checkList(): void {
    if (list.trim() === '') setIsMissing(true);
    else check.mutate();
  }

  function commitList(): void {
    if (batchId === null || current === null || options.data === undefined) return;
    if (errorsIn(current, options.data).validUntil === undefined) commit.mutate({ id: batchId, wanted: current });
  }

  function startAnew(): void {
    setList('');
    setBatchId(null);
    check.reset();
    commit.reset();
  }
}
