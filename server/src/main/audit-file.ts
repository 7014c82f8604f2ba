import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { verifyJournal } from '#audit/journal.ts';

/** Checks a log that was exported: with the file alone, on any machine. */
export async function verifyAuditFile(path: string): Promise<{ readonly words: string; readonly code: 0 | 1 }> {
  const file = createReadStream(path, 'utf8');
  const verdict = await verifyJournal(createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY }));
  switch (verdict.kind) {
    case 'whole':
      return {
        words: `Whole: ${verdict.rows} rows in ${verdict.links} links.\nLast link: ${verdict.lastHash}`,
        code: 0,
      };
    case 'broken':
      return { words: `Broken at line ${verdict.line}: ${verdict.why}`, code: 1 };
  }
}
