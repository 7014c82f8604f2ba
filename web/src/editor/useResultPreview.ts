import { useEffect, useEffectEvent } from 'react';
import type { Part } from '#contract/editor/parts.ts';
import { usePlayer } from '#lib/player.tsx';
import { nextShown } from './draft.ts';

/** While it is on, the player skips what is cut out and stops where the result ends. */
export function useResultPreview(isOn: boolean, parts: readonly Part[]): void {
  const media = usePlayer()?.media ?? null;
  const skip = useEffectEvent((playing: HTMLMediaElement) => {
    if (playing.paused || playing.seeking) return;
    const next = nextShown(parts, playing.currentTime);
    if (next === 'end') playing.pause();
    else if (next !== null) playing.currentTime = next;
  });

  useEffect(() => {
    if (media === null || !isOn) return;
    let asked = 0;
    const look = () => {
      skip(media);
      asked = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(asked);
  }, [media, isOn]);
}
