import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleHelp } from 'lucide-react';
import { getNotice, type NoticeView } from '#contract/notices/endpoints.ts';
import { problemOf } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { formatMoment, formatRelative } from '#lib/time.ts';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { EntryLink } from './EntryLink.tsx';
import { NoticeAnswers } from './NoticeAnswers.tsx';
import { NoticeFacts } from './NoticeFacts.tsx';
import styles from './notices.module.css';
import { noticeOf } from './queries.ts';
import { useText } from './text.ts';
import { useNoticeWindows } from './useNoticeWindows.tsx';
import { useSeen } from './useSeen.ts';
import { isAboutInvite, sentenceFor } from './words.ts';

/** Where the button of a notice's mail leads: it shows, and only a pressed button does anything (5.1). */
export function NoticePage({ noticeId }: { readonly noticeId: string }) {
  const notice = useQuery(noticeOf(noticeId));
  if (notice.isError && problemOf(getNotice, notice.error) !== null) return <UnknownNotice />;
  return (
    <div className={styles.page}>
      <Loaded query={notice} waiting={<SkeletonList rows={1} />}>
        {(loaded) => <Notice notice={loaded} />}
      </Loaded>
    </div>
  );
}

function Notice({ notice }: { readonly notice: NoticeView }) {
  const text = useText();
  const { mediaId, mediaTitle: media, createdAt, doneAt } = notice;
  const sentence = sentenceFor(notice);
  const { windows, ...answering } = useNoticeWindows();
  usePageTitle(sentence);
  useSeen([notice]);
  return (
    <>
      <PageHeader
        title={sentence}
        detail={
          <>
            {isAboutInvite(notice) ? (
              <>
                <bdi dir="ltr">{notice.email}</bdi>
                {' · '}
              </>
            ) : null}
            {formatMoment(new Date(createdAt))}
          </>
        }
      />
      <NoticeFacts notice={notice} />
      {doneAt === null ? (
        <WhatNow notice={notice} {...answering} />
      ) : (
        <p className={styles.done} role="status">
          <Icon of={CircleCheck} size="large" className={styles.tick} />
          {text('done', { when: formatRelative(new Date(doneAt)) })}
        </p>
      )}
      {isAboutInvite(notice) ? (
        <p>
          <TextLink href={`/media/${mediaId}`}>{text('openMedia', { media })}</TextLink>
        </p>
      ) : null}
      {windows}
    </>
  );
}

type WhatNowProps = Omit<ReturnType<typeof useNoticeWindows>, 'windows'> & { readonly notice: NoticeView };

function WhatNow({ notice, choose, underWay }: WhatNowProps) {
  const text = useText();
  if (!isAboutInvite(notice)) {
    return (
      <>
        <p>{text(`about.${notice.kind}`)}</p>
        <EntryLink notice={notice} size="normal" />
      </>
    );
  }
  const { kind, inviteeName: name, email, answers } = notice;
  return (
    <>
      <p>{text(`about.${kind}`, { name })}</p>
      <p>{answers.map((answer) => text(`explains.${answer}`, { email })).join(' ')}</p>
      <NoticeAnswers
        notice={notice}
        stands="alone"
        underWay={underWay}
        onChoose={(answer) => choose({ notice, answer })}
      />
    </>
  );
}

function UnknownNotice() {
  const text = useText();
  usePageTitle(text('unknown'));
  return (
    <div className={styles.page}>
      <PageHeader title={text('unknown')} />
      <ErrorBlock
        tone="warning"
        icon={CircleHelp}
        what={text('unknownWhat')}
        now={text('unknownNow')}
        action={<ButtonLink href="/">{text('toStart')}</ButtonLink>}
      />
    </div>
  );
}
