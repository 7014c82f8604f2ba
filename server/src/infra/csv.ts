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
