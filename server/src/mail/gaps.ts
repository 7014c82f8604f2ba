import { type Token, tokensIn } from '#contract/mail/tokens.ts';

type IsEmpty = (token: Token) => boolean;

/** Rows first: a row goes as a whole, with the label beside its value. */
const PARTS = ['tr', 'li', 'p'].map((tag) => new RegExp(`<${tag}\\b(?:(?!<${tag}\\b)[\\s\\S])*?</${tag}>\\s?`, 'gi'));

/** A table row, list item or paragraph that has tokens, and no value for any of them, is left out. */
export function withoutEmptyParts(html: string, isEmpty: IsEmpty): string {
  return PARTS.reduce((text, part) => text.replace(part, (found) => (isGap(found, isEmpty) ? '' : found)), html);
}

/** The same for plain text, where the part is a line. */
export function withoutEmptyLines(plain: string, isEmpty: IsEmpty): string {
  return plain
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((line) => !isGap(line, isEmpty))
    .join('\n');
}

function isGap(part: string, isEmpty: IsEmpty): boolean {
  const tokens = tokensIn(part);
  return tokens.length > 0 && tokens.every(isEmpty);
}
