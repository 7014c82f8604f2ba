import { setTimeout as pause } from 'node:timers/promises';
import type { Databases } from './database.ts';

/** One statement that was sent, with its values as PostgreSQL writes them; null is SQL's. */
export type Statement = { readonly text: string; readonly values: readonly (string | null)[] };

/** A connection string whose statements PostgreSQL writes to its log. */
export function recorded(connectionString: string): string {
  const url = new URL(connectionString);
  url.searchParams.set('options', '-c log_statement=all');
  return url.href;
}

/** What one piece of work sent to the database, in order; Usher's job queue and its news feed go on beside it. */
export async function recordStatements({ lines }: Databases, work: () => Promise<void>): Promise<readonly Statement[]> {
  const before = lines.length;
  await work();
  await untilSilent(lines);
  return statementsIn(lines.slice(before)).filter(({ text }) => !/pgboss|from events where id = any/.test(text));
}

/** The log comes through a pipe, a moment later. */
async function untilSilent(lines: readonly string[]): Promise<void> {
  for (let seen = -1; seen !== lines.length; await pause(300)) seen = lines.length;
}

/** Lines that go on begin with a tab. */
function statementsIn(lines: readonly string[]): readonly Statement[] {
  const entries = lines
    .join('\n')
    .replaceAll('\n\t', '\n')
    .split(/\n(?=[A-Z]+: {2})/);
  const statements: Statement[] = [];
  for (const entry of entries) {
    const text = /^LOG: {2}(?:statement|execute [^:]+): (.*)$/s.exec(entry)?.[1];
    const values = /^DETAIL: {2}Parameters: (.*)$/s.exec(entry)?.[1];
    if (text !== undefined) statements.push({ text: text.replace(/\s+/g, ' ').trim(), values: [] });
    const last = statements.pop();
    if (last !== undefined) statements.push(values === undefined ? last : { ...last, values: valuesIn(values) });
  }
  return statements;
}

function valuesIn(parameters: string): readonly (string | null)[] {
  const each = parameters.matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')/g);
  return Array.from(each, ([, value]) => value?.replaceAll("''", "'") ?? null);
}
