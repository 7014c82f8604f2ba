import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { getDocument } from '#contract/documents/endpoints.ts';
import { problemOf } from '#lib/api.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import styles from './documents.module.css';
import { documentOf } from './queries.ts';
import { Reader } from './Reader.tsx';
import { useText } from './text.ts';

type Props = {
  readonly mediaId: string;
  readonly title: string;
  /** Where reading begins: a link to a page, or what was found in it. */
  readonly startPage?: number;
  /** A page lies open, drawn. */
  readonly onPage: (page: number) => void;
  /** It was really looked at: called once. */
  readonly onRead: () => void;
};

/** A second refusal so soon is not mended by a third address. */
const RENEW_AGAIN_AFTER_MS = 20_000;
const LOOKED_AT_AFTER_MS = 5000;

/** Shows one document page by page, and fills the place it is given. */
export default function DocumentViewer({ mediaId, title, startPage = 1, onPage, onRead }: Props) {
  const text = useText();
  const shown = useQuery(documentOf(mediaId));
  const renewedAt = useRef(Number.NEGATIVE_INFINITY);
  const seen = useReallyRead(onRead);

  return (
    <section className={styles.viewer} aria-label={text('viewer', { title })}>
      {viewer()}
    </section>
  );

  function viewer() {
    const refusal = shown.error === null ? null : problemOf(getDocument, shown.error);
    if (refusal === 'media.not-ready') return notice('notReady', again);
    if (refusal !== null) return notice('notAllowed');
    if (shown.data !== undefined) {
      return (
        <Reader
          mediaId={mediaId}
          shown={shown.data}
          startPage={startPage}
          onRefused={renew}
          onSeen={(page) => {
            onPage(page);
            seen();
          }}
        />
      );
    }
    if (shown.isError) return notice('connectionLost', again);
    return (
      <div className={styles.waiting} role="status" aria-label={text('loading')}>
        <Spinner />
      </div>
    );
  }

  function notice(kind: 'notReady' | 'notAllowed' | 'connectionLost', onRetry?: () => void) {
    return (
      <div className={styles.waiting}>
        <ErrorBlock
          tone="warning"
          what={text(kind)}
          now={text(`${kind}Now`)}
          {...(onRetry === undefined ? {} : { action: <Button onPress={onRetry}>{text('tryAgain')}</Button> })}
        />
      </div>
    );
  }

  function again(): void {
    void shown.refetch();
  }

  function renew(): void {
    if (performance.now() - renewedAt.current < RENEW_AGAIN_AFTER_MS) return;
    renewedAt.current = performance.now();
    again();
  }
}

/** Tells once that a page stood there for a while. */
function useReallyRead(onRead: () => void): () => void {
  const [isSeen, setIsSeen] = useState(false);
  const tell = useEffectEvent(onRead);

  useEffect(() => {
    if (!isSeen) return;
    const timer = setTimeout(tell, LOOKED_AT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isSeen]);

  return () => setIsSeen(true);
}
