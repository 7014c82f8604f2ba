import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { visualOrder } from './bidi.ts';
import { type Block, makePdf } from './pdf.ts';

/** What a reader of the file finds in it; in the order of reading, also from right to left. */
async function wordsOn(parts: readonly (readonly Block[])[]): Promise<string> {
  const bytes = await makePdf({
    title: 'A sheet',
    language: 'en',
    direction: 'ltr',
    parts,
    footer: (number, count) => `Page ${number} of ${count}`,
  });
  const folder = await mkdtemp(join(tmpdir(), 'usher-pdf-'));
  try {
    await writeFile(join(folder, 'sheet.pdf'), bytes);
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', join(folder, 'sheet.pdf'), '-']);
    // Marks of direction, which pdftotext adds.
    return stdout.replace(/[\u202a-\u202e]/g, '');
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('holds words of many scripts, from left to right and from right to left', async () => {
  const words = await wordsOn([
    [
      { kind: 'title', text: 'Fotosyntéza – Φωτοσύνθεση – фотосинтез' },
      { kind: 'heading', text: 'מה אוכלים צמחים?' },
      { kind: 'choice', mark: 'circle', text: 'الضوء', direction: 'rtl' },
    ],
  ]);
  for (const text of ['Fotosyntéza', 'Φωτοσύνθεση', 'фотосинтез', 'אוכלים', 'צמחים', 'الضوء', 'Page 1 of 1']) {
    expect(words).toContain(text);
  }
});

it('turns the page before what would be torn apart, and breaks what is longer than a line', async () => {
  const question: readonly Block[] = [
    { kind: 'heading', text: 'Why?' },
    { kind: 'rules', count: 12 },
  ];
  const words = await wordsOn([question, question, question, [{ kind: 'text', text: 'w'.repeat(400) }]]);
  expect(words).toContain('Page 2 of 2');
  expect(words.replace(/[^w]/g, '')).toHaveLength(400);
});

it.each([
  ['one way', 'ltr', 'plants eat light', 'plants eat light'],
  ['the other way', 'rtl', 'אבג דהו', 'דהו אבג'],
  ['a name in it', 'rtl', 'אבג NASA דהו', 'דהו NASA אבג'],
  ['a foreign word in it', 'ltr', 'see אבג דהו (here)', 'see דהו אבג (here)'],
  ['brackets', 'rtl', '(אבג) דהו', 'דהו )אבג('],
] as const)('a line that runs %s', (_, direction, line, drawn) => {
  expect(
    visualOrder(line, direction)
      .map(({ text }) => text)
      .join(''),
  ).toBe(drawn);
});
