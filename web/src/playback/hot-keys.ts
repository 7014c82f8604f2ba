import type { KeyboardEvent } from 'react';
import type { Remote } from './remote.ts';

const STEP_SECONDS = 5;
const LEAP_SECONDS = 10;
const VOLUME_STEP = 0.1;

type Deed = (remote: Remote & { readonly toggleCaptions: () => void }) => void;

const deeds: Readonly<Record<string, Deed>> = {
  ' ': (remote) => remote.togglePlaying(),
  k: (remote) => remote.togglePlaying(),
  ArrowLeft: (remote) => remote.seekBy(-STEP_SECONDS),
  ArrowRight: (remote) => remote.seekBy(STEP_SECONDS),
  j: (remote) => remote.seekBy(-LEAP_SECONDS),
  l: (remote) => remote.seekBy(LEAP_SECONDS),
  ArrowUp: (remote) => remote.turnVolumeBy(VOLUME_STEP),
  ArrowDown: (remote) => remote.turnVolumeBy(-VOLUME_STEP),
  m: (remote) => remote.toggleMuted(),
  f: (remote) => remote.toggleFullScreen(),
  c: (remote) => remote.toggleCaptions(),
};

/** Does what a key means in a player, unless the control with the focus has a use of its own for it. */
export function pressHotKey(event: KeyboardEvent<HTMLElement>, remote: Parameters<Deed>[0]): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const deed = deeds[key];
  if (deed === undefined || isKeyOf(event.target, key)) return;
  event.preventDefault();
  deed(remote);
}

function isKeyOf(target: EventTarget, key: string): boolean {
  if (target instanceof HTMLButtonElement) return key === ' ';
  if (!(target instanceof HTMLInputElement)) return false;
  return key.startsWith('Arrow') || (key === ' ' && target.type === 'radio');
}
