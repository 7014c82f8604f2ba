import { describe, expect, it } from 'vitest';
import { QUIZ_OPTIONS_AT_FIRST, type QuizRules } from '#contract/quiz/options.ts';
import type { GivenAnswer, KeyedQuestion } from '#contract/quiz/question.ts';
import {
  type AttemptFacts,
  allowanceOf,
  areRightAnswersDue,
  asScoredNow,
  changesScores,
  decideAnswer,
  decideStart,
  isSomebodyElses,
  keysOf,
  placeAmong,
  type StartFacts,
  secondsSince,
  seekableUntil,
  united,
} from './policy.ts';

function aQuestion(change: Partial<KeyedQuestion> = {}): KeyedQuestion {
  return {
    id: 'q1',
    kind: 'multiple-choice',
    atSeconds: 5,
    text: 'What?',
    hint: '',
    explanation: '',
    points: 1,
    isScored: true,
    answers: [
      { id: 'a', text: 'This', feedback: '', isRight: true },
      { id: 'b', text: 'That', feedback: '', isRight: false },
    ],
    ...change,
  };
}

const openQuestion = aQuestion({ id: 'q2', kind: 'open', atSeconds: 8, answers: [] });
const chose = (...answerIds: string[]): GivenAnswer => ({ kind: 'chosen', answerIds });
const wrote: GivenAnswer = { kind: 'written', text: 'Because.' };
const skipped: GivenAnswer = { kind: 'skipped' };

describe('where an attempt begins', () => {
  const facts = (change: Partial<StartFacts> = {}): StartFacts => ({
    rules: { attemptsAllowed: 2 },
    hasQuestions: true,
    underWay: null,
    used: 0,
    isPreview: false,
    unproved: null,
    isSomebodyElses: false,
    ...change,
  });
  const refused = (because: string) => ({ kind: 'refused', because });

  it.each([
    ['for the first time', facts(), { kind: 'begin' }],
    ['for the last time', facts({ used: 1 }), { kind: 'begin' }],
    ['after the last', facts({ used: 2 }), refused('no-attempts-left')],
    ['with one under way', facts({ used: 2, underWay: { id: 'x' } }), { kind: 'resume', attemptId: 'x' }],
    ['without an end', facts({ used: 99, rules: { attemptsAllowed: null } }), { kind: 'begin' }],
    ['without questions', facts({ hasQuestions: false }), refused('no-questions-yet')],
    [
      'without questions any more, but one under way',
      facts({ hasQuestions: false, underWay: { id: 'x' } }),
      { kind: 'resume', attemptId: 'x' },
    ],
    ['as a preview after many', facts({ used: 9, isPreview: true }), { kind: 'begin' }],
    ['as a guest', facts({ unproved: { usedOnDevice: 0 } }), { kind: 'begin' }],
    [
      'as a guest after another guest of this device',
      facts({ unproved: { usedOnDevice: 1 }, rules: { attemptsAllowed: null } }),
      refused('no-attempts-left'),
    ],
    ['as somebody of whom only the address is known', facts({ isSomebodyElses: true }), refused('sign-in-first')],
  ])('%s', (_, given, start) => {
    expect(decideStart(given)).toEqual(start);
  });

  it('says how many are left', () => {
    expect(allowanceOf(facts({ used: 1 }))).toEqual({ allowed: 2, used: 1, left: 1 });
    expect(allowanceOf(facts({ used: 5 }))).toEqual({ allowed: 2, used: 5, left: 0 });
    expect(allowanceOf(facts({ unproved: { usedOnDevice: 0 } }))).toEqual({ allowed: 1, used: 0, left: 1 });
  });
});

