import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** The first news is looked up at once; what comes on its heels goes together, so that thousands do not ask thousands of times. */
const GATHER_MS = 500;

/** Makes what is shown stale. */
export function createStaleMarker(queryClient: Pick<QueryClient, 'invalidateQueries'>) {
  const gathered = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  return function markStale(keys: readonly QueryKey[]): void {
    for (const key of keys) gathered.set(JSON.stringify(key), key);
    if (timer === null) flush();
  };

  function flush(): void {
    const keys = [...gathered.values()];
    gathered.clear();
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
    timer = keys.length === 0 ? null : setTimeout(flush, GATHER_MS);
  }
}
