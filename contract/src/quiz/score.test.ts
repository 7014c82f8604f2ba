import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUIZ_OPTIONS_AT_FIRST, QuizOptions, SCORES_KEPT } from './options.ts';
import type { GivenAnswer } from './question.ts';
import { keptScore, type Marked, pointsOf, type Score, scoreOf, verdictOf } from './score.ts';

/** Answers `a`, `b`, `c` …, of which those named are right. */
function choice({
  kind = 'multiple-answer',
  of = 4,
  right,
  chosen,
  points = 4,
  isScored = true,
}: {
  readonly kind?: 'multiple-choice' | 'multiple-answer' | 'true-false';
  readonly of?: number;
  readonly right: string;
  readonly chosen: string | null;
  readonly points?: number;
  readonly isScored?: boolean;
}): Marked {
  const answers = Array.from({ length: of }, (_, place) => {
    const id = String.fromCharCode(97 + place);
    return { id, text: id, feedback: '', isRight: right.includes(id) };
  });
  const given: GivenAnswer | null = chosen === null ? null : { kind: 'chosen', answerIds: [...chosen] };
  return { question: { kind, points, isScored, answers }, given, gradedShare: null };
}

function open(given: string | null, gradedShare: number | null, points = 5): Marked {
  return {
    question: { kind: 'open', points, isScored: true, answers: [] },
    given: given === null ? null : { kind: 'written', text: given },
    gradedShare,
  };
}

const reflection: Marked = {
  question: { kind: 'reflection', points: 1, isScored: false, answers: [] },
  given: { kind: 'read' },
  gradedShare: null,
};

describe('points for a question', () => {
  it.each([
    ['all right ones and nothing else', 'ab', 'ab', 4, 'right'],
    ['half of the right ones', 'ab', 'a', 2, 'partly'],
    ['as many wrong as right ones', 'ab', 'ac', 0, 'wrong'],
    ['everything', 'ab', 'abcd', 0, 'wrong'],
    ['everything where most is right', 'abc', 'abcd', 2.67, 'partly'],
    ['wrong ones only', 'ab', 'cd', 0, 'wrong'],
    ['nothing', 'ab', null, 0, 'wrong'],
  ] as const)('of several answers, for %s', (_, right, chosen, points, verdict) => {
    const marked = choice({ right, chosen });
    expect(pointsOf(marked)).toBe(points);
    expect(verdictOf(marked)).toBe(verdict);
  });

  it('is all or nothing with one right answer', () => {
    expect(pointsOf(choice({ kind: 'multiple-choice', right: 'b', chosen: 'b' }))).toBe(4);
    expect(pointsOf(choice({ kind: 'multiple-choice', right: 'b', chosen: 'a' }))).toBe(0);
    expect(pointsOf(choice({ kind: 'true-false', of: 2, right: 'a', chosen: 'b' }))).toBe(0);
  });

  it('waits for a hand where something was written, and is nothing where nothing was', () => {
    expect(pointsOf(open('because', null))).toBeNull();
    expect(verdictOf(open('because', null))).toBe('waiting');
    expect(pointsOf(open('because', 0.5))).toBe(2.5);
    expect(pointsOf(open(null, null))).toBe(0);
  });

  it('is none for what is not scored', () => {
    expect(pointsOf(choice({ right: 'a', chosen: 'a', isScored: false }))).toBeNull();
    expect(pointsOf(reflection)).toBeNull();
    expect(verdictOf(reflection)).toBe('not-scored');
  });
});

describe('the score of an attempt', () => {
  it('weighs each question by its points', () => {
    const light = choice({ kind: 'multiple-choice', right: 'a', chosen: 'a', points: 1 });
    const heavy = choice({ kind: 'multiple-choice', right: 'a', chosen: 'b', points: 3 });
    expect(scoreOf([light, heavy, reflection])).toEqual({ percent: 25, points: 1, maxPoints: 4, waiting: 0 });
  });

  it('counts an ungraded answer as nothing for now, and says so', () => {
    const score = scoreOf([open('because', null), choice({ right: 'a', chosen: 'a', points: 5 })]);
    expect(score).toEqual({ percent: 50, points: 5, maxPoints: 10, waiting: 1 });
  });

  it('is none where nothing is scored', () => {
    expect(scoreOf([reflection])).toEqual({ percent: null, points: 0, maxPoints: 0, waiting: 0 });
  });

  const aChoice = fc
    .record({
      of: fc.integer({ min: 2, max: 10 }),
      rightBits: fc.nat(1023),
      chosenBits: fc.nat(1023),
      points: fc.integer({ min: 1, max: 100 }),
      isScored: fc.boolean(),
    })
    .map(({ of, rightBits, chosenBits, ...rest }) => {
      const letters = [...'abcdefghij'].slice(0, of);
      const named = (bits: number) => letters.filter((_, place) => (bits >> place) & 1).join('');
      return choice({ of, right: named(rightBits) || 'a', chosen: named(chosenBits) || null, ...rest });
    });

  it('stays within its bounds, and no wrong tick ever helps', () => {
    fc.assert(
      fc.property(fc.array(aChoice, { maxLength: 12 }), (marked) => {
        const score = scoreOf(marked);
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(score.maxPoints);
        expect(score.percent === null).toBe(score.maxPoints === 0);
        for (const each of marked) {
          const { answers } = each.question;
          const chosen = each.given?.kind === 'chosen' ? each.given.answerIds : [];
          const wrong = answers.find(({ id, isRight }) => !isRight && !chosen.includes(id));
          if (wrong === undefined) continue;
          const worse: Marked = { ...each, given: { kind: 'chosen', answerIds: [...chosen, wrong.id] } };
          expect(pointsOf(worse) ?? 0).toBeLessThanOrEqual(pointsOf(each) ?? 0);
        }
      }),
    );
  });
});

describe('the score over attempts', () => {
  const scores = (...percents: readonly (number | null)[]): Score[] =>
    percents.map((percent) => ({ percent, points: 0, maxPoints: 0, waiting: 0 }));

  it.each([
    ['highest', 80],
    ['lowest', 20],
    ['latest', 50],
    ['first', 20],
    ['average', 50],
  ] as const)('is the %s', (kept, percent) => {
    expect(keptScore(kept, scores(20, 80, 50))?.percent).toBe(percent);
  });

  it('leaves out attempts in which nothing was scored', () => {
    expect(keptScore('first', scores(null, 40))?.percent).toBe(40);
    expect(keptScore('average', scores(null))).toBeNull();
    expect(keptScore('highest', [])).toBeNull();
  });

  it('lies between the lowest and the highest, whichever is kept', () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true }).map((exact) => Math.round(exact * 100) / 100);
    fc.assert(
      fc.property(fc.array(percent, { minLength: 1 }), (percents) => {
        const all = scores(...percents);
        for (const kept of SCORES_KEPT) {
          const score = keptScore(kept, all)?.percent ?? -1;
          expect(score).toBeGreaterThanOrEqual(Math.min(...percents));
          expect(score).toBeLessThanOrEqual(Math.max(...percents));
        }
        expect(keptScore('highest', all)?.percent).toBe(Math.max(...percents));
        expect(keptScore('lowest', all)?.percent).toBe(Math.min(...percents));
      }),
    );
  });
});

it('a new quiz has options that fit', () => {
  expect(QuizOptions.parse(QUIZ_OPTIONS_AT_FIRST)).toEqual(QUIZ_OPTIONS_AT_FIRST);
});
