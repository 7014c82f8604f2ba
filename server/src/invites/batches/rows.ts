import type { EventRole } from '#contract/access/roles.ts';
import { BATCH_MAX_ROWS } from '#contract/invites/batches.ts';
import type { Language } from '#contract/languages.ts';
import { oneLine } from '#contract/text.ts';
import { type CsvRecord, readCsv } from '#infra/csv.ts';
import { type Column, columnNamed, languageNamed, roleNamed } from './words.ts';

/** What stands in one row, before anybody judges it. */
export type ReadRow = {
  readonly line: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** null: none is named. */
  readonly role: EventRole | 'unknown' | null;
  readonly language: Language | 'unknown' | null;
  readonly isReadable: boolean;
};

export type Reading =
  | { readonly kind: 'rows'; readonly rows: readonly ReadRow[] }
  | { readonly kind: 'refuse'; readonly because: 'empty' | 'too-long' };

/** A person takes far less; what is longer is a quote that was never closed. */
const LONGEST_RECORD = 2000;
const DELIMITERS = ['\t', ';', ','] as const;
const LINES_LOOKED_AT = 20;

/** Reads a CSV with a head in any of our languages, one without a head, or lines as mail programs write addresses. */
export function readBatch(text: string): Reading {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\n\r\u2028\u2029]/);
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length === 0) return { kind: 'refuse', because: 'empty' };
  const records = recordsIn(lines, filled);
  if (records === null) return { kind: 'refuse', because: 'too-long' };

  const [first, ...rest] = records;
  const head = first === undefined ? null : headIn(first);
  const rows =
    head === null
      ? records.flatMap((record) => rowsWithoutHead(record, lines[record.line - 1] ?? ''))
      : rest.map((record) => rowUnderHead(record, head));
  const named = rows.filter((row) => !row.isReadable || row.email !== '' || row.firstName + row.lastName !== '');
  if (named.length === 0) return { kind: 'refuse', because: 'empty' };
  return named.length > BATCH_MAX_ROWS ? { kind: 'refuse', because: 'too-long' } : { kind: 'rows', rows: named };
}

/** Null when there are too many. One line with an open quote must not swallow the others: then each is read alone. */
function recordsIn(lines: readonly string[], filled: readonly string[]): readonly CsvRecord[] | null {
  const delimiter = delimiterIn(filled);
  const most = BATCH_MAX_ROWS + 2;
  const bounds = { delimiter, maxRecords: most, maxCharacters: LONGEST_RECORD };
  const whole = readCsv(lines.join('\n'), bounds);
  if (whole !== null) return whole.length >= most ? null : whole;
  if (filled.length >= most) return null;
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const [record] = readCsv(line, bounds) ?? [];
    return [{ line: index + 1, cells: record?.cells ?? [] }];
  });
}

/** The one that most of the first lines have; where two are as frequent, the one that is rarer in names. */
function delimiterIn(filled: readonly string[]): string {
  const looked = filled.slice(0, LINES_LOOKED_AT);
  const counts = DELIMITERS.map((delimiter) => looked.filter((line) => line.includes(delimiter)).length);
  const most = Math.max(...counts);
  return DELIMITERS[counts.indexOf(most)] ?? ',';
}

type Head = Readonly<Partial<Record<Column, number>>>;

/** The columns by their names, if this is a head: one column is for addresses, and there is no address in it. */
function headIn({ cells }: CsvRecord): Head | null {
  if (cells.some((cell) => cell.includes('@'))) return null;
  const found: Partial<Record<Column, number>> = {};
  for (const [index, cell] of cells.entries()) {
    const column = columnNamed(cell);
    if (column !== null) found[column] ??= index;
  }
  return found.email === undefined ? null : found;
}

function rowUnderHead({ line, cells }: CsvRecord, head: Head): ReadRow {
  if (cells.length === 0) return unreadable(line);
  const cell = (column: Column) => oneLine(cells[head[column] ?? -1] ?? '');
  return {
    line,
    email: bareAddress(cell('email')),
    ...namesOf({ firstName: cell('firstName'), lastName: cell('lastName'), fullName: cell('fullName') }),
    role: named(cell('role'), roleNamed),
    language: named(cell('language'), languageNamed),
    isReadable: true,
  };
}

/** `nombre` may be the whole name where no other column has a part of it. */
function namesOf({ firstName, lastName, fullName }: Readonly<Record<'firstName' | 'lastName' | 'fullName', string>>) {
  if (lastName !== '') return { firstName, lastName };
  return fullName === '' ? split(firstName) : split(fullName);
}

