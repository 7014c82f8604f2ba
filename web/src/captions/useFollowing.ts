import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Cue, indexAt } from '#contract/captions/cues.ts';

type Following = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly media: HTMLMediaElement | null;
  readonly cues: readonly Cue[];
};

/**
 * Marks the line that is spoken, and keeps it in sight until the reader scrolls away. It changes one attribute of one
 * element: a transcript of ten thousand lines is not drawn anew four times a second.
 */
export function useFollowing({ scroller, media, cues }: Following) {
  const [isFollowing, setIsFollowing] = useState(true);
  const ownScroll = useRef<number | null>(null);
  const spoken = useRef<Element | null>(null);

  const mark = useEffectEvent(() => {
    if (media === null || scroller.current === null) return;
    const index = indexAt(cues, media.currentTime * 1000);
    const line = scroller.current.querySelector(`[data-cue="${index}"]`);
    if (line === spoken.current) return;
    spoken.current?.removeAttribute('data-spoken');
    line?.setAttribute('data-spoken', '');
    spoken.current = line;
    if (line !== null && isFollowing && media.currentTime > 0) bring(line);
  });

  useEffect(() => {
    if (media === null) return;
    const listening = new AbortController();
    for (const event of ['timeupdate', 'seeked']) media.addEventListener(event, () => mark(), listening);
    return () => listening.abort();
  }, [media]);

  // Lines that were drawn anew have lost their mark.
  useEffect(() => {
    if (spoken.current?.isConnected === false) spoken.current = null;
    mark();
  });

  return {
    isFollowing,
    /** Of the scroller: what we did not do was the reader. */
    onScroll: () => {
      if (scroller.current === null || scroller.current.scrollTop === ownScroll.current) return;
      setIsFollowing(false);
    },
    follow: () => {
      setIsFollowing(true);
      if (spoken.current !== null) bring(spoken.current);
    },
    /** To read somewhere else. */
    lookAt: (element: Element) => {
      setIsFollowing(false);
      bring(element);
    },
  };

  function bring(element: Element): void {
    const box = scroller.current;
    if (box === null) return;
    const offset = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += offset - box.clientHeight / 3;
    ownScroll.current = box.scrollTop;
  }
}
