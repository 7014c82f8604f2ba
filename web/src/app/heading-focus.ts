/** After a page change the reader begins at its heading, which the screen reader then says. */
const WAIT_FOR_HEADING_MS = 5000;

export function focusHeading(content: HTMLElement): () => void {
  // A page that is there to be typed into has put the reader where it wants them.
  if (document.activeElement instanceof HTMLInputElement && content.contains(document.activeElement)) return () => {};
  if (focusHeadingNow(content)) return () => {};
  // The page still loads: keep the place at its start, and move on when its heading is there.
  content.focus({ preventScroll: true });
  const observer = new MutationObserver(() => {
    if (document.activeElement !== content || focusHeadingNow(content)) stop();
  });
  observer.observe(content, { childList: true, subtree: true });
  const timer = setTimeout(stop, WAIT_FOR_HEADING_MS);
  return stop;

  function stop(): void {
    observer.disconnect();
    clearTimeout(timer);
  }
}

function focusHeadingNow(content: HTMLElement): boolean {
  const heading = content.querySelector('h1');
  if (heading === null) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
