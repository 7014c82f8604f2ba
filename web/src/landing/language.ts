import { chooseLanguage, directionOf, FALLBACK_LANGUAGE, LANGUAGES, type Language } from '#contract/languages.ts';
import { chosenBefore, rememberLanguage } from '#lib/language-choice.ts';
import { english } from './words/en.ts';
import type { Words } from './words/words.ts';

/** English comes with the script, so that there is always something to say; any other language is a file of its own. */
const loaders: Record<Language, () => Promise<Words>> = {
  en: () => Promise.resolve(english),
  de: async () => (await import('./words/de.ts')).german,
  es: async () => (await import('./words/es.ts')).spanish,
  fr: async () => (await import('./words/fr.ts')).french,
  he: async () => (await import('./words/he.ts')).hebrew,
};

/** In the language that is spoken now. */
export let words: Words = english;

let current: Language = FALLBACK_LANGUAGE;
let speakMore: (language: Language) => Promise<void> = async () => {};

/** The reader's own choice, then the languages of their browser; nothing is shown before. */
export const spoken = speak(readersLanguage() ?? FALLBACK_LANGUAGE);

/**
 * Once the invitation is known. What the reader's browser asks for wins over what the inviter chose: it says what this
 * person reads every day, and is known before the first word is drawn, while the inviter's choice may be a mere default.
 */
export async function speakInvitationsLanguage(language: Language): Promise<void> {
  if (readersLanguage() === null) await speak(language);
}

/** For a page with words of its own: in the language that is spoken, and in any that is chosen later. */
export async function alsoSpeak(more: (language: Language) => Promise<void>): Promise<void> {
  await spoken;
  speakMore = more;
  await more(current);
}

/** The buttons at the foot; `redraw` shows the page again as it stands, in the new words. */
export function offerLanguages(redraw: () => void): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    const language = LANGUAGES.find((each) => each === button.dataset.language);
    if (language === undefined) continue;
    button.addEventListener('click', () => {
      rememberLanguage(language);
      void speak(language).then(redraw);
    });
  }
}

function readersLanguage(): Language | null {
  return chosenBefore() ?? chooseLanguage(navigator.languages);
}

async function speak(language: Language): Promise<void> {
  try {
    const [table] = await Promise.all([loaders[language](), speakMore(language)]);
    words = table;
    current = language;
  } catch {
    // Without a connection the page goes on in the language it has.
    return;
  }
  const root = document.documentElement;
  root.lang = language;
  root.dir = directionOf(language);
  document.title = `${words.pageTitle} · ${document.querySelector('.mark span')?.textContent ?? ''}`;
  for (const place of document.querySelectorAll<HTMLElement>('[data-word]')) {
    place.textContent = place.dataset.word === 'imprint' ? words.imprint : words.privacy;
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.setAttribute('aria-current', String(button.dataset.language === language));
  }
  document.querySelector('nav')?.setAttribute('aria-label', words.languages);
}
