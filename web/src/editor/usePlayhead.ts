import { useEffect, useState } from 'react';
import { usePlayer } from '#lib/player.tsx';

const EVENTS = ['timeupdate', 'seeking', 'seeked', 'pause', 'loadedmetadata'];

/** Where the player stands, at each picture of the screen while it plays. */
export function usePlayhead(): number {
  const media = usePlayer()?.media ?? null;
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    if (media === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    let asked = 0;
    const tell = () => setSeconds(media.currentTime);
    const follow = () => {
      tell();
      if (!media.paused && !signal.aborted) asked = requestAnimationFrame(follow);
    };
    for (const event of EVENTS) media.addEventListener(event, tell, { signal });
    media.addEventListener('playing', follow, { signal });
    follow();
    return () => {
      listening.abort();
      cancelAnimationFrame(asked);
    };
  }, [media]);

  return seconds;
}
