import { describe, expect, it } from 'vitest';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { hebrew } from './he.ts';
import type { GuestWords } from './words.ts';

const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted();
const textsOf = ({ refusals, ...own }: GuestWords) =>
  [...Object.values(own), ...Object.values(refusals)].flatMap((text) =>
    typeof text === 'string' ? [text] : [text.title, text.text],
  );

describe.each([
  ['German', german],
  ['Spanish', spanish],
  ['French', french],
  ['Hebrew', hebrew],
])('the words for guests in %s', (_language, words) => {
  it('name the same things as the English ones, and are not empty', () => {
    expect(textsOf(words).filter((text) => text.trim() === '')).toEqual([]);
    expect(Object.values(words).map((text) => placesIn(JSON.stringify(text)))).toEqual(
      Object.keys(words).map((key) => placesIn(JSON.stringify(english[key as keyof GuestWords]))),
    );
  });
});
