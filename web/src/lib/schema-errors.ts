import type { z } from 'zod';
import { inReadersLanguage, t } from './schema-words.ts';

/** What is wrong with an input by the contract's own schema, by dotted path: said before anything is sent. */
export function errorsIn(schema: z.ZodType, value: unknown): ReadonlyMap<string, string> {
  const parsed = schema.safeParse(value, { error: wordsOf });
  const errors = new Map<string, string>();
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = path.join('.');
    if (!errors.has(field)) errors.set(field, inReadersLanguage(message));
  }
  return errors;
}

/** For rules that bring no words of their own. */
function wordsOf(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'too_big' && issue.origin === 'string') return t('tooLong', { most: Number(issue.maximum) });
  if (issue.code === 'too_big' && issue.origin === 'array') return t('tooMany', { most: Number(issue.maximum) });
  if (issue.code === 'too_big') return t('tooBig', { most: Number(issue.maximum) });
  if (issue.code === 'too_small' && issue.origin === 'number') return t('tooSmall', { least: Number(issue.minimum) });
  if (issue.code === 'too_small' || issue.code === 'invalid_type') return t('needed');
  return t('notRight');
}
