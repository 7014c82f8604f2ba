import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, writeTime } from './clock-time.ts';
import {
  type Draft,
  emptyDraft,
  goneParts,
  isChanged,
  keptParts,
  nextShown,
  onFrame,
  withCutAt,
  withEdge,
  withoutCut,
  withSplitAt,
} from './draft.ts';

const aDraft = (some: Partial<Draft> = {}): Draft => ({ ...emptyDraft(100), ...some });

describe('what is kept', () => {
  it('is everything at first', () => {
    expect(keptParts(aDraft())).toEqual([{ from: 0, to: 100 }]);
    expect(isChanged(aDraft())).toBe(false);
  });

  it('lies between the ends, without what is cut out', () => {
    const draft = aDraft({ start: 10, end: 90, cuts: [{ from: 30, to: 40 }] });
    expect(keptParts(draft)).toEqual([
      { from: 10, to: 30 },
      { from: 40, to: 90 },
    ]);
    expect(goneParts(draft)).toEqual([
      { from: 0, to: 10 },
      { from: 30, to: 40 },
      { from: 90, to: 100 },
    ]);
  });

  it.each([
    [
      'overlap',
      [
        { from: 20, to: 40 },
        { from: 30, to: 50 },
      ],
      [
        { from: 0, to: 20 },
        { from: 50, to: 100 },
      ],
    ],
    [
      'stand in another order',
      [
        { from: 60, to: 70 },
        { from: 10, to: 20 },
      ],
      [
        { from: 0, to: 10 },
        { from: 20, to: 60 },
        { from: 70, to: 100 },
      ],
    ],
    ['reach over the beginning', [{ from: 0, to: 40 }], [{ from: 40, to: 100 }]],
    [
      'leave a sliver that nobody sees',
      [
        { from: 10, to: 20 },
        { from: 20.01, to: 30 },
      ],
      [
        { from: 0, to: 10 },
        { from: 30, to: 100 },
      ],
    ],
  ])('is right where cuts %s', (_, cuts, kept) => {
    expect(keptParts(aDraft({ cuts }))).toEqual(kept);
  });

  it('and what is gone are the whole, whatever is cut', () => {
    const cut = fc
      .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 50 }))
      .map(([from, length]) => ({ from, to: Math.min(100, from + length) }));
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 6 }), fc.integer({ min: 0, max: 40 }), (cuts, start) => {
        const draft = aDraft({ cuts, start });
        const seconds = [...keptParts(draft), ...goneParts(draft)].reduce((sum, { from, to }) => sum + to - from, 0);
        expect(seconds).toBeCloseTo(100, 3);
      }),
    );
  });
});

describe('looking at the result', () => {
  const parts = [
    { from: 10, to: 30 },
    { from: 40, to: 90 },
  ];
  it.each([
    [0, 10],
    [10, null],
    [29.9, null],
    [30, 40],
    [35, 40],
    [50, null],
    [90, 'end'],
  ])('at %d seconds the player goes to %s', (seconds, goal) => {
    expect(nextShown(parts, seconds)).toBe(goal);
  });
});

describe('a handle', () => {
  it('stops before the other one, and at the ends', () => {
    const draft = aDraft({ start: 10, end: 20 });
    expect(withEdge(draft, { chosen: 'whole', edge: 'from', seconds: 30 }).start).toBe(19.5);
    expect(withEdge(draft, { chosen: 'whole', edge: 'to', seconds: 300 }).end).toBe(100);
    expect(withEdge(draft, { chosen: 'whole', edge: 'from', seconds: -4 }).start).toBe(0);
  });

  it('moves a cut that was added, and nothing else', () => {
    const draft = withCutAt(aDraft(), 95);
    expect(draft.cuts).toEqual([{ from: 90, to: 100 }]);
    const moved = withEdge(draft, { chosen: 0, edge: 'from', seconds: 50 });
    expect(moved).toMatchObject({ start: 0, end: 100, cuts: [{ from: 50, to: 100 }] });
    expect(withoutCut(moved, 0).cuts).toEqual([]);
  });

  it('takes a cut along when its start goes behind its end', () => {
    const draft = aDraft({ cuts: [{ from: 0, to: 10 }] });
    expect(withEdge(draft, { chosen: 0, edge: 'from', seconds: 60 }).cuts).toEqual([{ from: 60, to: 70 }]);
    expect(withEdge(draft, { chosen: 0, edge: 'from', seconds: 99 }).cuts).toEqual([{ from: 90, to: 100 }]);
  });
});

describe('a split', () => {
  it('is marked and taken away at the same place, and not at the ends', () => {
    const marked = withSplitAt(withSplitAt(aDraft(), 60), 30);
    expect(marked.splits).toEqual([30, 60]);
    expect(withSplitAt(marked, 30.2).splits).toEqual([60]);
    expect(withSplitAt(aDraft(), 0.1).splits).toEqual([]);
  });
});

describe('a time', () => {
  it.each([
    ['90', 90],
    ['1:30', 90],
    ['1:30.5', 90.5],
    ['1:30,5', 90.5],
    ['1:02:03.040', 3723.04],
    ['', null],
    ['soon', null],
    ['1:2:3:4', null],
  ])('“%s” is %s seconds', (text, seconds) => {
    expect(readTime(text)).toBe(seconds);
  });

  it('is read as it is written', () => {
    for (const seconds of [0, 0.04, 59.96, 61.2, 3723.04]) expect(readTime(writeTime(seconds))).toBe(seconds);
  });

  it('stands on a frame', () => {
    expect(onFrame(1.23, 25)).toBe(1.24);
  });
});
