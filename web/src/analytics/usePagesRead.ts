import { useEffect, useRef, useState } from 'react';
import { createReading } from './reading.ts';
import { useTelling } from './useTelling.ts';

/** Tells which pages of a document were read; hand over the page that is open, each time it is another. */
export function usePagesRead(mediaId: string): (page: number) => void {
  const [reading] = useState(createReading);
  const open = useRef<number | null>(null);
  useTelling(mediaId, { take: () => reading.take(performance.now()), giveBack: () => {} });

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'hidden') reading.close(performance.now());
      else if (open.current !== null) reading.turnTo(open.current, performance.now());
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [reading]);

  return (page) => {
    open.current = page;
    reading.turnTo(page, performance.now());
  };
}
