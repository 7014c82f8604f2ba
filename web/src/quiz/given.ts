import type { AskedQuestion, GivenAnswer } from '#contract/quiz/question.ts';

/** An answer while it is being given. */
export type GivenDraft = { readonly chosen: readonly string[]; readonly text: string };

export function draftOfGiven(given: GivenAnswer | null): GivenDraft {
  return {
    chosen: given?.kind === 'chosen' ? given.answerIds : [],
    text: given?.kind === 'written' ? given.text : '',
  };
}

/** What is sent; null while nothing is chosen or written. */
export function givenOf({ kind }: Pick<AskedQuestion, 'kind'>, { chosen, text }: GivenDraft): GivenAnswer | null {
  switch (kind) {
    case 'multiple-choice':
    case 'true-false':
    case 'multiple-answer':
      return chosen.length === 0 ? null : { kind: 'chosen', answerIds: [...chosen] };
    case 'open':
      return text.trim() === '' ? null : { kind: 'written', text };
    case 'reflection':
      return { kind: 'read' };
  }
}

/** Skipped is not answered: it is asked for again before submitting. */
export function isAnswered(given: GivenAnswer | null): boolean {
  return given !== null && given.kind !== 'skipped';
}
