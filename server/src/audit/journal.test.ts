import { describe, expect, it } from 'vitest';
import { nextSeal } from './chain.ts';
import { endLine, headLine, linkLine, rowLine, verifyJournal } from './journal.ts';
import type { Row, Seal } from './store.ts';

const noon = new Date('2026-07-03T12:00:00Z');
const aRow = (id: number): Row => ({
  id,
  happenedAt: noon,
  action: 'invites.created',
  actor: 'person:p',
  mediaId: null,
  subjectId: null,
  facts: { role: 'viewer' },
  personalOf: null,
  personal: null,
});

/** A log of three links with two rows each, as it is exported. */
function aLog(): string[] {
  const lines = [headLine('https://portal.example', noon)];
  let last: Seal | undefined;
  for (const first of [1, 3, 5]) {
    const rows = [aRow(first), aRow(first + 1)];
    last = nextSeal(last, rows);
    lines.push(...rows.map((row) => rowLine(row, null)), linkLine({ ...last, rowCount: 2, sealedAt: noon }));
  }
  return [...lines, endLine(3)];
}

async function* from(lines: readonly string[]) {
  yield* lines;
}

const changed = (at: number, change: (line: string) => readonly string[]) =>
  aLog().flatMap((line, index) => (index === at ? change(line) : [line]));

describe('an exported log', () => {
  it('is whole as it was exported', async () => {
    expect(await verifyJournal(from(aLog()))).toMatchObject({ kind: 'whole', rows: 6, links: 3 });
  });

  it('may show more or less of who somebody is: that is not part of the chain', async () => {
    const outlined = changed(1, (line) => [line.replace('"personal":null', '"personal":{"email":"a…a@e…e.org"}')]);
    expect(await verifyJournal(from(outlined))).toMatchObject({ kind: 'whole' });
  });

  it.each([
    ['a row that says something else', changed(4, (line) => [line.replace('viewer', 'moderator')]), 7],
    ['a row that was taken out', changed(4, () => []), 6],
    ['a row that was put in', changed(4, (line) => [line, line]), 8],
    ['rows in another order', changed(1, () => []).toSpliced(2, 0, aLog()[1] ?? ''), 4],
    ['a link that was taken out', changed(3, () => []), 6],
    ['a link with another hash', changed(3, (line) => [line.replace(/"hash":"../, '"hash":"00')]), 4],
    ['an end that was cut off', aLog().slice(0, -1), 10],
    ['links that were cut off', [...aLog().slice(0, 4), endLine(3)], 5],
    ['something after the end', [...aLog(), endLine(3)], 12],
    ['a file of something else', ['{"hello":1}'], 1],
    ['no JSON at all', ['hello'], 1],
    ['an empty file', [], 0],
  ])('is broken by %s, and says at which line', async (_, lines, line) => {
    expect(await verifyJournal(from(lines))).toMatchObject({ kind: 'broken', line });
  });
});
