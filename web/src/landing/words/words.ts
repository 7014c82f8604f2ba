import type { JoinRefusal } from '#contract/invites/door.ts';
import type { CommonProblem } from '#contract/problems.ts';
import type { english } from './en.ts';

export type Refusal = JoinRefusal | CommonProblem | 'mail.no-server' | 'invites.move-unknown';

/** One page for each refusal (5.6): what happened, why, and what now. */
export type PageWords = { readonly title: string; readonly text: string };

type InAnyWords<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : InAnyWords<T[Key]> };

/** Everything the landing says; a language that lacks a word, or a refusal, does not compile. */
export type Words = InAnyWords<typeof english>;
