import { parse } from 'csv-parse/sync';
import { oneLine } from '#contract/text.ts';

/** Spreadsheets of Windows take a file without it for one in the code page of the country. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Where a spreadsheet begins to calculate: at the start, after quotes and spaces, and after what another country separates cells by. */
const FORMULA = /(^|[;,\t])(["'\s]*)([=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** One row of a file by RFC 4180, in which no cell is taken for a formula, holds a line break or turns the writing direction. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  return `"${oneLine(text).replace(FORMULA, "$1$2'$3").replaceAll('"', '""')}"`;
}

export type CsvRecord = {
  /** The line on which it ends. */
  readonly line: number;
  readonly cells: readonly string[];
};

type Bounds = { readonly delimiter: string; readonly maxRecords: number; readonly maxCharacters: number };

/** Null when a quote never ends or a record is larger than it may be: who reads on then does so line by line. */
export function readCsv(text: string, { delimiter, maxRecords, maxCharacters }: Bounds): readonly CsvRecord[] | null {
  try {
    const found = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: maxCharacters,
      to: maxRecords,
      info: true,
    }) as unknown as readonly { record: readonly string[]; info: { lines: number } }[]; // What `info` makes of the answer.
    return found.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch {
    return null;
  }
}
