import { createHash } from 'node:crypto';
import type { Row, Seal } from './store.ts';

/** What the first link is made on. */
export const FIRST_HASH = Buffer.alloc(32);

/**
 * The next link of the chain: SHA-256 over the link before it and every row in order. Personal fields go in as
 * they are stored, sealed, so that erasing a person's key leaves the chain whole.
 */
export function nextSeal(previous: Seal | undefined, rows: readonly Row[]): Seal {
  return { number: (previous?.number ?? 0) + 1, hash: nextHash(previous?.hash ?? FIRST_HASH, rows.map(canonicalRow)) };
}

/** The rows as `canonicalRow` gives them. */
export function nextHash(previous: Buffer, rows: readonly CanonicalRow[]): Buffer {
  const hash = createHash('sha256').update(previous);
  for (const row of rows) hash.update(createHash('sha256').update(JSON.stringify(row)).digest());
  return hash.digest();
}

export type CanonicalRow = readonly unknown[];

/** The one form of a row that is hashed, and exported so that somebody else can hash it again. */
export function canonicalRow(row: Row): CanonicalRow {
  return [
    row.id,
    row.happenedAt.toISOString(),
    row.action,
    row.actor,
    row.mediaId,
    row.subjectId,
    row.facts,
    row.personalOf,
    row.personal?.toString('base64') ?? null,
  ];
}
