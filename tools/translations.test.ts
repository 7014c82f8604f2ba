import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#contract/languages.ts';
import { roleWords } from '../server/src/mail/letter-words.ts';

type Words = Readonly<Record<string, string>>;

/** The compiler sees that each word is there; whether it says the same is partly seen here. */
const translations = globSync('web/src/*/*.{de,es,fr,he}.ts').sort();
const others = LANGUAGES.filter((language) => language !== 'en');

const placesIn = (text: string) => Array.from(text.matchAll(/\{\{?\w+\}?\}/g), ([place]) => place).sort();

describe('the translations', () => {
  it('come in every language or in none', () => {
    const bases = new Set(translations.map((path) => path.replace(/\.\w\w\.ts$/, '')));
    expect(bases.size).toBeGreaterThan(3);
    const wanted = [...bases].flatMap((base) => others.map((language) => `${base}.${language}.ts`)).sort();
    expect(translations).toEqual(wanted);
  });

  it.each(translations)('%s has the same values in its places as English', async (path) => {
    const [name = ''] = basename(path).split('.');
    const { words: english }: { words: Words } = await import(join('..', dirname(path), `${name}.ts`));
    const { default: translation }: { default: { words: Words } } = await import(join('..', path));
    const wrong = Object.entries(translation.words).filter(([key, word]) => {
      const original = english[key] ?? english[key.replace(/_(two|many)$/, '_other')] ?? '';
      // One and two may be words of their own, where English writes the number.
      const places = placesIn(original).filter((place) => !/_(one|two)$/.test(key) || place !== '{{count}}');
      return (
        word.trim() === '' ||
        placesIn(word)
          .filter((place) => place !== '{{count}}' || !/_(one|two)$/.test(key))
          .join() !== places.join()
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each(others)('name the roles in %s as the mails do', async (language) => {
    const { default: translation } = await import(`../web/src/invites/text.${language}.ts`);
    const { viewer, speaker, moderator } = roleWords[language];
    expect(translation.words).toMatchObject({
      'role.viewer': viewer,
      'role.speaker': speaker,
      'role.moderator': moderator,
    });
  });

  it('set French marks so that none begins a line', () => {
    const files = [...globSync('web/src/**/{fr,*.fr}.ts'), 'server/src/mail/letter-words.ts'];
    expect(files.length).toBeGreaterThan(5);
    const broken = files.flatMap((path) =>
      Array.from(
        readFileSync(path, 'utf8').matchAll(/'[^'\n]*(?:« |[\p{L}\p{N}}’)»] [:;?!»])[^'\n]*'/gu),
        ([words]) => words,
      ),
    );
    expect(broken).toEqual([]);
  });
});
