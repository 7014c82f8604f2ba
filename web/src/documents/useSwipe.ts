import { type RefObject, useEffect, useEffectEvent } from 'react';

const FAR_PIXELS = 60;

/** A finger that moves sideways turns the page, as long as there is nothing to move sideways in it. */
export function useSwipe(place: RefObject<HTMLElement | null>, turnBy: (pages: number) => void): void {
  const turn = useEffectEvent(turnBy);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const listening = new AbortController();
    let from: Touch | null = null;
    const begin = ({ touches }: TouchEvent) => {
      from = touches.length === 1 && !isZoomed(element) ? (touches[0] ?? null) : null;
    };
    const end = ({ changedTouches: [to] }: TouchEvent) => {
      if (from === null || to === undefined || !isNothingSelected()) return;
      const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
      if (Math.abs(x) < FAR_PIXELS || Math.abs(x) < 2 * Math.abs(y)) return;
      const onwards = element.matches(':dir(rtl)') ? 1 : -1;
      turn(Math.sign(x) === onwards ? 1 : -1);
    };
    const passive = { passive: true, signal: listening.signal };
    element.addEventListener('touchstart', begin, passive);
    element.addEventListener('touchend', end, passive);
    return () => listening.abort();
  }, [place]);
}

function isZoomed(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth + 1 || (window.visualViewport?.scale ?? 1) > 1.01;
}

function isNothingSelected(): boolean {
  return document.getSelection()?.isCollapsed ?? true;
}
