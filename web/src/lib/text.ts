import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { directionOf, FALLBACK_LANGUAGE, LANGUAGES, type Language } from '#contract/languages.ts';

// Unicode's marks around text that keeps its own direction, and gives none to what is beside it.
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

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

/** The words of a feature in another language. Forms of a plural that it does not use are left out. */
export type Translated<W extends Words> = { readonly [K in keyof W]: string } & {
  readonly [K in PluralOf<W> as `${K}_two` | `${K}_many`]?: string;
};

type PluralOf<W extends Words> = {
  [K in keyof W & string]: K extends `${infer Plural}_other` ? Plural : never;
}[keyof W & string];

export type Text<W extends Words> = {
  /** The table itself: translations are held against its type. */
  readonly words: W;
  /** For components: draws them anew when the language changes. */
  readonly useText: () => Translate<W>;
  /** For words outside of components. */
  readonly t: Translate<W>;
};

void i18next.init({
  lng: FALLBACK_LANGUAGE,
  fallbackLng: FALLBACK_LANGUAGE,
  initAsync: false,
  resources: {},
  // React escapes what it draws; twice would show &amp; to the reader.
  interpolation: { escapeValue: false },
});

i18next.on('languageChanged', setDocumentLanguage);

/** The English words of one feature. A number that changes the words has the keys `plays_one` and `plays_other`. */
export function defineText<const W extends Words>(feature: string, words: W): Text<W> {
  i18next.addResourceBundle(FALLBACK_LANGUAGE, feature, words);
  const t: Translate<W> = (key, ...[values]) => lookUp(feature, key, values);
  return { words, t, useText: () => useAnew(t) };
}

function lookUp(feature: string, key: string, values: Plain = {}): string {
  const isRightToLeft = directionOf(currentLanguage()) === 'rtl';
  return i18next.t(key, { ns: feature, ...(isRightToLeft ? isolate(values) : values) });
}

/** A Latin name would draw the number behind it to its other side. */
function isolate(values: Plain): Plain {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? `${FIRST_STRONG_ISOLATE}${value}${POP_DIRECTIONAL_ISOLATE}` : value,
    ]),
  );
}

function useAnew<T>(t: T): T {
  useLanguage();
  return t;
}

export function currentLanguage(): Language {
  return LANGUAGES.find((language) => language === i18next.language) ?? FALLBACK_LANGUAGE;
}

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

export type Translations = { readonly feature: string; readonly words: Words };

/** Draws every page anew in a language, whose translations were loaded before. */
export async function changeLanguage(language: Language, translations: readonly Translations[]): Promise<void> {
  for (const { feature, words } of translations) i18next.addResourceBundle(language, feature, withEveryForm(words));
  await i18next.changeLanguage(language);
}

/** `other` stands for the forms that a translation does not have: i18next would take the English words there. */
function withEveryForm(words: Words): Words {
  const forms = Object.entries(words).flatMap(([key, word]) =>
    key.endsWith('_other') ? PLURAL_FORMS.map((form) => [key.replace(/other$/, form), word] as const) : [],
  );
  return { ...Object.fromEntries(forms), ...words };
}

function onLanguageChange(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

function setDocumentLanguage(): void {
  document.documentElement.lang = currentLanguage();
  document.documentElement.dir = directionOf(currentLanguage());
}
