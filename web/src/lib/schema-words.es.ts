import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './schema-words.ts';

const words: Translated<typeof english> = {
  needed: 'Esto es necesario.',
  notRight: 'Esto no es correcto. Compruébelo, por favor.',
  tooLong: 'Use como máximo {{most}} caracteres.',
  tooMany: 'Use como máximo {{most}}.',
  tooBig: 'Como máximo {{most}}.',
  tooSmall: 'Como mínimo {{least}}.',
};

export default { feature: 'schema', words } satisfies Translations;
