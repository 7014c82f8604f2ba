import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nearestAfterEdit,
  type Part,
  Parts,
  partsBetween,
  secondsOf,
  spansAfterEdit,
  timesAfterEdit,
} from './parts.ts';

const middleCutOut: readonly Part[] = [
  { from: 10, to: 20 },
  { from: 50, to: 60 },
];

describe('times after an edit', () => {
  it.each([
    [0, null],
    [10, 0],
    [15, 5],
    [20, 10],
    [30, null],
    [50, 10],
    [59.5, 19.5],
    [60, 20],
    [60.1, null],
  ])('moves second %d to %s', (before, after) => {
    expect(timesAfterEdit(middleCutOut)(before)).toBe(after);
  });

  it.each([
    [
      { from: 12, to: 14 },
      { from: 2, to: 4 },
    ],
    [
      { from: 0, to: 12 },
      { from: 0, to: 2 },
    ],
    [
      { from: 18, to: 52 },
      { from: 8, to: 12 },
    ],
    [{ from: 20, to: 50 }, null],
    [{ from: 0, to: 10 }, null],
    [
      { from: 0, to: 100 },
      { from: 0, to: 20 },
    ],
  ])('shortens %o to %o', (before, after) => {
    expect(spansAfterEdit(middleCutOut)(before)).toEqual(after);
  });

  it.each([
    [5, 0],
    [12, 2],
    [30, 10],
    [55, 15],
    [99, 20],
  ])('puts second %d to %d, the cut, where it must not be lost', (before, after) => {
    expect(nearestAfterEdit(middleCutOut)(before)).toBe(after);
  });

  it('keeps the order of what is kept, and stays within the new length', () => {
    const parts = fc
      .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 12 })
      .map((cuts) => cuts.toSorted((a, b) => a - b))
      .map((cuts) =>
        Array.from({ length: Math.floor(cuts.length / 2) }, (_, at) => ({
          from: cuts[at * 2] ?? 0,
          to: cuts[at * 2 + 1] ?? 0,
        })),
      );
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (kept, a, b) => {
        const timeAfter = timesAfterEdit(kept);
        const [first, second] = [timeAfter(Math.min(a, b)), timeAfter(Math.max(a, b))];
        if (first !== null) expect(first).toBeLessThanOrEqual(secondsOf(kept));
        if (first !== null && second !== null) expect(first).toBeLessThanOrEqual(second);
      }),
    );
  });
});

describe('parts', () => {
  it.each([
    ['none', []],
    ['one that ends where it begins', [{ from: 3, to: 3 }]],
    [
      'overlapping ones',
      [
        { from: 0, to: 5 },
        { from: 4, to: 8 },
      ],
    ],
    [
      'ones in another order',
      [
        { from: 5, to: 8 },
        { from: 0, to: 2 },
      ],
    ],
    ['more than there may be', Array.from({ length: 51 }, (_, at) => ({ from: at, to: at + 0.5 }))],
  ])('may not be %s', (_, parts) => {
    expect(Parts.safeParse(parts).success).toBe(false);
  });

  it('between two moments are three', () => {
    expect(partsBetween([4, 7], 10)).toEqual([
      { from: 0, to: 4 },
      { from: 4, to: 7 },
      { from: 7, to: 10 },
    ]);
  });
});
