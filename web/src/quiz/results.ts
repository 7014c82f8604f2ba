import type { QuestionReport } from '#contract/quiz/reports.ts';

/** How many got it right, did not, wait for a grade, or gave no answer; together all who were asked. */
export function resultsOf({ asked, answered, rightShare, waiting }: QuestionReport) {
  const none = Math.max(0, asked - answered);
  const right = Math.round((rightShare ?? 0) * asked);
  return { right, waiting, none, notRight: Math.max(0, asked - right - waiting - none) };
}

/** What the correlation with the rest of the score says, in three words; near nothing says nothing good. */
export function tellingOf(discrimination: number): 'well' | 'hardly' | 'wrongly' {
  if (discrimination >= 0.2) return 'well';
  return discrimination > -0.1 ? 'hardly' : 'wrongly';
}
