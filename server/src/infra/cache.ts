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

/** Remembers what was read, up to `maxBytes` in all, and reads once what several ask for at the same time. */
export function createByteCache(maxBytes: number) {
  const kept = new LRUCache<string, Buffer>({
    maxSize: maxBytes,
    sizeCalculation: (bytes) => Math.max(1, bytes.length),
  });
  const underWay = new Map<string, Promise<Buffer>>();

  return async (key: string, read: () => Promise<Buffer>): Promise<Buffer> => {
    const bytes = kept.get(key);
    if (bytes !== undefined) return bytes;
    const reading = underWay.get(key) ?? readAndKeep(key, read);
    return reading;
  };

  function readAndKeep(key: string, read: () => Promise<Buffer>): Promise<Buffer> {
    const reading = read()
      .then((bytes) => {
        kept.set(key, bytes);
        return bytes;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, reading);
    return reading;
  }
}
