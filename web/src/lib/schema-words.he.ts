import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './schema-words.ts';

const words: Translated<typeof english> = {
  needed: 'השדה הזה נחוץ.',
  notRight: 'הערך אינו תקין. נא לבדוק אותו.',
  tooLong: 'לכל היותר {{most}} תווים.',
  tooMany: 'לכל היותר {{most}}.',
  tooBig: 'לכל היותר {{most}}.',
  tooSmall: 'לכל הפחות {{least}}.',
};

export default { feature: 'schema', words } satisfies Translations;
