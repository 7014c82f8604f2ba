import { useEffect } from 'react';
import { serverNow } from '#lib/time.ts';

/** The longest that a timer of a browser can be set to: later moments are not waited for. */
const LONGEST_MS = 2 ** 31 - 1;

/** Acts when this moment has come by the server's clock. */
export function useReachedMoment(moment: Date | null, act: () => void): void {
  const at = moment?.getTime() ?? null;
  useEffect(() => {
    if (at === null) return;
    const waitMs = at - serverNow().getTime();
    if (waitMs > LONGEST_MS) return;
    const timer = setTimeout(act, Math.max(0, waitMs));
    return () => clearTimeout(timer);
  }, [at, act]);
}
