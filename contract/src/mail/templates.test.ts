import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#contract/languages.ts';
import { FIELD_WORDS } from '#contract/words.ts';
import { TemplateText, type TemplateVersion, type TemplateVersions, versionFor } from './templates.ts';
import { fillTokens, TOKENS, tokensIn, unknownTokensIn } from './tokens.ts';

const version = (change: Partial<TemplateVersion> = {}): TemplateVersion => ({
  subject: 'Come',
  html: '<a href="{URL}">open</a>',
  plain: 'Open {URL}',
  ...change,
});

const wrongIn = (versions: object) => {
  const { error } = TemplateText.safeParse({ name: 'A', senderName: '', versions });
  return (error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);
};

describe('a version of a template', () => {
  const { tokenUnknown, linkInSubject, linkMissing, plainMissing } = FIELD_WORDS;

  it.each([
    [{ subject: 'For {NOBODY}' }, 'subject', tokenUnknown],
    [{ subject: 'See {URL}' }, 'subject', linkInSubject],
    [{ html: '<p>{NOBODY} {URL}</p>' }, 'html', tokenUnknown],
    [{ html: '<p>Hello</p>' }, 'html', linkMissing],
    [{ html: '<p>{url}</p>' }, 'html', linkMissing],
    [{ plain: '{NOBODY} {URL}' }, 'plain', tokenUnknown],
    [{ plain: 'Hello' }, 'plain', linkMissing],
    [{ plain: ' \n' }, 'plain', plainMissing],
  ] as const)('is refused with %j', (change, field, words) => {
    for (const language of LANGUAGES) {
      expect(wrongIn({ en: version(), [language]: version(change) })).toEqual([
        [`versions.${language}.${field}`, words],
      ]);
    }
  });

  it('may use every token, the link outside of its subject', () => {
    const every = TOKENS.map((token) => `{${token}}`).join(' ');
    expect(wrongIn({ en: version({ subject: every.replace('{URL} ', ''), html: every, plain: every }) })).toEqual([]);
  });

  it('loses the one character that cannot be kept', () => {
    const { versions } = TemplateText.parse({
      name: 'A',
      senderName: '',
      versions: { en: version({ plain: '\0{URL}' }) },
    });
    expect(versions.en.plain).toBe('{URL}');
  });

  it('must be there in English, and may be in each other language', () => {
    expect(wrongIn({ de: version() }).map(([field]) => field)).toEqual(['versions.en']);
    expect(wrongIn(Object.fromEntries(LANGUAGES.map((language) => [language, version()])))).toEqual([]);
  });
});

describe('the language of a mail', () => {
  const versions: TemplateVersions = { en: version(), he: version({ subject: 'בוא' }) };

  it.each<[Language, Language]>([
    ['en', 'en'],
    ['he', 'he'],
    ['fr', 'en'],
  ])('of an invitation in %s is %s', (wanted, spoken) => {
    expect(versionFor(versions, wanted)).toEqual({ language: spoken, version: versions[spoken] });
  });
});

describe('tokens', () => {
  it('are names in capitals and braces', () => {
    expect(unknownTokensIn('{NOBODY} {URL} {nobody} {NOBODY} { URL } {A B}')).toEqual(['NOBODY']);
    expect(tokensIn('{URL} {NOBODY} {MEDIA} {URL}')).toEqual(['URL', 'MEDIA']);
  });

  it('are filled once: a value is never looked at again', () => {
    expect(fillTokens('{MEDIA} {NOBODY}', () => '{URL}')).toBe('{URL} {NOBODY}');
  });
});