const HAS_MAILBOX = /<[^<>@]*@[^<>]*>/;
const ADDRESS = /<([^<>]*)>/g;
const NAME_BEFORE = /("(?:[^"\\]|\\.)*"|[^<>;]*)$/;
/** Looking for a name takes the square of it; what is longer is no name. */
const LONGEST_BEFORE = 200;

function rowsWithoutHead(record: CsvRecord, text: string): readonly ReadRow[] {
  const { line, cells } = record;
  if (cells.length === 0) return [unreadable(line)];
  if (HAS_MAILBOX.test(text)) {
    let read = 0;
    return Array.from(text.matchAll(ADDRESS), ({ 0: whole, 1: address = '', index }) => {
      const before = text.slice(Math.max(read, index - LONGEST_BEFORE), index);
      read = index + whole.length;
      const [name = ''] = NAME_BEFORE.exec(before) ?? [];
      return person(line, address, split(oneLine(name.replace(/^[\s,;]+|["\\]/g, ''))));
    });
  }
  const filled = cells.map(oneLine).filter((cell) => cell !== '');
  const addresses = filled.filter((cell) => cell.includes('@'));
  if (addresses.length > 1) return addresses.map((cell) => rowOfCell(line, cell));
  const [address] = addresses;
  if (address === undefined) return filled.length === 0 ? [] : [person(line, filled.join(' '), NOBODY)];

  const rest = filled.filter((cell) => cell !== address);
  const { role, language, names } = withoutRoleAndLanguage(rest);
  if (names.length === 0) return [{ ...rowOfCell(line, address), role, language }];
  const [firstName = '', ...last] = names;
  const who = names.length === 1 ? split(firstName) : { firstName, lastName: last.join(' ') };
  return [{ ...person(line, address, who), role, language }];
}

/**
 * The last cells of a row, as long as a name is left: a role is hardly anybody's name. What stands behind a first and
 * a last name and is neither role nor language was meant to be one.
 */
function withoutRoleAndLanguage(
  cells: readonly string[],
): Pick<ReadRow, 'role' | 'language'> & { readonly names: readonly string[] } {
  const names = [...cells];
  let role: ReadRow['role'] = null;
  let language: Language | null = null;
  while (names.length > 1) {
    const last = names.at(-1) ?? '';
    const asRole: EventRole | null = role === null ? roleNamed(last) : null;
    const asLanguage: Language | null = language === null && names.length > 2 ? languageNamed(last) : null;
    if (asRole === null && asLanguage === null) break;
    role ??= asRole;
    language ??= asLanguage;
    names.pop();
  }
  return names.length > 2 ? { role: role ?? 'unknown', language, names: names.slice(0, 2) } : { role, language, names };
}

/** `ada@example.org Ada Lovelace` in one cell, or an address alone. */
function rowOfCell(line: number, cell: string): ReadRow {
  const words = cell.split(' ');
  const address = words.find((word) => word.includes('@')) ?? cell;
  return person(line, address, split(words.filter((word) => word !== address).join(' ')));
}

type Names = { readonly firstName: string; readonly lastName: string };
const NOBODY: Names = { firstName: '', lastName: '' };

/** `Lovelace, Ada` or `Ada King Lovelace`; one word is the last name, because that one is needed. */
function split(name: string): Names {
  const comma = name.indexOf(',');
  if (comma > 0) return { firstName: name.slice(comma + 1).trim(), lastName: name.slice(0, comma).trim() };
  const space = name.lastIndexOf(' ');
  return { firstName: name.slice(0, Math.max(space, 0)), lastName: name.slice(space + 1) };
}

function person(line: number, address: string, names: Names): ReadRow {
  return { line, email: bareAddress(address), ...names, role: null, language: null, isReadable: true };
}

function unreadable(line: number): ReadRow {
  return { line, email: '', ...NOBODY, role: null, language: null, isReadable: false };
}

/** Without what surrounds it where it was copied from. */
function bareAddress(text: string): string {
  return oneLine(text)
    .replace(/^(mailto:|[<"'(])+|(?<![>"'),;])[>"'),;]+$/gi, '')
    .trim();
}

function named<T>(cell: string, find: (text: string) => T | null): T | 'unknown' | null {
  return cell === '' ? null : (find(cell) ?? 'unknown');
}
