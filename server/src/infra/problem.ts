import { type Fact, type FieldError, PROBLEMS, type ProblemCode } from '#contract/problems.ts';

type More = {
  readonly cause?: unknown;
  readonly fields?: readonly FieldError[];
  /** Facts that whoever gets this may know: they are shown with it. */
  readonly facts?: Readonly<Record<string, Fact>>;
  readonly retryAfterSeconds?: number;
};

/** A refusal on its way out. Everything else that is thrown is a bug. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly more: More;

  constructor(code: ProblemCode, more: More = {}) {
    super(PROBLEMS[code].title, { cause: more.cause });
    this.name = 'Problem';
    this.code = code;
    this.more = more;
  }
}

/** A refusal that belongs beside one input. */
export function fieldProblem(code: ProblemCode, field: string): Problem {
  return new Problem(code, { fields: [{ field, message: PROBLEMS[code].title }] });
}
