import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './schema-words.ts';

const words: Translated<typeof english> = {
  needed: 'Ceci est nécessaire.',
  notRight: 'Ceci n’est pas correct. Vérifiez, s’il vous plaît.',
  tooLong: 'Au plus {{most}} caractères.',
  tooMany: 'Au plus {{most}}.',
  tooBig: '{{most}} au plus.',
  tooSmall: '{{least}} au moins.',
};

export default { feature: 'schema', words } satisfies Translations;
