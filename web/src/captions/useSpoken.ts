import { useEffect, useState } from 'react';
import { type Cue, cuesAt, nextChangeAfter } from '#contract/captions/cues.ts';

const NOTHING: readonly Cue[] = [];
/** Where it jumps to, or how fast it goes, changes what comes next. */
const TURNS = ['play', 'playing', 'pause', 'seeking', 'seeked', 'ratechange', 'waiting', 'timeupdate'];

/** The cues that are spoken now, changed at their very moment and not when the browser next tells the time. */
export function useSpoken(media: HTMLMediaElement | null, cues: readonly Cue[]): readonly Cue[] {
  const [spoken, setSpoken] = useState(NOTHING);

  useEffect(() => {
    if (media === null || cues.length === 0) {
      setSpoken(NOTHING);
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const ms = media.currentTime * 1000;
      setSpoken((before) => sameOr(before, cuesAt(cues, ms)));
      const next = nextChangeAfter(cues, ms);
      if (next === null || media.paused) return;
      timer = setTimeout(look, Math.min((next - ms) / (media.playbackRate || 1) + 5, 1000));
    };
    const listening = new AbortController();
    for (const turn of TURNS) media.addEventListener(turn, look, { signal: listening.signal });
    look();
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [media, cues]);

  return spoken;
}

function sameOr(before: readonly Cue[], now: readonly Cue[]): readonly Cue[] {
  return before.length === now.length && before.every((cue, at) => cue === now[at]) ? before : now;
}
