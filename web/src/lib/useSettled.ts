import { useEffect, useState } from 'react';

const SETTLED_AFTER_MS = 250;

/** The value once it has not changed for a moment. */
export function useSettled<T>(value: T, afterMs = SETTLED_AFTER_MS): T {
  const [settled, setSettled] = useState(value);

  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);

  return settled;
}
