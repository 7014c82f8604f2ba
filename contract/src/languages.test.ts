import { describe, expect, it } from 'vitest';
import { chooseLanguage, wishesIn } from './languages.ts';

describe('the language of a reader', () => {
  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['pl,en;q=0.5,he;q=0.7', 'he'],
    ['iw', 'he'],
    ['en;q=0.2, fr', 'fr'],
    ['pl, *;q=0.1', null],
    ['', null],
    [';;q=,,q=x', null],
  ])('of a browser that asks for %s is %s', (header, language) => {
    expect(chooseLanguage(wishesIn(header))).toBe(language);
  });
});
