import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { type Form, getPlayback } from '#contract/media/endpoints.ts';
import { problemOf } from '#lib/api.ts';
import { Notice } from './Notice.tsx';
import styles from './Player.module.css';
import { playbackOf } from './queries.ts';
import { useText } from './text.ts';

const loadScreen = () => import('./Screen.tsx');
const Screen = lazy(loadScreen);

type Props = {
  readonly mediaId: string;
  readonly title: string;
  readonly form: Extract<Form, 'video' | 'audio'>;
  /** It really played: called once. */
  readonly onPlayed: () => void;
};

/** Plays one entry, and fills the place it is given. What it takes to play is loaded when it is first shown. */
export function Player({ mediaId, title, form, onPlayed }: Props) {
  const text = useText();
  const playback = useQuery(playbackOf(mediaId));

  // Fetched beside the signed paths, not after them; the error boundary hears of a failure when it is drawn.
  useEffect(() => void loadScreen().catch(() => {}), []);

  return (
    <section className={styles.player} aria-label={text('player', { title })}>
      {screen()}
    </section>
  );

  function screen() {
    const refusal = playback.error === null ? null : problemOf(getPlayback, playback.error);
    if (refusal === 'media.not-ready') return <Notice kind="notReady" onRetry={() => void playback.refetch()} />;
    if (refusal !== null) return <Notice kind="notAllowed" />;
    if (playback.data === undefined) {
      return playback.isError ? <Notice kind="connectionLost" onRetry={() => void playback.refetch()} /> : <Waiting />;
    }
    return (
      <Suspense fallback={<Waiting posterUrl={playback.data.posterUrl} />}>
        <Screen playback={playback.data} form={form} onPlayed={onPlayed} onRefused={() => void playback.refetch()} />
      </Suspense>
    );
  }
}

function Waiting({ posterUrl = null }: { readonly posterUrl?: string | null }) {
  const text = useText();
  return (
    <div className={styles.waiting} role="status" aria-label={text('loading')}>
      {posterUrl === null ? null : <img className={styles.poster} src={posterUrl} alt="" />}
    </div>
  );
}
