import { describe, expect, it } from 'vitest';
import { GALLERY_ABILITIES } from '#contract/access/roles.ts';
import { type Choice, planPublication, stateOnPlacing } from './policy.ts';

const contributes = ['gallery.open', 'gallery.contribute'] as const;
const aChoice = (change: Partial<Choice> = {}): Choice => ({
  galleryId: 'biology',
  moderated: false,
  abilities: contributes,
  ...change,
});

describe('what is published into a gallery', () => {
  it.each([
    ['is in at once where nobody moderates', false, contributes, 'published'],
    ['waits where somebody moderates', true, contributes, 'waiting'],
    ['does not wait for whoever would decide', true, GALLERY_ABILITIES, 'published'],
  ] as const)('%s', (_, moderated, abilities, state) => {
    expect(stateOnPlacing({ moderated, abilities })).toBe(state);
  });
});

describe('a change of where an entry is published', () => {
  const plan = (before: Parameters<typeof planPublication>[0]['before'], wanted: string[], ...choices: Choice[]) =>
    planPublication({ before, wanted, choices });

  it('puts it where it was not', () => {
    expect(plan([], ['biology'], aChoice())).toEqual({
      kind: 'publish',
      placed: [{ galleryId: 'biology', state: 'published' }],
      removed: [],
    });
  });

  it('is refused where this person may not publish', () => {
    expect(plan([], ['biology'], aChoice({ abilities: ['gallery.open'] }))).toEqual({ kind: 'refuse' });
    expect(plan([], ['unheard-of'], aChoice())).toEqual({ kind: 'refuse' });
  });

  it('leaves it where a colleague has put it, though this person could not have', () => {
    const before = [{ galleryId: 'physics', state: 'waiting' }] as const;
    expect(plan(before, ['physics'])).toEqual({ kind: 'publish', placed: [], removed: [] });
  });

  it('takes it out of any gallery', () => {
    const before = [{ galleryId: 'physics', state: 'published' }] as const;
    expect(plan(before, [])).toEqual({ kind: 'publish', placed: [], removed: ['physics'] });
  });

  it('asks once more where it was turned down', () => {
    const before = [{ galleryId: 'biology', state: 'rejected' }] as const;
    expect(plan(before, ['biology'], aChoice({ moderated: true }))).toEqual({
      kind: 'publish',
      placed: [{ galleryId: 'biology', state: 'waiting' }],
      removed: [],
    });
  });
});
