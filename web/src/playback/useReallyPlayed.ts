import { useEffect, useEffectEvent } from 'react';

const ENOUGH_SECONDS = 5;

/** Tells once that five seconds were really on the screen, or all of it where there is less. */
export function useReallyPlayed(video: HTMLVideoElement | null, onPlayed: () => void): void {
  const tell = useEffectEvent(onPlayed);

  useEffect(() => {
    if (video === null) return;
    const listening = new AbortController();
    for (const event of ['timeupdate', 'ended']) video.addEventListener(event, check, { signal: listening.signal });
    return () => listening.abort();

    function check(): void {
      if (video === null || (!video.ended && playedSecondsOf(video) < ENOUGH_SECONDS)) return;
      listening.abort();
      tell();
    }
  }, [video]);
}

function playedSecondsOf({ played }: HTMLVideoElement): number {
  return Array.from({ length: played.length }, (_, part) => played.end(part) - played.start(part)).reduce(
    (total, seconds) => total + seconds,
    0,
  );
}
