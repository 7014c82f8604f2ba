import type { KeyboardEvent } from 'react';

export type Deeds = {
  readonly turnBy: (pages: number) => void;
  readonly turnTo: (page: 'first' | 'last') => void;
  /** Moves within the page, and turns it at its end. */
  readonly read: (way: 'on' | 'back') => void;
  readonly zoom: (way: 'in' | 'out' | 'fit') => void;
  readonly toggleFullScreen: () => void;
  readonly search: () => void;
};

const deeds: Readonly<Record<string, (deeds: Deeds) => void>> = {
  PageDown: ({ read }) => read('on'),
  PageUp: ({ read }) => read('back'),
  Home: ({ turnTo }) => turnTo('first'),
  End: ({ turnTo }) => turnTo('last'),
  '+': ({ zoom }) => zoom('in'),
  '=': ({ zoom }) => zoom('in'),
  '-': ({ zoom }) => zoom('out'),
  '0': ({ zoom }) => zoom('fit'),
  f: ({ toggleFullScreen }) => toggleFullScreen(),
  '/': ({ search }) => search(),
};

/** Does what a key means for a document, unless somebody types. */
export function pressHotKey(event: KeyboardEvent<HTMLElement>, all: Deeds): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target instanceof HTMLInputElement) return;
  const deed = deedOf(event);
  if (deed === undefined) return;
  event.preventDefault();
  deed(all);
}

function deedOf({ key, currentTarget }: KeyboardEvent<HTMLElement>): ((deeds: Deeds) => void) | undefined {
  const onwards = currentTarget.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowLeft' || key === 'ArrowRight') return ({ turnBy }) => turnBy(key === onwards ? 1 : -1);
  return deeds[key.length === 1 ? key.toLowerCase() : key];
}
