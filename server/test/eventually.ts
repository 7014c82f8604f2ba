import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_MILLISECONDS = 15_000;

/** Asks again and again until the facts are as claimed; what the last look found wrong is what the test fails with. */
export async function eventually<T>(look: () => Promise<T> | T): Promise<T> {
  const end = performance.now() + LONGEST_MILLISECONDS;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > end) throw error;
      await pause(50);
    }
  }
}
