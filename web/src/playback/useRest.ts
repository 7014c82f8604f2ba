import { type RefObject, useEffect, useRef, useState } from 'react';

const REST_AFTER_MS = 3000;
const STIRRINGS = ['pointermove', 'pointerdown', 'keydown', 'focusin'];

type Rest = { readonly isResting: boolean; readonly wake: () => void; readonly rest: () => void };

/** Rests once nobody has touched, pointed or typed in the frame for a while. What a finger on the picture means, the picture says. */
export function useRest(frame: RefObject<HTMLElement | null>, picture: HTMLElement | null): Rest {
  const [isResting, setIsResting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const listening = new AbortController();
    const stir = (event: Event) => {
      const isFingerOnPicture =
        event instanceof PointerEvent && event.pointerType !== 'mouse' && event.target === picture;
      if (!isFingerOnPicture) restart();
    };
    for (const stirring of STIRRINGS) element.addEventListener(stirring, stir, { signal: listening.signal });
    restart();
    return () => {
      clearTimeout(timer.current);
      listening.abort();
    };

    function restart(): void {
      restLater(timer, setIsResting);
    }
  }, [frame, picture]);

  return { isResting, wake: () => restLater(timer, setIsResting), rest: () => setIsResting(true) };
}

function restLater(
  timer: RefObject<ReturnType<typeof setTimeout> | undefined>,
  setIsResting: (rests: boolean) => void,
) {
  clearTimeout(timer.current);
  setIsResting(false);
  timer.current = setTimeout(() => setIsResting(true), REST_AFTER_MS);
}
