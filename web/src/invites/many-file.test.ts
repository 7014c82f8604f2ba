import { describe, expect, it } from 'vitest';
import { readListFile } from './many-file.ts';

const words = 'E-Mail;Nachname\r\nzoe@example.org;Müller';

describe('a file with a list', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(words), 'read'],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${words}`), 'read'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from(words, 'utf16le')]), 'read'],
    ['Windows-1252', Uint8Array.from(Buffer.from(words, 'latin1')), 'read-in-old-code'],
  ] as const)('is read in %s', async (_, bytes, kind) => {
    expect(await readListFile(new Blob([bytes]))).toEqual({ kind, text: words });
  });

  it('is not opened when it is far too large', async () => {
    expect(await readListFile(new Blob(['x'.repeat(8_000_001)]))).toEqual({ kind: 'too-large' });
    expect(await readListFile(new Blob(['x'.repeat(2_000_001)]))).toEqual({ kind: 'too-large' });
  });
});
