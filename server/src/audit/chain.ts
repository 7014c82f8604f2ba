import { createHash } from 'node:crypto';
import type { Row, Seal } from './store.ts';

const FIRST = Buffer.alloc(32);

/**
 * The next link of the chain: SHA-256 over the link before it and every row in order. Personal fields go in as
 * they are stored, sealed, so that erasing a person's key leaves the chain whole.
 */
export function nextSeal(previous: Seal | undefined, rows: readonly Row[]): Seal {
  const hash = createHash('sha256').update(previous?.hash ?? FIRST);
  for (const row of rows) hash.update(digestOfRow(row));
  return { number: (previous?.number ?? 0) + 1, hash: hash.digest() };
}

function digestOfRow(row: Row): Buffer {
  const line = JSON.stringify([
    row.id,
    row.happenedAt.toISOString(),
    row.action,
    row.actor,
    row.mediaId,
    row.subjectId,
    row.facts,
    row.personalOf,
    row.personal?.toString('base64') ?? null,
  ]);
  return createHash('sha256').update(line).digest();
}
