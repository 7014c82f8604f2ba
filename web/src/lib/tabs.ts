const channel = new BroadcastChannel('usher');

/** Tells the other tabs of this browser that somebody signed in or out, joined or left: they share its cookies. */
export function tellOtherTabs(): void {
  channel.postMessage('changed');
}

export function whenAnotherTabTells(act: () => void): void {
  channel.addEventListener('message', act);
}
