import { describe, expect, it } from 'vitest';
import { stepFrom, widthAt, zoomOf } from './zoom.ts';

describe('zooming', () => {
  it('goes by steps from whatever is shown', () => {
    expect(stepFrom(0.83, 'in')).toBe(1);
    expect(stepFrom(0.83, 'out')).toBe(0.75);
    expect(stepFrom(1, 'in')).toBe(1.25);
    expect(stepFrom(4, 'in')).toBe(4);
    expect(stepFrom(0.25, 'out')).toBe(0.25);
  });

  it('shows paper in its size at 100 %', () => {
    expect(widthAt(1, 595)).toBe(793);
    expect(zoomOf(793, 594.75)).toBe(1);
  });
});
