import { describe, expect, it } from 'vitest';
import { beginEditing, type Edit, edit, placesOf, written } from './editing.ts';

const CUES = [
  { startMs: 0, endMs: 2000, text: 'Plants eat light &amp; water' },
  { startMs: 2000, endMs: 4000, text: 'One line\nAnother' },
  { startMs: 5000, endMs: 6000, text: '<i>Last</i>' },
];
const edited = (...edits: readonly Edit[]) => edits.reduce(edit, beginEditing(CUES));
const timesOf = ({ cues }: ReturnType<typeof edited>) => cues.map(({ startMs, endMs }) => [startMs, endMs]);
const textsOf = ({ cues }: ReturnType<typeof edited>) => cues.map(({ text }) => text);

describe('editing captions', () => {
  it('shows what is kept as it is typed, and keeps what is shown', () => {
    expect(textsOf(edited())[0]).toBe('Plants eat light & water');
    expect(written(edited().cues)).toEqual(CUES);
    const tricky = [{ startMs: 0, endMs: 1, text: '&lt;i&gt; &amp;lt; 1 &lt; 2' }];
    expect(written(beginEditing(tricky).cues)).toEqual(tricky);
  });

  it('keeps cues in order and refuses times that make no sense', () => {
    expect(timesOf(edited({ kind: 'times', id: 0, startMs: 4500, endMs: 4900 }))).toEqual([
      [2000, 4000],
      [4500, 4900],
      [5000, 6000],
    ]);
    expect(timesOf(edited({ kind: 'times', id: 0, startMs: 10, endMs: 10 }))).toEqual(timesOf(edited()));
  });

  it('inserts where there is room', () => {
    expect(timesOf(edited({ kind: 'insert-after', id: 1 }))[2]).toEqual([4000, 5000]);
    expect(timesOf(edited({ kind: 'insert', atMs: 9000 }))[3]).toEqual([9000, 11_000]);
  });

  it('splits by lines or about where the time is, and merges again', () => {
    const split = edited({ kind: 'split', id: 1, atMs: 2500 });
    expect([timesOf(split).slice(1, 3), textsOf(split).slice(1, 3)]).toEqual([
      [
        [2000, 2500],
        [2500, 4000],
      ],
      ['One line', 'Another'],
    ]);
    expect(textsOf(edited({ kind: 'split', id: 0, atMs: 400 })).slice(0, 2)).toEqual(['Plants', 'eat light & water']);
    expect(textsOf(edit(split, { kind: 'merge', id: 1 }))).toEqual(textsOf(edited()));
    expect(edited({ kind: 'merge', id: 2 }).past).toEqual([]);
  });

  it('shifts all, and none before the beginning', () => {
    expect(timesOf(edited({ kind: 'shift', byMs: -2500 }))).toEqual([
      [0, 1],
      [0, 1500],
      [2500, 3500],
    ]);
  });

  it('replaces everywhere, whatever the capitals, and takes no word for a pattern', () => {
    const { cues } = edited();
    expect([placesOf(cues, 'LI'), placesOf(cues, '.'), placesOf(cues, '')]).toEqual([2, 0, 0]);
    expect(textsOf(edited({ kind: 'replace', find: 'light', by: '$& sun' }))[0]).toBe('Plants eat $& sun & water');
  });

  it('undoes step by step, typing being one of them', () => {
    const typed = edited(
      { kind: 'text', id: 0, text: 'a' },
      { kind: 'text', id: 0, text: 'ab' },
      { kind: 'remove', id: 2 },
    );
    const undone = edit(edit(typed, { kind: 'undo' }), { kind: 'undo' });
    expect(undone.cues).toEqual(beginEditing(CUES).cues);
    expect(textsOf(edit(undone, { kind: 'redo' }))[0]).toBe('ab');
    expect(edit(undone, { kind: 'undo' })).toBe(undone);
  });

  it('takes what somebody else saved as one step, so that it can be undone', () => {
    const taken = edited({ kind: 'text', id: 0, text: 'mine' }, { kind: 'take', cues: CUES.slice(0, 1) });
    expect(textsOf(taken)).toEqual(['Plants eat light & water']);
    expect(textsOf(edit(taken, { kind: 'undo' }))[0]).toBe('mine');
  });
});
