import type { CSSProperties } from 'react';

/** How much of a slider's track is drawn as done, and as loaded: 0 to 1. */
export function share({ done, loaded = done }: { readonly done: number; readonly loaded?: number }): CSSProperties {
  const properties: Record<`--${string}`, string> = { '--done': `${done * 100}%`, '--loaded': `${loaded * 100}%` };
  return properties;
}
