import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { getPlayback } from '#contract/media/endpoints.ts';
import { problemOf } from '#lib/api.ts';
import { Notice } from './Notice.tsx';
import styles from './Picture.module.css';
import { playbackOf } from './queries.ts';
import { useText } from './text.ts';

const loadViewer = () => import('./PictureViewer.tsx');
const PictureViewer = lazy(loadViewer);

type Props = {
  readonly mediaId: string;
  readonly title: string;
  /** For who does not see it. */
  readonly alternativeText: string;
  /** It was really looked at: called once. */
  readonly onSeen: () => void;
};

/** Shows one picture, and fills the place it is given. */
export function Picture({ mediaId, title, alternativeText, onSeen }: Props) {
  const text = useText();
  const playback = useQuery(playbackOf(mediaId));
  useEffect(() => void loadViewer().catch(() => {}), []);

  return (
    <section className={styles.place} aria-label={text('picture', { title })}>
      {content()}
    </section>
  );

  function content() {
    const retry = () => void playback.refetch();
    const refusal = playback.error === null ? null : problemOf(getPlayback, playback.error);
    if (refusal === 'media.not-ready') return <Notice kind="notReady" onRetry={retry} />;
    if (refusal !== null) return <Notice kind="notAllowed" />;
    if (playback.data === undefined) return playback.isError ? <Notice kind="connectionLost" onRetry={retry} /> : null;
    return (
      <Suspense>
        <PictureViewer
          folderUrl={playback.data.folderUrl}
          alternativeText={alternativeText === '' ? title : alternativeText}
          onSeen={onSeen}
          onRefused={retry}
        />
      </Suspense>
    );
  }
}
