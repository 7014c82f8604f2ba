import { describe, expect, it } from 'vitest';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { hebrew } from './he.ts';

type Table = { readonly [key: string]: string | Table };

describe.each([
  ['German', german],
  ['Spanish', spanish],
  ['French', french],
  ['Hebrew', hebrew],
])('the words of the landing in %s', (_language, words) => {
  it('name the same things as the English ones, and are not empty', () => {
    const [own, others] = [leavesOf(words), leavesOf(english)];
    for (const [place, text] of own) expect(text.trim(), place).not.toBe('');
    expect(placesIn(own)).toEqual(placesIn(others));
  });
});

function leavesOf(table: Table, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(table).flatMap(([key, value]) => {
    const place = `${path}/${key}`;
    return typeof value === 'string' ? [[place, value] as const] : leavesOf(value, place);
  });
}

/** Which values each text names; how often and in what order is the language's own. */
function placesIn(leaves: readonly (readonly [string, string])[]) {
  return Object.fromEntries(
    leaves.map(([place, text]) => [place, [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted()]),
  );
}
