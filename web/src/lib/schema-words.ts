import { FIELD_WORDS } from '#contract/words.ts';
import { defineText } from './text.ts';

export const { t, words } = defineText('schema', {
  needed: 'This is needed.',
  notRight: 'This is not right. Please check it.',
  tooLong: 'Use at most {{most}} characters.',
  tooMany: 'Use at most {{most}} of them.',
  tooBig: 'Use {{most}} at most.',
  tooSmall: 'Use {{least}} at least.',
});

const field = defineText('fields', FIELD_WORDS);
const keys = Object.keys(FIELD_WORDS) as (keyof typeof FIELD_WORDS)[]; // The type of keys forgets whose they are.

/** A sentence of the contract in the reader's language; one that is not from there stays as it came. */
export function inReadersLanguage(message: string): string {
  const key = keys.find((candidate) => FIELD_WORDS[candidate] === message);
  return key === undefined ? message : field.t(key);
}
