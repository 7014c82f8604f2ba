import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#contract/languages.ts';
import { roleWords } from '#mail/letter-words.ts';
import { type ReadRow, readBatch } from './rows.ts';

const rowsOf = (text: string): readonly ReadRow[] => {
  const reading = readBatch(text);
  if (reading.kind === 'refuse') throw new Error(reading.because);
  return reading.rows;
};
const brief = (text: string) => rowsOf(text).map(({ firstName, lastName, email }) => [firstName, lastName, email]);
const ada = ['Ada', 'Lovelace', 'ada@example.org'];
const grace = ['Grace', 'Hopper', 'grace@example.org'];

describe('a list with a head', () => {
  it.each([
    ['English', 'Email,First name,Last name\nada@example.org,Ada,Lovelace'],
    ['another order', 'Last name,E-Mail,First name\nLovelace,ada@example.org,Ada'],
    ['German, with semicolons', 'Vorname;Nachname;E-Mail-Adresse\nAda;Lovelace;ada@example.org'],
    ['Spanish', 'Nombre;Apellidos;Correo electrónico\nAda;Lovelace;ada@example.org'],
    ['a Spanish whole name', 'Nombre,Correo\nAda Lovelace,ada@example.org'],
    ['French, with tabs', 'Prénom\tNom\tAdresse e-mail\nAda\tLovelace\tada@example.org'],
    ['Hebrew', 'שם פרטי,שם משפחה,דוא"ל\nAda,Lovelace,ada@example.org'],
    ['a whole name', 'name,mail\n"Lovelace, Ada",ada@example.org'],
    ['columns that say nothing to us', 'Id,Email,Matrikel,Vorname,Nachname\n1,ada@example.org,77,Ada,Lovelace'],
    ['the mark of UTF-8', '\ufeffEmail;Vorname;Nachname\r\nada@example.org;Ada;Lovelace\r\n'],
    ['quoted fields', '"Email","Vorname","Nachname"\n"ada@example.org","Ada","Lovelace"'],
    ['the line ends of an old Mac', 'Email,Vorname,Nachname\rada@example.org,Ada,Lovelace\r'],
  ])('is read: %s', (_, text) => {
    expect(brief(text)).toEqual([ada]);
  });

  it('names roles and languages in the words of their people', () => {
    const head = 'email,last name,role,language\n';
    const roles = (lines: string) => rowsOf(head + lines).map(({ role, language }) => [role, language]);
    expect(roles('a@b.org,A,Moderatorin,Deutsch\na@b.org,A,ponente,es-MX\na@b.org,A,,\na@b.org,A,king,tlh')).toEqual([
      ['moderator', 'de'],
      ['speaker', 'es'],
      [null, null],
      ['unknown', 'unknown'],
    ]);
  });

  it('keeps the line of each row, also below empty ones', () => {
    expect(rowsOf('email,name\n\n\nada@example.org,Ada\r\ngrace@example.org,Grace').map(({ line }) => line)).toEqual([
      4, 5,
    ]);
  });
});

