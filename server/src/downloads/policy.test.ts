import { describe, expect, it } from 'vitest';
import type { MediaAbility } from '#contract/access/roles.ts';
import { isChoice, mayKeep, nameOf, offersIn } from './policy.ts';

const file = (name: string, bytes = 10) => ({ name, bytes });
const choicesIn = (...names: string[]) =>
  offersIn(
    names.map((name) => file(name)),
    'mov',
  ).map(({ choice }) => choice);

describe('what can be kept', () => {
  it('of a video is each of its sizes with its sound, and the source last', () => {
    const offers = offersIn(
      [
        file('source', 99),
        file('master.m3u8'),
        ...['v360', 'v1080', 'a0', 'a1'].flatMap((name) => [
          file(`${name}.m3u8`),
          file(`${name}_init.mp4`, 1),
          file(`${name}_00000.m4s`, 20),
        ]),
      ],
      'mov',
    );
    expect(offers).toMatchObject([
      {
        choice: 'v1080',
        kind: 'video',
        height: 1080,
        ending: 'mp4',
        bytes: 63,
        from: { names: ['v1080', 'a0', 'a1'] },
      },
      { choice: 'v360', height: 360, bytes: 63 },
      { choice: 'source', kind: 'source', ending: 'mov', bytes: 99 },
    ]);
  });

  it('of other forms is the best of what was made', () => {
    expect(choicesIn('a0.m3u8', 'a0_init.mp4', 'source')).toEqual(['a0', 'source']);
    const images = offersIn(
      [file('image-640.png'), file('image-1600.png', 7), file('image-900.png'), file('poster.jpg')],
      null,
    );
    expect(images).toMatchObject([{ choice: 'image', ending: 'png', bytes: 7, from: { name: 'image-1600.png' } }]);
    expect(choicesIn('document.pdf', 'page-1.jpg')).toEqual(['document']);
    expect(choicesIn('making-abc', 'waveform.json')).toEqual([]);
  });

  it('is named after the entry', () => {
    expect(nameOf({ kind: 'video', height: 720, ending: 'mp4' }, 'Cells: a/b "view"')).toBe(
      'Cells  a b  view 720p.mp4',
    );
    expect(nameOf({ kind: 'audio', height: null, ending: 'm4a' }, '???')).toBe('media.m4a');
  });

  it.each(['../source', 'v1080.mp4', 'source.json', 'image-640.jpg', '', 'V720'])('is never called %j', (word) => {
    expect(isChoice(word)).toBe(false);
  });
});

describe('who may keep it', () => {
  const viewer: readonly MediaAbility[] = ['media.open', 'media.download'];
  const editor: readonly MediaAbility[] = [...viewer, 'media.edit'];
  it.each([
    ['v720', 'nothing', viewer, false],
    ['v720', 'renditions', viewer, true],
    ['source', 'renditions', viewer, false],
    ['source', 'source', viewer, true],
    ['source', 'nothing', editor, true],
    ['v720', 'source', ['media.open'], false],
  ] as const)('%s where %s is given away', (choice, downloads, abilities, may) => {
    expect(mayKeep({ choice }, { downloads, abilities })).toBe(may);
  });
});
