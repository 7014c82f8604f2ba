/** Fills the screen with it, or leaves the full screen. */
export function fillScreen(frame: HTMLElement | null): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  else void frame?.requestFullscreen();
}
