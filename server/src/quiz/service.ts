import type { QuizDeps } from './deps.ts';
import { createExporting } from './exporting.ts';
import { createForgetting } from './forgetting.ts';
import { createGrading } from './grading.ts';
import { createPreTest } from './pre-test.ts';
import { createReporting } from './reporting.ts';
import { createScoring } from './scoring.ts';
import { createSetup } from './setup.ts';
import { createTakers } from './takers.ts';
import { createTaking } from './taking.ts';

export type Quizzes = ReturnType<typeof createQuizzes>;

/** A quiz from its first question to the last grade: its author, its takers, and who looks at what became of it. */
export function createQuizzes(deps: QuizDeps) {
  const scoring = createScoring(deps);
  const reporting = createReporting(deps);
  const takers = createTakers({ ...deps, scoring });
  return {
    ...createSetup(deps),
    taking: createTaking({ ...deps, takers, scoring }),
    reporting,
    ...createExporting(deps),
    ...createGrading({ ...deps, scoring, reporting }),
    ...createPreTest(deps),
    ...createForgetting(deps),
    rescore: scoring.rescore,
  };
}
