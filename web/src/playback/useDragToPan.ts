import { useEffect } from 'react';

/** A mouse takes hold of what is larger than its place and moves it; fingers do so by themselves. */
export function useDragToPan(ground: HTMLElement | null): void {
  useEffect(() => {
    if (ground === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    let held: { readonly x: number; readonly y: number } | null = null;
    ground.addEventListener(
      'pointerdown',
      (event) => {
        if (event.pointerType !== 'mouse' || event.button !== 0) return;
        held = { x: event.clientX + ground.scrollLeft, y: event.clientY + ground.scrollTop };
        ground.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    ground.addEventListener(
      'pointermove',
      (event) => {
        if (held !== null) ground.scrollTo(held.x - event.clientX, held.y - event.clientY);
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      ground.addEventListener(
        end,
        () => {
          held = null;
        },
        { signal },
      );
    }
    return () => listening.abort();
  }, [ground]);
}
