const EVERY_MILLISECONDS = 1000;

type Follow = {
  /** Stores the percentage; false when nobody waits for the work any more. */
  readonly put: (percent: number) => Promise<boolean>;
  readonly onTrouble: (error: unknown) => void;
};

/** Stores how far long work has come, about once a second, and notices when nobody waits for it any more. */
export function followProgress({ put, onTrouble }: Follow) {
  const gone = new AbortController();
  let storedAt = Number.NEGATIVE_INFINITY;
  let storing: Promise<void> | null = null;
  return {
    gone: gone.signal,
    settled: async () => {
      await storing;
    },
    /** From 0 to 1. */
    report(share: number) {
      const now = performance.now();
      if (storing !== null || now - storedAt < EVERY_MILLISECONDS) return;
      storedAt = now;
      storing = store(share * 100)
        .catch(onTrouble)
        .finally(() => {
          storing = null;
        });
    },
  };

  async function store(percent: number): Promise<void> {
    if (!(await put(percent))) gone.abort(new Error('Nobody waits for this any more.'));
  }
}
