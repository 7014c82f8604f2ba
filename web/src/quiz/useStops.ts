import { useEffect, useEffectEvent, useRef } from 'react';
import { usePlayer, useSeekGuard } from '#lib/player.tsx';
import { isAtEnd } from './media-end.ts';
import { allowedTarget, dueBetween, justBefore, type Stop } from './taking.ts';

type Options = {
  readonly stops: readonly Stop[];
  readonly maySkip: boolean;
  readonly maySeekAhead: boolean;
  /** Up to where the server says that one may go; null: anywhere. */
  readonly seekableUntil: number | null;
  /** `held` while a question or a list stands over the picture, `free` when there is no attempt. */
  readonly mode: 'watching' | 'held' | 'free';
  /** The player stands still at this question. */
  readonly onDue: (questionId: string) => void;
  /** The end is reached, and nothing more is to ask. */
  readonly onEnd: () => void;
  readonly onReached: (seconds: number) => void;
};

/** What is remembered need not be remembered at each frame. */
const TELL_EACH_SECONDS = 1;
/** A seek that ends so near behind what is allowed is a matter of rounding. */
const TOLERANCE_SECONDS = 0.25;

/** Stops what plays at each question, keeps it standing while one is open, and bars the ways past them. */
export function useStops(options: Options): { readonly goOnFrom: (seconds: number) => void } {
  const player = usePlayer();
  const media = player?.media ?? null;
  const reached = useRef(0);
  const told = useRef(0);
  const { mode } = options;

  const guard = (seconds: number) =>
    mode === 'free'
      ? seconds
      : Math.min(
          allowedTarget(seconds, { ...options, reachedSeconds: reached.current }),
          options.seekableUntil ?? Number.POSITIVE_INFINITY,
        );
  useSeekGuard(guard);

  const played = useEffectEvent((from: number, to: number, hasEnded: boolean) => {
    if (mode !== 'watching') return;
    reached.current = Math.max(reached.current, Math.min(to, media?.duration ?? to));
    if (reached.current - told.current >= TELL_EACH_SECONDS) {
      told.current = reached.current;
      options.onReached(reached.current);
    }
    const due = dueBetween(options.stops, { from, to });
    if (due !== null) {
      media?.pause();
      options.onDue(due.id);
    } else if (hasEnded) options.onEnd();
  });
  /** By keys of the keyboard or the phone that go past our player. */
  const sought = useEffectEvent(() => {
    if (media === null) return;
    const allowed = guard(media.currentTime);
    if (media.currentTime > allowed + TOLERANCE_SECONDS) media.currentTime = allowed;
  });
  const startedToPlay = useEffectEvent(() => {
    if (mode === 'held') media?.pause();
  });

  useEffect(() => {
    if (media === null) return;
    if (mode === 'held') media.pause();
    let from = justBefore(media.currentTime);
    let frame = 0;
    const look = () => {
      if (media.seeking) return;
      const hasEnded = isAtEnd(media);
      const to = hasEnded ? Number.POSITIVE_INFINITY : media.currentTime;
      played(from, to, hasEnded);
      from = Math.max(from, Math.min(to, media.currentTime));
    };
    const lookAtEachFrame = () => {
      look();
      frame = media.paused ? 0 : requestAnimationFrame(lookAtEachFrame);
    };
    const listening = new AbortController();
    const on = (event: string, act: () => void) => media.addEventListener(event, act, { signal: listening.signal });
    on('play', startedToPlay);
    on('playing', () => {
      cancelAnimationFrame(frame);
      lookAtEachFrame();
    });
    // A tab in the background draws no frames.
    on('timeupdate', look);
    on('ended', look);
    on('waiting', look);
    on('seeking', () => {
      sought();
      from = justBefore(media.currentTime);
    });
    on('seeked', look);
    if (mode === 'watching') lookAtEachFrame();
    return () => {
      listening.abort();
      cancelAnimationFrame(frame);
    };
  }, [media, mode]);

  return {
    goOnFrom(seconds) {
      reached.current = seconds;
      told.current = seconds;
      if (media !== null) whenItCanSeek(media, () => (media.currentTime = seconds));
    },
  };
}

function whenItCanSeek(media: HTMLMediaElement, act: () => void): void {
  if (media.readyState >= HTMLMediaElement.HAVE_METADATA) act();
  else media.addEventListener('loadedmetadata', act, { once: true });
}
