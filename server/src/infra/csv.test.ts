import { describe, expect, it } from 'vitest';
import { csvRow } from './csv.ts';

describe('a row for spreadsheets', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+49 30 1234', `"'+49 30 1234"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'=1"`],
    ['\r=1', `"'=1"`],
    ['"=1', `"""'=1"`],
    [`'=1`, `"''=1"`],
    ['＝1', `"'＝1"`],
    ['＋1', `"'＋1"`],
    ['－1', `"'－1"`],
    ['＠x', `"'＠x"`],
    ['\u202e=1', `"'=1"`],
    ['\0=1', `"'=1"`],
    ['a;=cmd|x', `"a;'=cmd|x"`],
    ['a, "@x"', `"a, ""'@x"""`],
  ])('keeps %j from being a formula', (text, cell) => {
    expect(csvRow([text])).toBe(`${cell}\r\n`);
  });

  it('leaves what people are called as it is', () => {
    const names = ['Jörg Müller-Lüdenscheidt', "O'Brien", 'שרה לוי', 'a+b@example.org', 'Anne-Marie', '1 - 2'];
    expect(csvRow(names)).toBe(`${names.map((name) => `"${name}"`).join(',')}\r\n`);
  });

  it('keeps each row on one line, whatever stands in a cell (RFC 4180 §2.6)', () => {
    expect(csvRow(['a\r\nb', 'say "hi"', '<b>'])).toBe('"a b","say ""hi""","<b>"\r\n');
  });
});
