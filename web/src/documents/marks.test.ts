import { describe, expect, it } from 'vitest';
import { marksOn } from './marks.ts';

const word = (text: string, x: number, y: number) => ({ text, x, y, width: 0.25, height: 0.02 });
const lines = [{ words: [word('Light', 0.1, 0.1), word('is', 0.4, 0.1)] }, { words: [word('caught', 0.1, 0.2)] }];

describe('the marks of what was searched', () => {
  it('cover words, parts of words, and go over the end of a line', () => {
    expect(marksOn(lines, 'light')).toEqual([[{ x: 0.1, y: 0.1, width: 0.25, height: 0.02 }]]);
    expect(marksOn(lines, 'is caught')).toEqual([
      [
        { x: 0.4, y: 0.1, width: 0.25, height: 0.02 },
        { x: 0.1, y: 0.2, width: 0.25, height: 0.02 },
      ],
    ]);
    const [[part] = []] = marksOn(lines, 'ght');
    expect(part?.x).toBeCloseTo(0.2);
    expect(part?.width).toBeCloseTo(0.15);
  });

  it('are none where it does not stand', () => {
    expect(marksOn(lines, 'sugar')).toEqual([]);
    expect(marksOn([], 'light')).toEqual([]);
  });
});
