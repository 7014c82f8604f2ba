import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

/** `ar-XB` is CLDR's pseudo-language: the English words, set from right to left, to see a page mirrored. */
export const LANGUAGES = ['en', 'ar-XB'] as const;
export type Language = (typeof LANGUAGES)[number];

const FALLBACK: Language = 'en';
const PLURAL_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

type Plain = Readonly<Record<string, string | number>>;
type PluralForm = (typeof PLURAL_FORMS)[number];
type Words = Readonly<Record<string, string>>;

type KeyOf<W extends Words> = {
  [K in keyof W & string]: K extends `${infer Plural}_${PluralForm}` ? Plural : K;
}[keyof W & string];

type WordsAt<W extends Words, K extends string> = {
  [L in keyof W & string]: L extends K | `${K}_${PluralForm}` ? W[L] : never;
}[keyof W & string];

type NamesIn<S extends string> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type Values<W extends Words, K extends string> = {
  readonly [N in NamesIn<WordsAt<W, K>> | (K extends keyof W ? never : 'count')]: N extends 'count'
    ? number
    : string | number;
};

type ValuesIfAny<W extends Words, K extends string> = [keyof Values<W, K>] extends [never]
  ? readonly []
  : readonly [values: Values<W, K>];

/** `t('plays', { count: 3 })`: a key of the table, with a value for each `{{name}}` in its words. */
export type Translate<W extends Words> = <K extends KeyOf<W>>(key: K, ...values: ValuesIfAny<W, K>) => string;

export type Text<W extends Words> = {
  /** For components: draws them anew when the language changes. */
  readonly useText: () => Translate<W>;
  /** For words outside of components. */
  readonly t: Translate<W>;
};

void i18next.init({
  lng: FALLBACK,
  fallbackLng: FALLBACK,
  initAsync: false,
  resources: {},
  // React escapes what it draws; twice would show &amp; to the reader.
  interpolation: { escapeValue: false },
});

i18next.on('languageChanged', setDocumentLanguage);

/** The English words of one feature. A number that changes the words has the keys `plays_one` and `plays_other`. */
export function defineText<const W extends Words>(feature: string, words: W): Text<W> {
  i18next.addResourceBundle(FALLBACK, feature, words);
  const t: Translate<W> = (key, ...[values]) => lookUp(feature, key, values);
  return { t, useText: () => useAnew(t) };
}

function lookUp(feature: string, key: string, values: Plain = {}): string {
  return i18next.t(key, { ns: feature, ...values });
}

function useAnew<T>(t: T): T {
  useLanguage();
  return t;
}

export function currentLanguage(): Language {
  return LANGUAGES.find((language) => language === i18next.language) ?? FALLBACK;
}

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
}

function onLanguageChange(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

function setDocumentLanguage(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}
