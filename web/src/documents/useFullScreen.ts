import { type RefObject, useSyncExternalStore } from 'react';

/** True while this fills the screen. */
export function useFullScreen(frame: RefObject<HTMLElement | null>): boolean {
  return useSyncExternalStore(onChange, () => frame.current !== null && document.fullscreenElement === frame.current);
}

function onChange(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}
