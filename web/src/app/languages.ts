import type { Language } from '#contract/languages.ts';
import { rememberLanguage } from '#lib/language-choice.ts';
import { changeLanguage, type Translations } from '#lib/text.ts';

/** English stands in the features themselves; the words of another language come as one file, when it is spoken. */
const files = import.meta.glob<Translations>('../*/*.{de,es,fr,he}.ts', { import: 'default' });

/** Words that cannot be fetched leave the page in English rather than empty. */
export async function speak(language: Language): Promise<void> {
  const ofLanguage = Object.entries(files).filter(([path]) => path.endsWith(`.${language}.ts`));
  const loaded = await Promise.allSettled(ofLanguage.map(([, load]) => load()));
  await changeLanguage(
    language,
    loaded.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
  );
}

export async function chooseLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await speak(language);
}