describe('lines without a head', () => {
  it.each([
    ['as mail programs write them', 'Ada Lovelace <ada@example.org>\n"Hopper, Grace" <grace@example.org>'],
    ['all in one line', 'Ada Lovelace <ada@example.org>; Grace Hopper <grace@example.org>'],
    ['last names first, in one line', 'Lovelace, Ada <ada@example.org>, Hopper, Grace <grace@example.org>'],
    ['as a CSV', 'ada@example.org,Ada,Lovelace\nGrace,Hopper,grace@example.org'],
    ['with semicolons and a whole name', 'ada@example.org;Ada Lovelace\ngrace@example.org;Hopper, Grace'],
    ['with spaces', 'ada@example.org Ada Lovelace\nGrace Hopper grace@example.org'],
    ['copied from a page', 'Ada\tLovelace\tmailto:ada@example.org\nGrace\tHopper\t<grace@example.org>'],
  ])('are read: %s', (_, text) => {
    expect(brief(text)).toEqual([ada, grace]);
  });

  it.each(LANGUAGES)('knows the roles by their names on our own pages and mails in %s', (language) => {
    const lines = Object.values(roleWords[language]).map((role) => `a@b.org,A,${role}`);
    expect(rowsOf(`email,last name,role\n${lines.join('\n')}`).map(({ role }) => role)).toEqual(
      Object.keys(roleWords[language]),
    );
  });

  it('takes a role and a language at the end', () => {
    expect(rowsOf('ada@example.org,Ada,Lovelace,speaker,fr')).toMatchObject([
      { firstName: 'Ada', lastName: 'Lovelace', role: 'speaker', language: 'fr' },
    ]);
    expect(rowsOf('ada@example.org;Ada Lovelace;Moderatorin')).toMatchObject([
      { lastName: 'Lovelace', role: 'moderator' },
    ]);
    expect(rowsOf('ada@example.org,Ada,Lovelace,queen')).toMatchObject([{ lastName: 'Lovelace', role: 'unknown' }]);
  });

  it('leaves an address without a name as it is, and a name without an address', () => {
    expect(brief('ada@example.org\nAda Lovelace')).toEqual([
      ['', '', 'ada@example.org'],
      ['', '', 'Ada Lovelace'],
    ]);
  });
});

describe('hostile input', () => {
  it.each([
    ['nothing', ''],
    ['empty lines', '\n \r\n\t\n'],
    ['a head alone', 'email,name'],
    ['empty cells', ',,,\n;;;'],
  ])('is refused when there is nobody: %s', (_, text) => {
    expect(readBatch(text)).toEqual({ kind: 'refuse', because: 'empty' });
  });

  it('takes ten thousand rows, and not one more', () => {
    const list = (count: number) =>
      `email,last name\n${Array.from({ length: count }, (_, index) => `p${index}@example.org,P`).join('\n')}`;
    expect(rowsOf(list(10_000))).toHaveLength(10_000);
    expect(readBatch(list(10_001))).toEqual({ kind: 'refuse', because: 'too-long' });
    expect(readBatch('"\n'.repeat(500_000))).toEqual({ kind: 'refuse', because: 'too-long' });
  });

  it('loses one row to a quote that never ends, and not the others', () => {
    const rows = rowsOf('email,name\nada@example.org,"Ada Lovelace\ngrace@example.org,Grace Hopper');
    expect(rows.map(({ isReadable, email }) => [isReadable, email])).toEqual([
      [false, ''],
      [true, 'grace@example.org'],
    ]);
  });

  it('is not held up by a field of a megabyte', () => {
    const rows = rowsOf(`ada@example.org,Ada Lovelace\n"${'x'.repeat(1_000_000)}",y\ngrace@example.org,Grace Hopper`);
    expect(rows.map(({ isReadable }) => isReadable)).toEqual([true, false, true]);
  });

  it.each([
    ['separators behind an address', `<ada@example.org>${','.repeat(1_000_000)}`],
    ['at signs that no bracket closes', `<${'@'.repeat(1900)}${','.repeat(1_000_000)}`],
    [
      'names of two thousand characters',
      Array(1000)
        .fill(`<ada@example.org>${'x'.repeat(1900)}`)
        .join('\n'),
    ],
    [
      'brackets before an address',
      Array(1000)
        .fill(`${'>'.repeat(1900)}x@example.org`)
        .join('\n'),
    ],
  ])('is not held up by %s', (_, text) => {
    const before = performance.now();
    readBatch(text);
    expect(performance.now() - before).toBeLessThan(1500);
  });

  it('keeps formulas and marks as text, without what cannot be seen', () => {
    expect(brief('email,first name,last name\nada@example.org,=cmd|x,A\u0000da\u202e')).toEqual([
      ['=cmd|x', 'A da', 'ada@example.org'],
    ]);
  });

  it('takes line ends of every kind in one list', () => {
    expect(brief('email,name\r\nada@example.org,Ada Lovelace\ngrace@example.org,Grace Hopper\r')).toEqual([ada, grace]);
  });
});