describe('an answer', () => {
  const facts = (change: Partial<Omit<AttemptFacts, 'rules'>> & { rules?: Partial<QuizRules> } = {}): AttemptFacts => ({
    questions: [aQuestion(), openQuestion],
    given: new Map(),
    isSubmitted: false,
    ...change,
    rules: { ...QUIZ_OPTIONS_AT_FIRST, ...change.rules },
  });
  const having = (answer: GivenAnswer) => new Map([['q1', answer]]);

  it.each([
    ['to a question', facts(), 'q1', chose('a'), 'take'],
    ['to no question', facts(), 'q9', chose('a'), 'quiz.no-question'],
    ['of another kind', facts(), 'q1', wrote, 'quiz.answer-does-not-fit'],
    ['with two where there is one', facts(), 'q1', chose('a', 'b'), 'quiz.answer-does-not-fit'],
    ['that is not among them', facts(), 'q1', chose('c'), 'quiz.answer-does-not-fit'],
    ['in words', facts(), 'q2', wrote, 'take'],
    ['ahead, where one may seek', facts(), 'q2', wrote, 'take'],
    ['ahead, where nobody may', facts({ rules: { noSeekingAhead: true } }), 'q2', wrote, 'quiz.question-ahead'],
    ['that is none', facts(), 'q1', skipped, 'quiz.skip-not-allowed'],
    ['that is none, where one may skip', facts({ rules: { allowSkip: true } }), 'q1', skipped, 'take'],
    [
      'that is none, over one that is there',
      facts({ rules: { allowSkip: true }, given: having(chose('a')) }),
      'q1',
      skipped,
      'keep',
    ],
    ['another', facts({ given: having(chose('a')) }), 'q1', chose('b'), 'take'],
    [
      'another, where the first stays',
      facts({ given: having(chose('a')), rules: { allowChange: false } }),
      'q1',
      chose('b'),
      'quiz.answer-fixed',
    ],
    [
      'after skipping, where the first stays',
      facts({ given: having(skipped), rules: { allowChange: false } }),
      'q1',
      chose('b'),
      'take',
    ],
    [
      'the same again',
      facts({ given: having(chose('a')), isSubmitted: true, rules: { allowChange: false } }),
      'q1',
      chose('a'),
      'keep',
    ],
    ['after the end', facts({ isSubmitted: true }), 'q1', chose('a'), 'quiz.attempt-over'],
  ])('%s', (_, given, questionId, answer, outcome) => {
    const decision = decideAnswer(given, questionId, answer);
    expect(decision.kind === 'refuse' ? decision.because : decision.kind).toBe(outcome);
  });

  it('has no order and nothing twice', () => {
    const several = facts({ questions: [aQuestion({ kind: 'multiple-answer' })], given: having(chose('a', 'b')) });
    expect(decideAnswer(several, 'q1', chose('b', 'a', 'b'))).toEqual({ kind: 'keep' });
  });

  it('lets the player on to the next question', () => {
    const guarded = (given: AttemptFacts['given']) => seekableUntil(facts({ given, rules: { noSeekingAhead: true } }));
    expect(guarded(new Map())).toBe(5);
    expect(guarded(having(skipped))).toBe(8);
    expect(seekableUntil(facts())).toBeNull();
  });
});

describe('an attempt whose questions were changed since', () => {
  const frozen = [aQuestion(), aQuestion({ id: 'q2', atSeconds: 8 })];
  const keyNow = [
    { id: 'a', text: 'This', feedback: 'No.', isRight: false },
    { id: 'b', text: 'That', feedback: 'Yes.', isRight: true },
  ];

  it('is scored by the key of now, where the words are the same', () => {
    const now = [aQuestion({ answers: keyNow.toReversed(), explanation: 'So it is.' }), aQuestion({ id: 'q2' })];
    const [first] = asScoredNow(frozen, now);
    expect(first).toMatchObject({ answers: keyNow, explanation: 'So it is.' });
  });

  it('keeps words and key where the words are others, but not what it weighs', () => {
    const now = [aQuestion({ text: 'What else?', answers: keyNow, points: 7, isScored: false })];
    const [first] = asScoredNow(frozen, now);
    expect(first).toEqual({ ...aQuestion(), points: 7, isScored: false });
  });

  it('keeps what was taken out, and asks nothing that was put in', () => {
    const now = [aQuestion({ id: 'q3' }), aQuestion()];
    expect(asScoredNow(frozen, now).map(({ id }) => id)).toEqual(['q1', 'q2']);
  });

  it('follows its questions along the timeline', () => {
    const now = [aQuestion({ id: 'q2', atSeconds: 3 }), aQuestion({ atSeconds: 9 })];
    expect(asScoredNow(frozen, now).map(({ id, atSeconds }) => [id, atSeconds])).toEqual([
      ['q2', 3],
      ['q1', 9],
    ]);
  });

  it.each([
    ['another key', aQuestion({ answers: keyNow }), true],
    ['other points', aQuestion({ points: 2 }), true],
    ['not scored any more', aQuestion({ isScored: false }), true],
    ['another hint', aQuestion({ hint: 'Think.' }), false],
    ['another moment', aQuestion({ atSeconds: 1 }), false],
    ['other words with another key', aQuestion({ text: 'What else?', answers: keyNow }), false],
  ])('changes scores by %s: %#', (_, after, changes) => {
    expect(changesScores(aQuestion(), after)).toBe(changes);
  });
});

