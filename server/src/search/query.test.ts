import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryFor, dictionaryOf } from './languages.ts';
import { cursorText, partsOf, readCursor } from './policy.ts';
import { readQuery } from './query.ts';
import { bestPlaceIn, marked, snippetOf } from './snippets.ts';
import { foldText, wordsOf } from './words.ts';

describe('words', () => {
  it.each([
    ['Élève À l’école', 'eleve a l ecole'],
    ['Straße, Ærø & Łódź', 'strasse aero lodz'],
    ['COVID-19 in Node.js', 'covid 19 in node js'],
    ['שָׁלוֹם עולם', 'שלום עולם'],
    ['機械学習 2', '機 械 学 習 2'],
    ['👩‍🏫 … !?', ''],
  ])('of “%s” are compared as “%s”', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('stand where they stand, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { start, end, folded } of wordsOf(text)) expect(foldText(text.slice(start, end))).toBe(folded);
      }),
    );
  });
});

describe('a search', () => {
  it.each([
    ['linear alg', { words: 'linear alg', without: [], beginning: { before: 'linear', word: 'alg' } }],
    ['"linear algebra"', { words: '"linear algebra"', without: [], beginning: null }],
    ['"linear alg', { words: '"linear alg"', without: [], beginning: null }],
    ['cell -plant', { words: 'cell', without: ['plant'], beginning: null }],
    ['cell -"green plant"', { words: 'cell', without: ['green plant'], beginning: null }],
    ['cats OR dogs', { words: 'cats or dogs', without: [], beginning: { before: 'cats or', word: 'dogs' } }],
    ['covid-19', { words: '"covid 19"', without: [], beginning: null }],
    ['l’école', { words: '"l ecole"', without: [], beginning: { before: '"l"', word: 'ecole' } }],
    ['do', { words: 'do', without: [], beginning: null }],
    ['?! -- "" \'&|<->:*()', { words: '', without: [], beginning: null }],
  ])('for “%s” is understood', (typed, wanted) => {
    expect(readQuery(typed)).toEqual(wanted);
  });

  it('hands PostgreSQL nothing but words, quotes and spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const { words, without, beginning } = readQuery(typed);
        for (const text of [words, ...without, beginning?.before ?? '', beginning?.word ?? '']) {
          expect(text).toMatch(/^[\p{L}\p{N}\p{M}" ]*$/u);
        }
      }),
    );
  });
});

describe('languages', () => {
  it('are known by their tag', () => {
    expect(dictionaryFor('de-AT')).toBe('german');
    expect(dictionaryFor('he')).toBe('simple');
    expect(dictionaryFor('constructor')).toBe('simple');
  });

  it.each([
    ['How the cells of plants make sugar, and what light is for', 'english'],
    ['Wie die Zellen der Pflanzen Zucker machen und wozu das Licht ist', 'german'],
    ['Comment les cellules des plantes font du sucre avec de la lumière', 'french'],
    ['Cómo las células de las plantas hacen azúcar con la luz del sol', 'spanish'],
    ['Lecture 3', 'simple'],
  ])('of “%s” are told by small words', (text, dictionary) => {
    expect(dictionaryOf(text)).toBe(dictionary);
  });
});

describe('a long text', () => {
  it('is kept in parts that know their places', () => {
    const lines = Array.from({ length: 900 }, (_, at) => ({ text: `line ${at} ${'x'.repeat(90)}`, place: at }));
    const parts = partsOf(lines);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.flatMap(({ places }) => places)).toEqual(lines.map(({ place }) => place));
    for (const { body, places } of parts) expect(body.split('\n')).toHaveLength(places.length);
  });

  it('loses what no text can have', () => {
    expect(
      partsOf([
        { text: 'a\0b \ud800', place: 1 },
        { text: ' \n ', place: 2 },
      ]),
    ).toEqual([{ body: 'a b \ufffd', places: [1] }]);
  });

  it('has an end', () => {
    expect(partsOf([{ text: 'x'.repeat(9_000_000), place: 1 }])).toHaveLength(200);
  });
});

describe('a snippet', () => {
  const isHit = (folded: string) => ['light', 'sugar'].includes(folded);

  it('marks what was searched', () => {
    expect(marked('Light & <b>sugar</b>', isHit)).toEqual([
      { text: 'Light', hit: true },
      { text: ' & <b>', hit: false },
      { text: 'sugar', hit: true },
      { text: '</b>', hit: false },
    ]);
  });

  it('shows where most of it stands together', () => {
    const text = `light ${'and so on '.repeat(40)}they make sugar out of light ${'and more '.repeat(40)}`;
    const words =
      snippetOf(text, isHit)
        ?.map((segment) => segment.text)
        .join('') ?? '';
    expect(words).toContain('make sugar out of light');
    expect(words.length).toBeLessThan(200);
    expect(words.startsWith('… ')).toBe(true);
  });

  it('says nothing where nothing was found', () => {
    expect(snippetOf('Nothing here', isHit)).toBeNull();
  });

  it('leads to the line with most of it', () => {
    const part = { body: 'light\nwater\nmake sugar\nof light', places: [3, 7, 12, 15] };
    expect(bestPlaceIn(part, isHit)?.place).toBe(12);
  });

  it('keeps the text whole, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          marked(text, (folded) => folded.length > 2)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

it('reads its own places in a list, and no others', () => {
  const id = '0197a3c2-5b1e-4d7a-9c40-2f6e8d1b3a55';
  for (const rank of [0.01, 1, 0.607927143573761, 1e-20]) {
    expect(readCursor(cursorText({ rank, createdAt: 5, id }))).toEqual({ rank, createdAt: 5, id });
  }
  for (const text of ['', 'x', `1_5_${id}'`, `NaN_5_${id}`]) expect(readCursor(text)).toBeNull();
});
