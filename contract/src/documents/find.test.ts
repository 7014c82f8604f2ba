import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIn, fold } from './find.ts';

const foundIn = (text: string, query: string) =>
  findIn(text, query, 100).map(({ start, end }) => text.slice(start, end));

describe('looking for words', () => {
  it('sees no difference of case, accents, ligatures and gaps', () => {
    expect(foundIn('Light is CAUGHT in the leaf', 'caught')).toEqual(['CAUGHT']);
    expect(foundIn('Das Café in der Straße', 'cafe')).toEqual(['Café']);
    expect(foundIn('Das Cafe\u0301 in der Straße', 'STRASSE')).toEqual(['Straße']);
    expect(foundIn('Straße', 's')).toEqual(['S', 'ß', 'ß']);
    expect(foundIn('an eﬃcient leaf', 'efficient')).toEqual(['eﬃcient']);
    expect(foundIn('caught\nin  the leaf', ' in the ')).toEqual(['in  the']);
    expect(foundIn('שָׁלוֹם', 'שלום')).toEqual(['שָׁלוֹם']);
  });

  it('finds every place once, and nothing for nothing', () => {
    expect(foundIn('aaaa', 'aa')).toEqual(['aa', 'aa']);
    expect(findIn('aaaa', 'a', 3)).toHaveLength(3);
    expect(foundIn('a leaf', ' \n')).toEqual([]);
    expect(foundIn('', 'leaf')).toEqual([]);
  });

  it('finds any part of any text in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        (before, part, after) => {
          fc.pre(fold(part) !== '');
          const found = foundIn(`${before} ${part} ${after}`, part);
          expect(found.some((each) => fold(each) === fold(part))).toBe(true);
        },
      ),
    );
  });
});
