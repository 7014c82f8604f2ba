import { describe, expect, it } from 'vitest';
import { type EditFacts, framesOf, keptUntil, refusalOfEdit, versionsToSweep } from './policy.ts';

const noon = new Date('2026-09-01T12:00:00Z');
const daysBefore = (days: number) => new Date(noon.getTime() - days * 24 * 3600 * 1000);

function anEdit(facts: Partial<Omit<EditFacts, 'entry'>> & { readonly entry?: Partial<EditFacts['entry']> } = {}) {
  const { entry, ...rest } = facts;
  return refusalOfEdit({
    entry: { form: 'video', isReady: true, durationSeconds: 60, ...entry },
    isBusy: false,
    mayCreate: true,
    becomes: 'version',
    parts: [{ from: 10, to: 20 }],
    ...rest,
  });
}

describe('a moment', () => {
  it.each([
    [0, 0],
    [0.039, 0],
    [0.04, 1],
    [1.2, 30],
    [1.239, 30],
    // As decimals have it, this is 2.0399999….
    [2.04, 51],
  ])('of %d seconds is seen at frame %d of 25 a second', (seconds, frame) => {
    expect(framesOf({ from: seconds, to: seconds + 1 }, 1 / 25).first).toBe(frame);
  });

  it('begins a part and does not end it', () => {
    expect(framesOf({ from: 0.4, to: 0.8 }, 1 / 25)).toEqual({ first: 10, end: 20 });
    expect(framesOf({ from: 0.4, to: 0.401 }, 1 / 25)).toEqual({ first: 10, end: 11 });
  });
});

describe('an edit', () => {
  it.each([
    ['of a video', {}, null],
    ['of a recording', { entry: { form: 'audio' as const } }, null],
    ['of a document', { entry: { form: 'document' as const } }, 'editor.no-timeline'],
    ['of an image', { entry: { form: 'image' as const } }, 'editor.no-timeline'],
    ['of what is still made', { entry: { isReady: false } }, 'media.not-ready'],
    ['while another one is under way', { isBusy: true }, 'editor.busy'],
    ['behind the end', { parts: [{ from: 50, to: 61 }] }, 'editor.outside'],
    ['to the very end, as a browser rounds it', { parts: [{ from: 50, to: 60.04 }] }, null],
    ['that leaves nearly nothing', { parts: [{ from: 1, to: 1.4 }] }, 'editor.too-short'],
    ['that leaves everything', { parts: [{ from: 0, to: 60 }] }, 'editor.nothing-changed'],
    ['that copies everything', { becomes: 'entry' as const, parts: [{ from: 0, to: 60 }] }, null],
    ['into an entry of who may make none', { becomes: 'entry' as const, mayCreate: false }, 'editor.may-not-create'],
    ['over this entry by who may make none', { mayCreate: false }, null],
    [
      'into entries of which one is nearly nothing',
      {
        becomes: 'entries' as const,
        parts: [
          { from: 0, to: 59.8 },
          { from: 59.8, to: 60 },
        ],
      },
      'editor.too-short',
    ],
  ])('%s: %o', (_, facts, because) => {
    expect(anEdit(facts)).toBe(because);
  });
});

describe('an older version', () => {
  it('is kept for thirty days', () => {
    expect(keptUntil(daysBefore(30))).toEqual(noon);
    const versions = [
      { number: 1, leftAt: daysBefore(30) },
      { number: 2, leftAt: daysBefore(29.9) },
      { number: 3, leftAt: null },
    ];
    expect(versionsToSweep(versions, noon)).toEqual([1]);
  });

  it('goes when five were left after it', () => {
    const versions = Array.from({ length: 7 }, (_, at) => ({ number: at + 1, leftAt: daysBefore(7 - at) }));
    expect(versionsToSweep([...versions, { number: 8, leftAt: null }], noon)).toEqual([2, 1]);
  });

  it('is kept by when it was left, not by its number: one that was brought back may be the latest', () => {
    const versions = [
      { number: 1, leftAt: daysBefore(0) },
      ...Array.from({ length: 5 }, (_, at) => ({ number: at + 2, leftAt: daysBefore(10 + at) })),
      { number: 7, leftAt: null },
    ];
    expect(versionsToSweep(versions, noon)).toEqual([6]);
  });
});
