import { wordsOf } from './words.ts';

/** How PostgreSQL finds the stems of a language's words; `simple` takes them as they stand. */
export type Dictionary = 'simple' | (typeof DICTIONARIES)[keyof typeof DICTIONARIES];

/** By the first part of a language's tag. PostgreSQL 13 has them all. */
const DICTIONARIES = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
} as const;

export function dictionaryFor(languageTag: string): Dictionary {
  const [primary = ''] = languageTag.toLowerCase().split('-');
  return Object.hasOwn(DICTIONARIES, primary) ? DICTIONARIES[primary as keyof typeof DICTIONARIES] : 'simple';
}

/** Words that are frequent in one of these languages and rare in the others, folded. */
const FREQUENT: readonly (readonly [Dictionary, ReadonlySet<string>])[] = [
  ['english', new Set('the of and to is that with for are this was from by which how what we you'.split(' '))],
  ['german', new Set('der die das und ist nicht ein eine mit von zu im den auf fur wir wie sich auch dem'.split(' '))],
  ['french', new Set('le les des et est dans une du pour que qui sur pas avec au nous vous sont cette ou'.split(' '))],
  ['spanish', new Set('el los las y es en del una por con para que como se su al son mas esta lo'.split(' '))],
  ['italian', new Set('il gli di e che della per una nel sono dei con questo alla come piu le non'.split(' '))],
  ['portuguese', new Set('o os as e do da em um uma para com nao dos que por mais como na no'.split(' '))],
  ['dutch', new Set('de het een en van is niet dat op te zijn met voor aan er ook wij hoe'.split(' '))],
];

const LOOKED_AT = 5000;

/** What a text is written in, where nobody said so: the language whose small words it has most of, or none. */
export function dictionaryOf(text: string): Dictionary {
  const words = wordsOf(text.slice(0, LOOKED_AT));
  const counts = FREQUENT.map(([dictionary, frequent]) => ({
    dictionary,
    count: words.filter(({ folded }) => frequent.has(folded)).length,
  })).toSorted((one, other) => other.count - one.count);
  const [first, second] = counts;
  if (first === undefined || first.count < 2 || first.count === second?.count) return 'simple';
  return first.dictionary;
}
