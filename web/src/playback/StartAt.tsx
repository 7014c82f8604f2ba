import { useEffect, useEffectEvent } from 'react';
import { usePlayer } from '#lib/player.tsx';

/** Goes to the moment that the address names, as far as the guards of the player let it. */
export function StartAt({ seconds }: { readonly seconds: number | undefined }) {
  const player = usePlayer();
  const media = player?.media ?? null;
  const go = useEffectEvent((to: number) => player?.seekTo(to));

  useEffect(() => {
    if (media === null || seconds === undefined) return;
    if (media.readyState >= HTMLMediaElement.HAVE_METADATA) return go(seconds);
    const start = () => go(Math.min(seconds, media.duration));
    media.addEventListener('loadedmetadata', start, { once: true });
    return () => media.removeEventListener('loadedmetadata', start);
  }, [media, seconds]);

  return null;
}
