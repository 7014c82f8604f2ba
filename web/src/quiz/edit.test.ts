import { describe, expect, it } from 'vitest';
import { QUESTION_KINDS, QuestionDraft } from '#contract/quiz/question.ts';
import { answersOf, bodyOf, copyOf, editOf, emptyQuestion, isSame, moved, withKind, withRight } from './edit.ts';

const answer = (id: string, isRight: boolean) => ({ id, text: id, feedback: '', isRight });
const saved = {
  id: '0197a3c2-5b1e-4d7a-9c40-2f6e8d1b3a55',
  kind: 'multiple-answer',
  atSeconds: 12,
  text: 'Which of them are birds?',
  hint: '',
  explanation: '',
  points: 2,
  isScored: true,
  answers: [answer('robin', true), answer('bat', false), answer('wren', true)],
} as const;

describe('a question while it is written', () => {
  it('saves what was loaded when nothing is changed', () => {
    const edit = editOf({ ...saved, answers: [...saved.answers] });
    expect(QuestionDraft.parse(bodyOf(edit))).toMatchObject({ kind: 'multiple-answer', answers: saved.answers });
    expect(isSame(edit, editOf({ ...saved, answers: [...saved.answers] }))).toBe(true);
  });

  it('keeps its answers while other kinds are tried', () => {
    const edit = editOf({ ...saved, answers: [...saved.answers] });
    const back = withKind(withKind(edit, 'open'), 'multiple-answer');
    expect(isSame(back, edit)).toBe(true);
  });

  it('has one right answer where there can be only one', () => {
    const one = withKind(editOf({ ...saved, answers: [...saved.answers] }), 'multiple-choice');
    expect(answersOf(one).map(({ isRight }) => isRight)).toEqual([true, false, false]);
    const other = withRight(one, 'bat', true);
    expect(answersOf(other).map(({ isRight }) => isRight)).toEqual([false, true, false]);
  });

  it('takes several right answers where there can be several', () => {
    const edit = withRight(editOf({ ...saved, answers: [...saved.answers] }), 'bat', true);
    expect(answersOf(edit).every(({ isRight }) => isRight)).toBe(true);
  });

  it('begins, for each kind, with what only its author can fill in', () => {
    const ready = QUESTION_KINDS.filter(
      (kind) => QuestionDraft.safeParse(bodyOf({ ...emptyQuestion(kind, 3), text: 'Why?' })).success,
    );
    expect(ready).toEqual(['true-false', 'reflection', 'open']);
  });

  it('is copied with answers that are answers of their own', () => {
    const copy = copyOf(editOf({ ...saved, answers: [...saved.answers] }));
    expect(answersOf(copy).map(({ id }) => id)).toEqual([null, null, null]);
  });

  it('moves an answer up and down, and not out of the list', () => {
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });
});
