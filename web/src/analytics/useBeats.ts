import { useEffect, useState } from 'react';
import { type Beat, reportBeats } from '#contract/analytics/endpoints.ts';
import { call } from '#lib/api.ts';
import { usePlayer } from '#lib/player.tsx';
import { createWatch } from './watching.ts';

const TOLD_EVERY_MS = 15_000;

/** Tells now and then what was seen of what plays on this page. Nothing waits for it, and nobody notices when it fails. */
export function useBeats(mediaId: string): void {
  const media = usePlayer()?.media ?? null;
  const [viewId] = useState(() => crypto.randomUUID());

  useEffect(() => {
    if (media === null) return;
    const watch = createWatch();
    const listening = new AbortController();
    const { signal } = listening;
    const see = () => {
      if (!media.paused && !media.seeking) watch.see({ position: media.currentTime, atMs: performance.now() });
    };
    for (const event of ['playing', 'timeupdate']) media.addEventListener(event, see, { signal });
    for (const event of ['pause', 'seeking', 'ended']) media.addEventListener(event, watch.stop, { signal });

    const tell = () => void send(watch.take()).catch(() => {});
    const telling = setInterval(tell, TOLD_EVERY_MS);
    // The last word of a page that goes away, or is put aside on a phone.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell(), { signal });
    return () => {
      listening.abort();
      clearInterval(telling);
      tell();
    };

    async function send(beats: readonly Beat[]): Promise<void> {
      if (beats.length === 0) return;
      try {
        await call(reportBeats, { params: { mediaId }, body: { viewId, beats: [...beats] } });
      } catch (error) {
        watch.giveBack(beats);
        throw error;
      }
    }
  }, [media, mediaId, viewId]);
}
