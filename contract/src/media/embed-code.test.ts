import { describe, expect, it } from 'vitest';
import { embedCode } from './embed-code.ts';

const OF = {
  origin: 'https://media.example.edu',
  mediaId: '0198c0de-0000-4000-8000-000000000001',
  title: 'Tides',
  form: 'video',
  width: 640,
  startsAtSeconds: null,
} as const;

describe('an embed code', () => {
  it('is a frame of the size that was chosen', () => {
    expect(embedCode(OF)).toContain('width="640" height="360"');
    expect(embedCode({ ...OF, form: 'document' })).toContain('width="640" height="853"');
    expect(embedCode({ ...OF, width: 'responsive' })).toContain('width:100%;aspect-ratio:16/9');
  });

  it('starts where it was asked to', () => {
    expect(embedCode({ ...OF, startsAtSeconds: 83 })).toContain(`/embed/media/${OF.mediaId}?t=83"`);
  });

  it('is not broken out of by a title', () => {
    const code = embedCode({ ...OF, title: "\"><script>alert(1)</script> & 'more'" });
    expect(code.match(/[<>]/g)).toHaveLength(4);
    expect(code).not.toContain('script>');
  });
});