describe('right answers', () => {
  const rules = { ...QUIZ_OPTIONS_AT_FIRST, attemptsAllowed: 2 };
  const alone = { isSubmitted: true, isAnotherUnderWay: false, isPreview: false };
  const due = (showRightAnswers: QuizRules['showRightAnswers'], used: number, more = {}) =>
    areRightAnswersDue({ ...alone, rules: { ...rules, showRightAnswers, ...more }, used });

  it('are shown when they are due', () => {
    expect(due('never', 2)).toBe(false);
    expect(due('after-each-attempt', 1)).toBe(true);
    expect(due('after-last-attempt', 1)).toBe(false);
    expect(due('after-last-attempt', 2)).toBe(true);
    expect(due('after-last-attempt', 99, { attemptsAllowed: null })).toBe(false);
  });

  it('never before the attempt is submitted, nor while the last one is under way', () => {
    const facts = { ...alone, rules: { ...rules, showRightAnswers: 'after-each-attempt' as const }, used: 2 };
    expect(areRightAnswersDue({ ...facts, isPreview: true, isSubmitted: false })).toBe(false);
    const afterLast = { ...rules, showRightAnswers: 'after-last-attempt' as const };
    expect(areRightAnswersDue({ ...facts, rules: afterLast, isAnotherUnderWay: true })).toBe(false);
  });
});

describe('to whom attempts belong', () => {
  const none = { personId: null, addressFolded: null, guestId: null };
  const typed = { kind: 'invitee', addressFolded: 'a@x.org', isProved: false, name: 'A' } as const;

  it('is the account, the address, or for want of proof the guest', () => {
    const guest = { kind: 'guest', guestId: 'g', addressFolded: 'a@x.org', name: 'A' } as const;
    expect(keysOf(typed)).toEqual({ ...none, addressFolded: 'a@x.org' });
    expect(keysOf({ ...guest, isProved: false })).toEqual({ ...none, guestId: 'g' });
    expect(keysOf({ ...guest, isProved: true })).toEqual({ ...none, guestId: 'g', addressFolded: 'a@x.org' });
    const account = { kind: 'account', personId: 'p', addressFolded: 'a@x.org' } as const;
    expect(keysOf(account)).toEqual({ personId: 'p', addressFolded: 'a@x.org', guestId: null });
  });

  it('is nobody who only typed the address of an account', () => {
    const accounts = [{ ...none, personId: 'p', addressFolded: 'a@x.org' }];
    expect(isSomebodyElses(typed, accounts)).toBe(true);
    expect(isSomebodyElses({ ...typed, isProved: true }, accounts)).toBe(false);
    expect(isSomebodyElses(typed, [{ ...none, addressFolded: 'a@x.org' }])).toBe(false);
  });

  it('is one of several that turned out to be one, as the most that any of them is', () => {
    const guest = { ...none, guestId: 'g', kind: 'guest' } as const;
    const invitee = { ...none, addressFolded: 'a@x.org', kind: 'invitee' } as const;
    expect(united([guest, invitee])).toEqual({ ...none, guestId: 'g', addressFolded: 'a@x.org', kind: 'invitee' });
  });
});

it('a question goes before another of its moment, or behind all', () => {
  const others = [
    { id: 'a', atSeconds: 5 },
    { id: 'b', atSeconds: 5 },
    { id: 'c', atSeconds: 6 },
  ];
  const moved = { id: 'x', atSeconds: 5 };
  expect(placeAmong(others, moved, 'b')).toEqual(['a', 'x', 'b']);
  expect(placeAmong(others, moved, null)).toEqual(['a', 'b', 'x']);
  expect(placeAmong(others, moved, 'c')).toEqual(['a', 'b', 'x']);
  expect(placeAmong(others, { id: 'x', atSeconds: 7 }, null)).toEqual(['x']);
});

it('a pause of more than ten minutes is not time with the quiz', () => {
  const at = (minutes: number) => new Date(minutes * 60_000);
  expect(secondsSince(at(0), at(9))).toBe(540);
  expect(secondsSince(at(0), at(11))).toBe(0);
  expect(secondsSince(at(5), at(4))).toBe(0);
});
