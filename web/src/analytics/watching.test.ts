import { describe, expect, it } from 'vitest';
import { createWatch } from './watching.ts';

/** Looks at positions a quarter of a second apart. */
function watchFrom(watch: ReturnType<typeof createWatch>, from: number, to: number, startMs = from * 1000): void {
  for (let position = from; position <= to; position += 0.25) {
    watch.see({ position, atMs: startMs + (position - from) * 1000 });
  }
}

describe('what is watched', () => {
  it('is told as one stretch, without a gap between two tellings', () => {
    const watch = createWatch();
    watchFrom(watch, 0, 5);
    expect(watch.take()).toEqual([{ number: 1, from: 0, to: 5, seconds: 5 }]);
    watchFrom(watch, 5.25, 8);
    expect(watch.take()).toEqual([{ number: 2, from: 5, to: 8, seconds: 3 }]);
    expect(watch.take()).toEqual([]);
  });

  it('leaves out what was jumped over, and counts what is seen again', () => {
    const watch = createWatch();
    watchFrom(watch, 0, 2);
    watchFrom(watch, 60, 62, 2250);
    watchFrom(watch, 0, 1, 4500);
    expect(watch.take().map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [60, 62],
      [0, 1],
    ]);
  });

  it('is cut into stretches that a request may tell', () => {
    const watch = createWatch();
    watchFrom(watch, 0, 100);
    const told = watch.take();
    expect(told.every(({ seconds }) => seconds <= 60)).toBe(true);
    expect(told.reduce((sum, { from, to }) => sum + to - from, 0)).toBeCloseTo(100, 0);
  });

  it('is told again when it did not arrive', () => {
    const watch = createWatch();
    watchFrom(watch, 0, 5);
    const lost = watch.take();
    watch.giveBack(lost);
    watchFrom(watch, 5.25, 6);
    expect(watch.take().map(({ number }) => number)).toEqual([1, 2]);
  });
});
