import { z } from 'zod';
import { type CanonicalRow, canonicalRow, FIRST_HASH, nextHash } from './chain.ts';
import type { Row, Seal } from './store.ts';

/**
 * The log as a file, one JSON value a line: a head, then each link's rows and behind them the link, and an end. Whoever
 * has it can check the chain with nothing but SHA-256.
 */
const Line = z.union([
  z.object({ format: z.literal('usher-audit-1'), portal: z.string(), exportedAt: z.string() }),
  z.object({ row: z.array(z.unknown()).length(9), personal: z.unknown() }),
  z.object({
    link: z.number().int(),
    rows: z.number().int(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    sealedAt: z.string(),
  }),
  z.object({ end: z.number().int() }),
]);

export function headLine(portal: string, exportedAt: Date): string {
  return JSON.stringify({ format: 'usher-audit-1', portal, exportedAt: exportedAt.toISOString() });
}

/** `personal` is what may be shown of the sealed fields; it is beside the row and not part of the chain. */
export function rowLine(row: Row, personal: object | null): string {
  return JSON.stringify({ row: canonicalRow(row), personal });
}

export function linkLine(seal: Seal & { readonly rowCount: number; readonly sealedAt: Date }): string {
  const { number: link, rowCount: rows, hash, sealedAt } = seal;
  return JSON.stringify({ link, rows, hash: hash.toString('hex'), sealedAt: sealedAt.toISOString() });
}

export function endLine(links: number): string {
  return JSON.stringify({ end: links });
}

export type Verdict =
  | { readonly kind: 'whole'; readonly rows: number; readonly links: number; readonly lastHash: string }
  | { readonly kind: 'broken'; readonly line: number; readonly why: string };

/** Walks the chain of a file from its first line to its last; needs neither a database nor a key. */
export async function verifyJournal(lines: AsyncIterable<string>): Promise<Verdict> {
  let number = 0;
  let links = 0;
  let rows = 0;
  let hash: Buffer = FIRST_HASH;
  let open: CanonicalRow[] = [];
  let isEnded = false;
  const broken = (why: string): Verdict => ({ kind: 'broken', line: number, why });

  for await (const text of lines) {
    number += 1;
    const line = parsed(text);
    if (line === null) return broken('This line is not one of an audit log.');
    if (isEnded) return broken('There is more after the end.');
    if ('format' in line !== (number === 1)) return broken('The head has to be the first line, and only there.');

    if ('row' in line) open.push(line.row);
    else if ('link' in line) {
      if (line.link !== links + 1) return broken(`Link ${links + 1} is missing.`);
      if (line.rows !== open.length)
        return broken(`Link ${line.link} has ${open.length} rows instead of ${line.rows}.`);
      hash = nextHash(hash, open);
      if (hash.toString('hex') !== line.hash)
        return broken(`The rows of link ${line.link} are not those that were sealed.`);
      links += 1;
      rows += open.length;
      open = [];
    } else if ('end' in line) {
      if (open.length > 0) return broken('The last rows have no link.');
      if (line.end !== links) return broken(`There are ${links} links instead of ${line.end}.`);
      isEnded = true;
    }
  }
  if (!isEnded) return broken('The end is missing: this file is not complete.');
  return { kind: 'whole', rows, links, lastHash: hash.toString('hex') };
}

function parsed(text: string): z.infer<typeof Line> | null {
  try {
    return Line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
