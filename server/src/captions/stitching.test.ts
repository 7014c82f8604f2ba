import { describe, expect, it } from 'vitest';
import { bytesOf, captionsFrom, cutIn, languageFrom, nameOf, placed } from './stitching.ts';

describe('a long sound', () => {
  it('is cut where it is quiet, near the end of a piece', () => {
    const samples = Buffer.alloc(bytesOf(60_000));
    for (let at = 0; at < samples.length; at += 2) samples.writeInt16LE(at % 4 === 0 ? 8000 : -8000, at);
    samples.fill(0, bytesOf(20_000), bytesOf(21_000));
    samples.fill(0, bytesOf(50_000), bytesOf(50_400));
    expect(cutIn(samples)).toBeGreaterThan(50_000);
    expect(cutIn(samples)).toBeLessThan(50_400);
  });

  it('has what was heard in its pieces at the place in the whole, and nothing from behind a piece', () => {
    const heard = [
      { startMs: 0, endMs: 500, text: 'a' },
      { startMs: 900, endMs: 5000, text: 'b' },
      { startMs: 2000, endMs: 3000, text: 'c' },
    ];
    expect(placed(heard, { fromMs: 10_000, ms: 1000 })).toEqual([
      { startMs: 10_000, endMs: 10_500, text: 'a' },
      { startMs: 10_900, endMs: 11_000, text: 'b' },
    ]);
  });
});

describe('captions of what was heard', () => {
  it('have two lines at most, and share out the time', () => {
    const text =
      'Plants turn light into sugar, and they do it in tiny green bodies that once were cells of their own, long ago.';
    const cues = captionsFrom([{ startMs: 0, endMs: 8000, text }]);
    expect(cues.map((cue) => cue.text.replaceAll('\n', ' ')).join(' ')).toBe(text);
    expect(cues.length).toBeGreaterThan(1);
    expect([cues[0]?.startMs, cues.at(-1)?.endMs]).toEqual([0, 8000]);
    for (const cue of cues) {
      const lines = cue.text.split('\n');
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(42);
    }
  });

  it('are none of nothing', () => {
    expect(captionsFrom([{ startMs: 0, endMs: 1, text: '' }])).toEqual([]);
  });
});

it('knows languages by code and by name', () => {
  expect([languageFrom('de'), languageFrom('Hebrew'), languageFrom('klingon'), languageFrom(null)]).toEqual([
    'de',
    'he',
    'und',
    'und',
  ]);
  expect([nameOf('de'), nameOf('he')]).toEqual(['Deutsch', 'עברית']);
});
