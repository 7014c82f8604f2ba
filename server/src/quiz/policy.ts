import type { Identity } from '#access/policy.ts';
import type { QuizRules } from '#contract/quiz/options.ts';
import type { GivenAnswer, KeyedQuestion, QuestionDraft } from '#contract/quiz/question.ts';
import { shareOf } from '#contract/quiz/score.ts';
import type { QuizStart } from '#contract/quiz/taking.ts';

export const MOST_QUESTIONS = 100;
/** Between two answers somebody may have gone for a coffee: a longer pause is not time with the quiz. */
const LONGEST_PAUSE_SECONDS = 600;

/** How a question stands in the order of the timeline. */
export type Placed = { readonly id: string; readonly atSeconds: number };

/**
 * The questions of an attempt: asked as they were when it began, and placed, weighed and scored as its author wants it
 * now. A key belongs to its words: where these were changed since, the attempt keeps the key it was asked with. What
 * was taken out since stays in it.
 */
export function asScoredNow(frozen: readonly KeyedQuestion[], now: readonly KeyedQuestion[]): readonly KeyedQuestion[] {
  const current = new Map(now.map((question, order) => [question.id, { question, order }]));
  return frozen
    .map((asked, order) => {
      const found = current.get(asked.id);
      return { question: asScored(asked, found?.question), order: found?.order ?? now.length + order };
    })
    .toSorted((a, b) => a.question.atSeconds - b.question.atSeconds || a.order - b.order)
    .map(({ question }) => question);
}

function asScored(asked: KeyedQuestion, now: KeyedQuestion | undefined): KeyedQuestion {
  if (now === undefined) return asked;
  const { atSeconds, points, isScored } = now;
  if (!haveSameWords(asked, now)) return { ...asked, atSeconds, points, isScored };
  const answers = asked.answers.flatMap(({ id }) => now.answers.find((answer) => answer.id === id) ?? []);
  return { ...now, answers };
}

/** They ask the same: whoever answered the one has answered the other. */
export function haveSameWords(a: KeyedQuestion, b: KeyedQuestion): boolean {
  return a.kind === b.kind && a.text === b.text && wordsOf(a) === wordsOf(b);
}

