import { useEffect, useState } from 'react';
import { usePlayer } from '#lib/player.tsx';
import { useTelling } from './useTelling.ts';
import { createWatch } from './watching.ts';

/** Tells what was seen of what plays on this page. */
export function useBeats(mediaId: string): void {
  const media = usePlayer()?.media ?? null;
  const [watch] = useState(createWatch);
  useTelling(mediaId, watch);

  useEffect(() => {
    if (media === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    const see = () => {
      if (!media.paused && !media.seeking) watch.see({ position: media.currentTime, atMs: performance.now() });
    };
    for (const event of ['playing', 'timeupdate']) media.addEventListener(event, see, { signal });
    for (const event of ['pause', 'seeking', 'ended']) media.addEventListener(event, watch.stop, { signal });
    return () => {
      listening.abort();
      watch.stop();
    };
  }, [media, watch]);
}
