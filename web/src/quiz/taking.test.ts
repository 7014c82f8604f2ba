import { describe, expect, it } from 'vitest';
import { allowedTarget, dueBetween, justBefore, resumePoint } from './taking.ts';

const stops = [
  { id: 'first', atSeconds: 10, isDone: true },
  { id: 'second', atSeconds: 20, isDone: false },
  { id: 'twin', atSeconds: 20, isDone: false },
  { id: 'last', atSeconds: 40, isDone: false },
];
const bounds = { stops, maySkip: false, maySeekAhead: true, reachedSeconds: 15 };

describe('the player in a quiz', () => {
  it('stops at the next question without an answer, and at no other', () => {
    expect(dueBetween(stops, { from: 9, to: 11 })).toBeNull();
    expect(dueBetween(stops, { from: 19.9, to: 20.1 })?.id).toBe('second');
    expect(dueBetween(stops, { from: 20, to: 30 })).toBeNull();
  });

  it('asks the second of two questions at one moment when the first has its answer', () => {
    const answered = stops.map((stop) => (stop.id === 'second' ? { ...stop, isDone: true } : stop));
    expect(dueBetween(answered, { from: justBefore(20), to: 20 })?.id).toBe('twin');
  });

  it('is not sought past a question that may not be skipped', () => {
    expect(allowedTarget(39, bounds)).toBe(20);
    expect(allowedTarget(12, bounds)).toBe(12);
    expect(allowedTarget(39, { ...bounds, maySkip: true })).toBe(39);
  });

  it('is not sought ahead of what was seen where that is shut', () => {
    expect(allowedTarget(18, { ...bounds, maySeekAhead: false })).toBe(15);
    expect(allowedTarget(18, { ...bounds, maySeekAhead: false, maySkip: true })).toBe(15);
  });

  it('goes on where somebody was', () => {
    expect(resumePoint(stops, null, false)).toBe(10);
    expect(resumePoint(stops, 17.5, false)).toBe(17.5);
    expect(resumePoint(stops, 35, false)).toBeLessThan(20);
    expect(resumePoint(stops, 35, true)).toBe(35);
  });
});
