import type { TemplateText } from '#contract/mail/endpoints.ts';
import { unknownTokensIn, usesToken } from '#contract/mail/tokens.ts';
import type { useText } from './text.ts';

export type WrittenField = 'subject' | 'html' | 'plain';

/** What is wrong with the tokens of a text, said while it is typed. */
export function tokenErrorOf(
  text: ReturnType<typeof useText>,
  template: TemplateText,
  field: WrittenField,
): string | null {
  const written = template[field];
  const unknown = unknownTokensIn(written);
  if (unknown.length > 0) {
    const names = unknown.map((name) => `{${name}}`).join(', ');
    return text('unknownTokens', { count: unknown.length, names });
  }
  if (field === 'subject') return usesToken(written, 'URL') ? text('noUrlInSubject') : null;
  return written.trim() !== '' && !usesToken(written, 'URL') ? text('needUrl') : null;
}
