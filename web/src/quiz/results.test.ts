import { describe, expect, it } from 'vitest';
import { resultsOf, tellingOf } from './results.ts';

const report = {
  question: {
    id: '0197a3c2-5b1e-4d7a-9c40-2f6e8d1b3a55',
    kind: 'open',
    atSeconds: 3,
    text: 'Why?',
    hint: '',
    explanation: '',
    points: 1,
    isScored: true,
    answers: [],
  },
  isDeleted: false,
  asked: 10,
  answered: 8,
  rightShare: 0.5,
  averageShare: 0.5,
  discrimination: null,
  answers: [],
  waiting: 2,
} as const;

describe('the picture of a question', () => {
  it('accounts for everybody who was asked', () => {
    expect(resultsOf({ ...report, answers: [], question: { ...report.question, answers: [] } })).toEqual({
      right: 5,
      waiting: 2,
      none: 2,
      notRight: 1,
    });
  });

  it.each([
    [0.6, 'well'],
    [0, 'hardly'],
    [-0.4, 'wrongly'],
  ])('says what a correlation of %d tells', (discrimination, telling) => {
    expect(tellingOf(discrimination)).toBe(telling);
  });
});
