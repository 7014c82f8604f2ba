import { chooseLanguage, FALLBACK_LANGUAGE, type Language } from '#contract/languages.ts';

const KEY = 'language';

/** What this reader chose here before, else the first of their browser's languages that is spoken here. */
export function preferredLanguage(): Language {
  return chooseLanguage([chosenBefore() ?? '', ...navigator.languages]) ?? FALLBACK_LANGUAGE;
}

/** Null as well where the browser keeps nothing for us, as in a frame of another site. */
export function chosenBefore(): Language | null {
  try {
    return chooseLanguage([window.localStorage.getItem(KEY) ?? '']);
  } catch {
    return null;
  }
}

export function rememberLanguage(language: Language): void {
  try {
    window.localStorage.setItem(KEY, language);
  } catch {
    // Then it holds for this page alone.
  }
}
