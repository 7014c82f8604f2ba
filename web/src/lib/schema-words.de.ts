import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './schema-words.ts';

const words: Translated<typeof english> = {
  needed: 'Das wird gebraucht.',
  notRight: 'Das stimmt nicht. Bitte prüfen Sie es.',
  tooLong: 'Höchstens {{most}} Zeichen.',
  tooMany: 'Höchstens {{most}} davon.',
  tooBig: 'Höchstens {{most}}.',
  tooSmall: 'Mindestens {{least}}.',
};

export default { feature: 'schema', words } satisfies Translations;
