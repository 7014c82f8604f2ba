import type { Cursor, Sort } from './listing-store.ts';
import { isId } from './policy.ts';

/** A place in a list, for the next call: it holds for the order it was made in. */
export function cursorOf(sort: Sort, { key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');
}

/** Null when it is none of ours, or of another order. */
export function readCursor(sort: Sort, text: string): Cursor | null {
  const [of, key, id] = partsIn(text);
  if (of !== sort || typeof key !== 'string' || typeof id !== 'string') return null;
  return isId(id) && KEYS[sort].test(key) ? { key, id } : null;
}

/** As PostgreSQL writes them; it would refuse anything else with a failure of ours. */
const KEYS: Record<Sort, RegExp> = {
  newest: /^\d{1,18}$/,
  oldest: /^\d{1,18}$/,
  title: /^[^\0]{0,400}$/,
  'most-played': /^\d{1,18}$/,
  longest: /^-?\d{1,15}(\.\d{1,20})?(e[+-]\d\d)?$/,
};

function partsIn(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
