import { currentLanguage } from '#lib/text.ts';

/** What is taught in, most often; any other language comes with the captions that are there already. */
const OFFERED =
  'af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms mt my nb ne nl pa pl ps pt ro ru sk sl so sq sr sv sw ta te th tl tr uk ur uz vi yi zh'.split(
    ' ',
  );

export type LanguageOption = { readonly value: string; readonly name: string };

/** In the reader's language, by name. */
export function languageOptions(also: readonly string[] = []): readonly LanguageOption[] {
  const codes = [...new Set([...also, ...OFFERED])];
  return codes
    .map((value) => ({ value, name: nameOf(value, currentLanguage()) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, currentLanguage()));
}

/** `Deutsch` for `de`: a reader finds their language by its own name. */
export function ownNameOf(language: string): string {
  const name = nameOf(language, language);
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

function nameOf(language: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** The language that a file's name tells: `lecture.de.srt`. */
export function languageInName(name: string): string | null {
  const [, language = ''] = /[._-]([a-z]{2})(?:[-_][A-Z]{2})?\.(?:vtt|srt)$/.exec(name) ?? [];
  return OFFERED.includes(language) ? language : null;
}
