import { useState } from 'react';

export type Draft<T> = {
  readonly value: T;
  readonly change: (part: Partial<T>) => void;
  /** The fields that differ from what is saved. */
  readonly changed: readonly (keyof T & string)[];
  readonly discard: () => void;
};

/** What is being changed over what is saved: a field nobody touched follows what others save meanwhile. */
export function useDraft<T extends object>(saved: T): Draft<T> {
  const [changes, setChanges] = useState<Partial<T>>({});
  const value = { ...saved, ...changes };
  const changed = (Object.keys(changes) as (keyof T & string)[]) // `keys` forgets what the object was.
    .filter((field) => JSON.stringify(saved[field]) !== JSON.stringify(value[field]));
  return {
    value,
    changed,
    change: (part) => setChanges((before) => ({ ...before, ...part })),
    discard: () => setChanges({}),
  };
}