function wordsOf({ answers }: KeyedQuestion): string {
  return JSON.stringify(answers.map(({ id, text }) => [id, text]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}

/** Whether scores that were given change with it. */
export function changesScores(before: KeyedQuestion, after: KeyedQuestion): boolean {
  if (before.points !== after.points || before.isScored !== after.isScored) return true;
  const isRight = (question: KeyedQuestion) =>
    question.answers
      .flatMap((answer) => (answer.isRight ? [answer.id] : []))
      .toSorted()
      .join();
  return haveSameWords(before, after) && isRight(before) !== isRight(after);
}

/** A reflection point is worth nothing; answers that are new get an id. */
export function questionOf(id: string, draft: QuestionDraft, newId: () => string): KeyedQuestion {
  const { kind, atSeconds, text, hint, explanation } = draft;
  const asked = { id, kind, atSeconds, text, hint, explanation };
  switch (draft.kind) {
    case 'reflection':
      return { ...asked, points: 1, isScored: false, answers: [] };
    case 'open':
      return { ...asked, points: draft.points, isScored: draft.isScored, answers: [] };
    case 'true-false':
    case 'multiple-choice':
    case 'multiple-answer': {
      const answers = draft.answers.map((answer) => ({ ...answer, id: answer.id ?? newId() }));
      return { ...asked, points: draft.points, isScored: draft.isScored, answers };
    }
  }
}

/** All questions of its moment in their new order: it stands before that one, or behind all others. */
export function placeAmong(
  others: readonly Placed[],
  { id, atSeconds }: Placed,
  beforeId: string | null,
): readonly string[] {
  const there = others.filter((other) => other.atSeconds === atSeconds).map((other) => other.id);
  const place = beforeId === null ? -1 : there.indexOf(beforeId);
  return place === -1 ? [...there, id] : there.toSpliced(place, 0, id);
}

export type StartFacts = {
  readonly rules: Pick<QuizRules, 'attemptsAllowed'>;
  readonly hasQuestions: boolean;
  readonly underWay: { readonly id: string } | null;
  /** By this taker, one under way among them. */
  readonly used: number;
  readonly isPreview: boolean;
  /** A guest whose address is not proved, and how many attempts such guests began on this device. */
  readonly unproved: { readonly usedOnDevice: number } | null;
  /** The address is an account's that took this quiz, and nobody has proved here that they may use it. */
  readonly isSomebodyElses: boolean;
};

export type Allowance = { readonly allowed: number | null; readonly used: number; readonly left: number | null };

/** How many attempts somebody has. A guest of whom nothing is proved has one a device, whoever the guest was before. */
export function allowanceOf({ rules, used, isPreview, unproved }: StartFacts): Allowance {
  if (isPreview) return { allowed: null, used, left: null };
  if (unproved !== null) {
    const taken = Math.max(used, unproved.usedOnDevice);
    return { allowed: 1, used: taken, left: Math.max(0, 1 - taken) };
  }
  const { attemptsAllowed: allowed } = rules;
  return { allowed, used, left: allowed === null ? null : Math.max(0, allowed - used) };
}

export function decideStart(facts: StartFacts): QuizStart {
  if (facts.isSomebodyElses) return { kind: 'refused', because: 'sign-in-first' };
  if (facts.underWay !== null) return { kind: 'resume', attemptId: facts.underWay.id };
  if (!facts.hasQuestions) return { kind: 'refused', because: 'no-questions-yet' };
  if (allowanceOf(facts).left === 0) return { kind: 'refused', because: 'no-attempts-left' };
  return { kind: 'begin' };
}

export type Given = ReadonlyMap<string, GivenAnswer>;

/** The questions of an attempt in their order, what was given so far, and the rules as they are now. */
export type AttemptFacts = {
  readonly rules: QuizRules;
  readonly questions: readonly KeyedQuestion[];
  readonly given: Given;
  readonly isSubmitted: boolean;
};

/** The first that was neither answered nor skipped. */
export function nextQuestion({ questions, given }: AttemptFacts): KeyedQuestion | null {
  return questions.find(({ id }) => !given.has(id)) ?? null;
}

export function unansweredIn({ questions, given }: AttemptFacts): readonly string[] {
  return questions.map(({ id }) => id).filter((id) => isOpen(given.get(id)));
}

function isOpen(answer: GivenAnswer | undefined): boolean {
  return answer === undefined || answer.kind === 'skipped';
}

export type AnswerRefusal =
  | 'quiz.no-question'
  | 'quiz.attempt-over'
  | 'quiz.answer-does-not-fit'
  | 'quiz.skip-not-allowed'
  | 'quiz.answer-fixed'
  | 'quiz.question-ahead';

export type AnswerDecision =
  | { readonly kind: 'take'; readonly answer: GivenAnswer }
  /** It says what is there already. */
  | { readonly kind: 'keep' }
  | { readonly kind: 'refuse'; readonly because: AnswerRefusal };

/** The same answer twice is no change, so that a second tab or a repeated request meets no refusal. */
export function decideAnswer(facts: AttemptFacts, questionId: string, wanted: GivenAnswer): AnswerDecision {
  const question = facts.questions.find(({ id }) => id === questionId);
  if (question === undefined) return refuse('quiz.no-question');
  const answer = inOneSpelling(wanted);
  const before = facts.given.get(questionId);
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(answer)) return { kind: 'keep' };
  if (facts.isSubmitted) return refuse('quiz.attempt-over');
  if (!fits(question, answer)) return refuse('quiz.answer-does-not-fit');
  if (isAhead(facts, questionId)) return refuse('quiz.question-ahead');
  if (answer.kind === 'skipped') {
    if (!facts.rules.allowSkip) return refuse('quiz.skip-not-allowed');
    // Going past what is answered takes nothing back.
    if (before !== undefined) return { kind: 'keep' };
  }
  if (!isOpen(before) && !facts.rules.allowChange) return refuse('quiz.answer-fixed');
  return { kind: 'take', answer };
}

export function mayAnswer(facts: AttemptFacts, questionId: string): boolean {
  if (facts.isSubmitted || isAhead(facts, questionId)) return false;
  return isOpen(facts.given.get(questionId)) || facts.rules.allowChange;
}

/** Without seeking ahead, questions come one after the other. */
function isAhead(facts: AttemptFacts, questionId: string): boolean {
  if (!facts.rules.noSeekingAhead) return false;
  const next = nextQuestion(facts);
  if (next === null || facts.given.has(questionId)) return false;
  return next.id !== questionId;
}

function refuse(because: AnswerRefusal): AnswerDecision {
  return { kind: 'refuse', because };
}

/** Answers have no order. */
function inOneSpelling(answer: GivenAnswer): GivenAnswer {
  if (answer.kind !== 'chosen') return answer;
  return { kind: 'chosen', answerIds: [...new Set(answer.answerIds)].toSorted() };
}

function fits({ kind, answers }: KeyedQuestion, answer: GivenAnswer): boolean {
  switch (answer.kind) {
    case 'skipped':
      return true;
    case 'read':
      return kind === 'reflection';
    case 'written':
      return kind === 'open';
    case 'chosen': {
      const isOne = kind === 'multiple-choice' || kind === 'true-false';
      if (!isOne && kind !== 'multiple-answer') return false;
      if (isOne && answer.answerIds.length !== 1) return false;
      return answer.answerIds.every((chosen) => answers.some(({ id }) => id === chosen));
    }
  }
}

/** Also what was skipped counts as not answered, unless skipping is allowed. */
export function maySubmit(facts: AttemptFacts): boolean {
  return !facts.isSubmitted && (facts.rules.allowSkip || unansweredIn(facts).length === 0);
}

/** Up to the next question; null: anywhere. */
export function seekableUntil(facts: AttemptFacts): number | null {
  if (!facts.rules.noSeekingAhead || facts.isSubmitted) return null;
  return nextQuestion(facts)?.atSeconds ?? null;
}

type DueFacts = {
  readonly rules: Pick<QuizRules, 'showScore' | 'showRightAnswers' | 'attemptsAllowed'>;
  readonly isSubmitted: boolean;
  readonly used: number;
  /** Another attempt of this taker is not submitted yet. */
  readonly isAnotherUnderWay: boolean;
  readonly isPreview: boolean;
};

export function isScoreDue({ rules, isSubmitted }: Pick<DueFacts, 'rules' | 'isSubmitted'>): boolean {
  return isSubmitted && rules.showScore;
}

/**
 * After the last attempt there is none left to use them in. It is the last by the rules: a guest who has one only for want
 * of proof may prove an address and come again. A preview is nobody's last.
 */
export function areRightAnswersDue(facts: DueFacts): boolean {
  const { rules, isSubmitted, used, isAnotherUnderWay, isPreview } = facts;
  if (!isSubmitted) return false;
  switch (rules.showRightAnswers) {
    case 'never':
      return false;
    case 'after-each-attempt':
      return true;
    case 'after-last-attempt':
      if (isPreview) return true;
      return rules.attemptsAllowed !== null && used >= rules.attemptsAllowed && !isAnotherUnderWay;
  }
}

export function secondsSince(activeAt: Date, now: Date): number {
  const seconds = (now.getTime() - activeAt.getTime()) / 1000;
  return seconds > LONGEST_PAUSE_SECONDS ? 0 : Math.max(0, seconds);
}

/** What an answer earned of its points, as it is stored; null where nothing is scored or a grade is missing. */
export function shareToStore(
  question: KeyedQuestion,
  { given, gradedShare }: { readonly given: GivenAnswer | null; readonly gradedShare: number | null },
): number | null {
  const share = shareOf({ question, given, gradedShare });
  return share === null ? null : Math.round(share * 1e6) / 1e6;
}

/** By what a taker is found again; a guest of whom nothing is proved only as this guest. */
export type TakerKeys = {
  readonly personId: string | null;
  readonly addressFolded: string | null;
  readonly guestId: string | null;
};

export function keysOf(identity: Identity): TakerKeys {
  switch (identity.kind) {
    case 'account':
      return { personId: identity.personId, addressFolded: identity.addressFolded, guestId: null };
    case 'invitee':
      return { personId: null, addressFolded: identity.addressFolded, guestId: null };
    case 'guest':
      return {
        personId: null,
        addressFolded: identity.isProved ? identity.addressFolded : null,
        guestId: identity.guestId,
      };
  }
}

/**
 * Whoever typed an address is not the account that proved it: they neither see its attempts nor add to them. Signed
 * in, or by a code from the mailbox, they are.
 */
export function isSomebodyElses(identity: Identity, takers: readonly TakerKeys[]): boolean {
  if (identity.kind === 'account' || identity.isProved) return false;
  return takers.some(({ personId }) => personId !== null);
}

const KINDS = ['guest', 'invitee', 'account'] as const;
export type TakerKind = (typeof KINDS)[number];

/** Several that turned out to be one: all their keys, and the highest of what they are. */
export function united(all: readonly (TakerKeys & { readonly kind: TakerKind })[]): TakerKeys & { kind: TakerKind } {
  const first = <K extends keyof TakerKeys>(key: K) =>
    all.map((each) => each[key]).find((value) => value !== null) ?? null;
  return {
    personId: first('personId'),
    addressFolded: first('addressFolded'),
    guestId: first('guestId'),
    kind: KINDS.findLast((kind) => all.some((each) => each.kind === kind)) ?? 'guest',
  };
}
