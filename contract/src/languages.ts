/** The languages of everything an invited person meets: pages, mails, and the window that invites them. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'he'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is spoken where nobody said anything else, and where a translation is missing. */
export const FALLBACK_LANGUAGE: Language = 'en';

/** Each in its own words, for a list to choose from. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  he: 'עברית',
};

const RIGHT_TO_LEFT: readonly Language[] = ['he'];

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
}

/** The first wish that is spoken here, `de-AT` being `de`; null when none is. Wishes as in `navigator.languages`. */
export function chooseLanguage(wishes: readonly string[]): Language | null {
  for (const wish of wishes) {
    const [primary = ''] = wish.toLowerCase().split('-');
    // Older systems still say `iw` for Hebrew.
    const found = LANGUAGES.find((language) => language === (primary === 'iw' ? 'he' : primary));
    if (found !== undefined) return found;
  }
  return null;
}

/** The languages of an `Accept-Language` header, the most wanted first (RFC 9110 §12.5.4). */
export function wishesIn(header: string): readonly string[] {
  const wishes = header.split(',').map((part) => {
    const [language = '', quality = ''] = part.split(';');
    return { language: language.trim(), weight: Number(/^\s*q=([\d.]+)$/.exec(quality)?.[1] ?? 1) };
  });
  return wishes.toSorted((one, other) => other.weight - one.weight).map(({ language }) => language);
}
