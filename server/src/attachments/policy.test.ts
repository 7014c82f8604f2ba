import { describe, expect, it } from 'vitest';
import { MAX_ATTACHMENT_BYTES, MOST_ATTACHMENTS } from '#contract/attachments/endpoints.ts';
import { decideAdding, decideRelating, fileNameOf, reordered } from './policy.ts';

describe('adding a file', () => {
  it('is fine up to the limits, and refused beyond them', () => {
    const atLimit = { count: MOST_ATTACHMENTS - 1, byteSize: MAX_ATTACHMENT_BYTES };
    expect(decideAdding(atLimit)).toEqual({ kind: 'add' });
    expect(decideAdding({ ...atLimit, count: MOST_ATTACHMENTS })).toEqual({ kind: 'refuse', because: 'too-many' });
    expect(decideAdding({ ...atLimit, byteSize: MAX_ATTACHMENT_BYTES + 1 })).toEqual({
      kind: 'refuse',
      because: 'too-large',
    });
  });
});

describe('the name of a file', () => {
  it.each([
    ['Worksheet 3.pdf', 'Worksheet 3.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ada\\notes.txt', 'notes.txt'],
    ['.htaccess', 'htaccess'],
    ['trailing. . .', 'trailing'],
    ['line\r\nbreak"; x="y.html', 'line break ; x= y.html'],
    // Shown from right to left it would read "invoice-exe.pdf".
    ['invoice-\u202efdp.exe', 'invoice- fdp.exe'],
    ['zero\u200bwidth\ufeff.doc', 'zero width.doc'],
    ['<img src=x onerror=alert(1)>.png', 'img src=x onerror=alert(1).png'],
    ['///', 'file'],
    ['Übung – Ähren 第3章.pdf', 'Übung – Ähren 第3章.pdf'],
  ])('%j is kept as %j', (written, kept) => {
    expect(fileNameOf(written)).toBe(kept);
  });
});

it('brings what was named to the front and keeps the rest as it was', () => {
  expect(reordered(['a', 'b', 'c', 'd'], ['c', 'x', 'a', 'c'])).toEqual(['c', 'a', 'b', 'd']);
});

describe('pointing to other media', () => {
  const facts = { now: ['seen', 'unseen'], mediaId: 'here', mayOpen: (id: string) => id !== 'unseen', most: 3 };

  it('keeps what the one who changes it cannot see', () => {
    expect(decideRelating({ ...facts, wanted: ['other'] })).toEqual({ kind: 'relate', mediaIds: ['other', 'unseen'] });
  });

  it('is refused to what one may not open, to itself, and to too much', () => {
    const refused = (because: string) => ({ kind: 'refuse', because });
    expect(decideRelating({ ...facts, wanted: ['unseen'] })).toEqual(refused('related-unknown'));
    expect(decideRelating({ ...facts, wanted: ['here'] })).toEqual(refused('related-unknown'));
    expect(decideRelating({ ...facts, wanted: ['a', 'b', 'c'] })).toEqual(refused('too-many-related'));
  });
});
