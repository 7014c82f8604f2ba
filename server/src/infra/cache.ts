import { LRUCache } from 'lru-cache';

/** Remembers at most `max` values, each for `milliseconds` at most. */
export function createCache<V extends object>({
  max,
  milliseconds,
}: {
  readonly max: number;
  readonly milliseconds: number;
}) {
  return new LRUCache<string, V>({ max, ttl: milliseconds });
}
