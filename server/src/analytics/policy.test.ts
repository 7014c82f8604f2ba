import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { added, completionOf, curvesOf, type NumberedBeat, partsOf } from './policy.ts';

const start = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const beat = (number: number, fromAt: number, toAt: number, seconds = toAt - fromAt): NumberedBeat => ({
  number,
  fromAt,
  toAt,
  seconds,
  beatenAt: at(number * 10),
});

describe('a stretch', () => {
  it('covers the parts it lies in, the first and the last in part', () => {
    const parts = partsOf({ fromAt: 15, toAt: 40, seconds: 25 }, 1000);
    expect(parts.slice(0, 6)).toEqual([0, 0.5, 1, 1, 0, 0]);
    expect(parts).toHaveLength(100);
  });

  it('covers whole pages of a document', () => {
    const parts = partsOf({ fromAt: 2, toAt: 3, seconds: 9 }, 4);
    expect(parts.slice(49, 76)).toEqual([0, ...Array.from({ length: 25 }, () => 1), 0]);
  });

  it('never covers more than there is', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 4000 }), (a, b, length) => {
        const parts = partsOf({ fromAt: Math.min(a, b), toAt: Math.max(a, b), seconds: 1 }, length);
        expect(parts.every((amount) => amount >= 0 && amount <= 1 + 1e-9)).toBe(true);
      }),
    );
  });
});

describe('a view', () => {
  it('counts what is sent twice once, in one batch or in two', () => {
    const once = added(null, [beat(1, 0, 10), beat(1, 0, 10), beat(2, 10, 20)], 100);
    expect(once).toMatchObject({ lastNumber: 2, seconds: 20 });
    expect(added(once, [beat(1, 0, 10), beat(2, 10, 20)], 100)).toEqual(once);
    expect(once?.parts.slice(0, 21)).toEqual([...Array.from({ length: 20 }, () => 1), 0]);
  });

  it('is not longer than time has passed, whatever a program claims', () => {
    const claimed = added(
      null,
      Array.from({ length: 50 }, (_, place) => ({ ...beat(place + 1, 0, 60), beatenAt: at(5) })),
      100,
    );
    expect(claimed?.seconds).toBe(120);
  });

  it('keeps what is told late, as after a tunnel', () => {
    const late = added(null, [{ ...beat(1, 0, 50), beatenAt: at(60) }], 100);
    expect(late?.seconds).toBe(50);
  });
});

describe('the curves of an entry', () => {
  it('fall where viewers leave, and rise where they go back', () => {
    const half = Array.from({ length: 100 }, (_, part) => (part < 50 ? 1 : 0));
    const again = Array.from({ length: 100 }, (_, part) => (part < 10 ? 3 : 1));
    const { completion, reach, heat } = curvesOf([half, again]);
    expect(completion).toBe(0.75);
    expect([reach[0], reach[49], reach[50], reach[99]]).toEqual([1, 1, 0.5, 0.5]);
    expect([heat[0], heat[20], heat[60]]).toEqual([2, 1, 0.5]);
  });

  it('are empty while nobody has looked', () => {
    expect(curvesOf([])).toEqual({ completion: null, reach: [], heat: [] });
  });

  it('count a part as seen from its half on', () => {
    expect(completionOf(Array.from({ length: 100 }, () => 0.49))).toBe(0);
    expect(completionOf(Array.from({ length: 100 }, () => 0.5))).toBe(1);
  });
});
