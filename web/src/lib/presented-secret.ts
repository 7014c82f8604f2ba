import { useSyncExternalStore } from 'react';

/** Pages whose links carry a secret behind the `#`. */
const PAGES = /^\/welcome\//;

let presented: string | null = null;
const listeners = new Set<() => void>();

// A link that is pasted while its page is open loads nothing anew.
window.addEventListener('hashchange', () => {
  take();
  for (const listener of listeners) listener();
});
take();

/** The secret this page was opened with. It was taken out of the address bar and its history before all else. */
export function usePresentedSecret(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => presented,
  );
}

function take(): void {
  const { pathname, search, hash } = window.location;
  if (!PAGES.test(pathname) || hash.length < 2) return;
  presented = hash.slice(1);
  window.history.replaceState(window.history.state, '', pathname + search);
}
