import type { TemplateVersion } from '#contract/mail/templates.ts';
import { unknownTokensIn, usesToken } from '#contract/mail/tokens.ts';
import type { useText } from './text.ts';

export type WrittenField = keyof TemplateVersion;

/** What is wrong with the tokens of a text, said while it is typed. */
export function tokenErrorOf(
  text: ReturnType<typeof useText>,
  version: TemplateVersion,
  field: WrittenField,
): string | null {
  const written = version[field];
  const unknown = unknownTokensIn(written);
  if (unknown.length > 0) {
    const names = unknown.map((name) => `{${name}}`).join(', ');
    return text('unknownTokens', { count: unknown.length, names });
  }
  if (field === 'subject') return usesToken(written, 'URL') ? text('noUrlInSubject') : null;
  return written.trim() !== '' && !usesToken(written, 'URL') ? text('needUrl') : null;
}
